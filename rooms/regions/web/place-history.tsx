import { useQuery } from '@tanstack/react-query'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { HistorySection } from './history-section.tsx'
import { historyWords as words } from './history-words.ts'
import { type PlaceHistory, placeHistoryQuery } from './queries.ts'
import { sayFacilities } from './say-counts.ts'
import { placeWords } from './words.ts'

const fieldWords: Record<string, Saying> = {
  name: placeWords.name,
  households: placeWords.households,
  residents: placeWords.residents,
  facilities: placeWords.facilities,
}

export function PlaceHistorySection({ code }: { code: string }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(placeHistoryQuery(api, code))
  const sayValue = (value: unknown) => {
    if (typeof value === 'number') return sayExactly(value)
    const said =
      typeof value === 'object' && value !== null
        ? sayFacilities(say, value as Record<string, number>).join('、')
        : value
    return said ? String(said) : ''
  }
  const linesOf = ({ fields }: PlaceHistory['versions'][number]) =>
    fields.map((each) => {
      const [before, after] = [sayValue(each.before), sayValue(each.after)]
      const how = before === '' ? words.filled : after === '' ? words.emptied : words.changed
      return say(how, { field: say(fieldWords[each.field] ?? placeWords.name), before, after })
    })
  return <HistorySection query={query} linesOf={linesOf} />
}

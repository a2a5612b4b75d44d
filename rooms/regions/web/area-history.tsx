import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { HistorySection } from './history-section.tsx'
import { historyWords as words } from './history-words.ts'
import { type AreaHistory, areaHistoryQuery } from './queries.ts'

export function AreaHistorySection({ id }: { id: string }) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(areaHistoryQuery(api, id))
  const linesOf = ({ name, joined, left }: AreaHistory['versions'][number]) => {
    const named = (of: typeof joined, included: boolean) =>
      of.filter((each) => each.included === included).map(({ fullName }) => fullName)
    const members = [
      [words.joined, named(joined, true)],
      [words.cut, named(joined, false)],
      [words.left, named(left, true)],
      [words.uncut, named(left, false)],
    ] as const
    return [
      ...(name ? [sayName(name)] : []),
      ...members
        .filter(([, names]) => names.length > 0)
        .map(([saying, names]) => say(saying, { names: names.join('、') })),
    ]
  }
  const sayName = ({ before, after }: { before: string | null; after: string }) =>
    before === null ? say(words.named, { name: after }) : say(words.renamed, { before, after })
  return <HistorySection query={query} linesOf={linesOf} />
}

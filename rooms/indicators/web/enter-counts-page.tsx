/** A village's number of a month, on a phone; what it entered before stands below. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Notice, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { CountForm } from './count-form.tsx'
import { CountHistory } from './count-history.tsx'
import { countsQuery, type Enterable, enterableQuery } from './count-queries.ts'
import { countWords as words } from './count-words.ts'

const keyOf = ({ cycleId, village }: Enterable) => `${cycleId} ${village.id}`

export function EnterCountsPage() {
  const say = useSay()
  const { api } = useDesk()
  const { data: places, isPending, isError, error, refetch } = useQuery(enterableQuery(api))
  const [chosen, setChosen] = useState<string>()
  // What is missing comes first.
  const place =
    places?.find((each) => keyOf(each) === chosen) ??
    places?.find(({ missing }) => missing !== null) ??
    places?.[0]
  const sayPlace = ({ village, cycle }: Enterable) =>
    say(words.placeLine, { village: village.name, cycle })
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      {isPending && <Loading />}
      {isError && !places && <Unread error={error} retry={refetch} />}
      {places?.length === 0 && (
        <Notice title={say(words.nowhere)}>
          <p>{say(words.nowhereDetail)}</p>
        </Notice>
      )}
      {place && places?.length === 1 && <p className="second">{sayPlace(place)}</p>}
      {place && places && places.length > 1 && (
        <label>
          {say(words.place)}{' '}
          <select
            className="select"
            value={keyOf(place)}
            onChange={(event) => setChosen(event.target.value)}
          >
            {places.map((each) => (
              <option key={keyOf(each)} value={keyOf(each)}>
                {sayPlace(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {place && <CountsOf key={keyOf(place)} place={place} />}
    </Page>
  )
}

function CountsOf({ place }: { place: Enterable }) {
  const say = useSay()
  const { api } = useDesk()
  const { data, isError, error, refetch } = useQuery(countsQuery(api, place))
  if (isError && !data) return <Unread error={error} retry={refetch} />
  if (!data) return <Loading />
  if (data.months.length === 0) return <p>{say(words.notYet)}</p>
  return data.measures.map((measure) => {
    const items = data.items.filter((each) => each.measure === measure.measure)
    // Another number there is another form: what was typed beside the old one is done with.
    const known = items.map(({ id, version }) => `${id} ${version}`).join()
    const shared = { measure, items, months: data.months }
    return (
      <div key={measure.measure}>
        <CountForm key={known} place={place} {...shared} />
        <CountHistory {...shared} />
      </div>
    )
  })
}

/** What was closed below a village, for whoever may open it again; asked for only when somebody looks. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { closedPlacesQuery } from './queries.ts'
import { placeKindWords, placeWords as words } from './words.ts'

export function ClosedPlaces({ code }: { code: string }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const [opened, setOpened] = useState(false)
  const query = useQuery({ ...closedPlacesQuery(api, code), enabled: opened })
  const items = query.data?.items ?? []
  return (
    <details className="more" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{say(words.closedOnes)}</summary>
      {opened && query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && <p className="second">{say(words.closedNone)}</p>}
      <ul className="plain-list">
        {items.map((each) => (
          <li key={each.code}>
            <Link to="/places/$code" params={{ code: each.code }}>
              {each.name}
            </Link>{' '}
            <span className="second">
              {[
                say(placeKindWords[each.kind]),
                each.validTo && say(words.closed, { day: sayDate(each.validTo, language) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

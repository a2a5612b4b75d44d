/** What is silent and mine to look after, the longest first; each leads to its story. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { silentQuery } from './silent-queries.ts'
import { silentWords as words } from './silent-words.ts'

export function SilentPage() {
  const { say, language } = useReading()
  const { api } = useDesk()
  const query = useQuery(silentQuery(api))
  const items = query.data ?? []
  return (
    <Page title={say(words.title)} lead={say(words.lead)} narrow>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && items.length === 0 && (
        <div className="teach">
          <p className="strong">{say(words.none)}</p>
          <p>{say(words.noneHow)}</p>
        </div>
      )}
      <ul className="plain-list">
        {items.map(({ countyCode, id, supporter, community, silentSince, days }) => (
          <li key={id}>
            <Link to="/partnerships/$county/$id" params={{ county: countyCode, id }}>
              {say(words.pair, { supporter: supporter.name, community: community.name })}
            </Link>
            <div className="second small">
              {say(words.since, { days, day: sayDate(silentSince, language) })}
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}

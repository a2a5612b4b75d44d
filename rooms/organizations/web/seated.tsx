/** What has its seat in a region: the village as an organization, under the name of the village as a place. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { kindWords } from '../shared/words.ts'
import { organizationsPage } from './queries.ts'
import { organizationWords as words } from './words.ts'

/** The village comes first in its list; more are found in the list of organizations. */
const mostSeated = '12'

export default function Seated({ code }: { code: string }) {
  const say = useSay()
  const { api } = useDesk()
  const { data } = useQuery({
    queryKey: ['organizations', 'seated', code],
    queryFn: ({ signal }) => organizationsPage(api, { region: code, limit: mostSeated }, signal),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={say(words.seated)}>
      <p className="hint">{say(words.seatedHint)}</p>
      <ul className="plain-list">
        {data.items.map(({ countyCode: county, id, name, kind }) => (
          <li key={id}>
            <Link to="/organizations/$county/$id" params={{ county, id }}>
              {name}
            </Link>{' '}
            <span className="second">{say(kindWords[kind])}</span>
          </li>
        ))}
      </ul>
      {data.next && (
        <p>
          <Link to="/organizations" search={{ region: code }}>
            {say(words.more)}
          </Link>
        </p>
      )}
    </Section>
  )
}

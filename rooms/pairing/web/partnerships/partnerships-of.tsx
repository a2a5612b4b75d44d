/** With whom an organization is paired, each leading to the story of the two. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { partnershipsOfQuery } from './story-queries.ts'
import { storyWords as words } from './story-words.ts'

export default function PartnershipsOf({ county, id }: { county: string; id: string }) {
  const { say, language } = useReading()
  const { api, can } = useDesk()
  const { data = [] } = useQuery({
    ...partnershipsOfQuery(api, { county, id }),
    enabled: can('programmes.read'),
  })
  if (data.length === 0) return null
  return (
    <ul className="plain-list">
      {data.map(({ countyCode, id: of, supporter, community, since, until, over }) => (
        <li key={of}>
          <Link to="/partnerships/$county/$id" params={{ county: countyCode, id: of }}>
            {supporter.id === id ? community.name : supporter.name}
          </Link>{' '}
          <span className="second">
            {say(over ? words.was : words.with, {
              since: sayFullDate(since, language),
              until: sayFullDate(until, language),
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

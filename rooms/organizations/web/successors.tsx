/** What an organization went on as when it ended. What went on does not come back. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { type History, historyQuery, type Organization } from './queries.ts'
import { organizationWords as words } from './words.ts'

/** Undefined while it is not known. A part that left one which went on is none. */
export function useSuccessors({
  countyCode: county,
  id,
  endsOn,
}: Organization): History['successions'] | undefined {
  const { api } = useDesk()
  const { data } = useQuery({ ...historyQuery(api, { county, id }), enabled: endsOn !== null })
  return data?.successions.filter(({ from, ended }) => ended && from.id === id)
}

export function Successors({ organization }: { organization: Organization }) {
  const say = useSay()
  const successors = useSuccessors(organization) ?? []
  const [first] = successors
  if (!first || organization.endsOn === null) return null
  const { countyCode: county } = organization
  return (
    <p>
      {say(first.kind === 'split' ? words.becameParts : words.becamePart)}{' '}
      {successors.map(({ to }, at) => (
        <span key={to.id}>
          {at > 0 && say(words.and)}
          <Link to="/organizations/$county/$id" params={{ county, id: to.id }}>
            {to.name}
          </Link>
        </span>
      ))}
    </p>
  )
}

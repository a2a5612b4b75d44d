/** Whether what is being written down is there already: told while it is typed, and refusing nothing. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import type { Values } from '#base/web/form/values.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { changeWords as words } from './change-words.ts'
import { bodyOf } from './organization-values.ts'
import { type Alike, alikeQuery } from './queries.ts'

interface AlikeProps {
  county: string | undefined
  values: Values
}

export function AlikeByName({ county, values }: AlikeProps) {
  const say = useSay()
  const found = useAlike(county, values, 'name')
  return (
    <div role="status">
      {found.length > 0 && (
        <Notice title={say(words.alikeName)}>
          <ul>
            {found.map(({ organization }) => (
              <li key={organization.id}>
                <ToOrganization of={organization} />{' '}
                <span className="second">
                  {organization.parentName ?? organization.regionName}{' '}
                  <span className="mono">{organization.code}</span>
                </span>
              </li>
            ))}
          </ul>
          <p>{say(words.alikeNameDetail)}</p>
        </Notice>
      )}
    </div>
  )
}

/** @param but the organization whose own code it may be */
export function AlikeByCode({ county, values, but }: AlikeProps & { but?: string | undefined }) {
  const say = useSay()
  const found = useAlike(county, values, 'code').filter(
    ({ organization }) => organization.id !== but,
  )
  return (
    <div role="status">
      {found.map(({ organization }) => (
        <p key={organization.id} className="small">
          {say(organization.endsOn === null ? words.alikeCode : words.alikeCodeClosed)}{' '}
          <ToOrganization of={organization} />
        </p>
      ))}
    </div>
  )
}

function useAlike(county: string | undefined, values: Values, reason: Alike['reasons'][number]) {
  const { api } = useDesk()
  const { name } = values
  const { code, side } = bodyOf(values)
  const { data = [] } = useQuery(alikeQuery(api, { county, name, code, side }))
  return data.filter(({ reasons }) => reasons.includes(reason))
}

function ToOrganization({ of: { countyCode, id, name } }: { of: Alike['organization'] }) {
  return (
    <Link to="/organizations/$county/$id" params={{ county: countyCode, id }}>
      {name}
    </Link>
  )
}

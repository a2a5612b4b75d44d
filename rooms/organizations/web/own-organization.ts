/** The page of the one organization that somebody answers for, or the list for whoever answers for more. */
import type { Duty } from '#base/web/desk.tsx'

export function toOwnOrganization(duties: readonly Duty[]): string {
  const [first, ...others] = new Set(
    duties.map(({ kind, countyCode, code }) =>
      kind === 'organization' ? `/organizations/${countyCode}/${code}` : '/organizations',
    ),
  )
  return first && others.length === 0 ? first : '/organizations'
}

/** How a reach becomes the scope of a transaction about deeds. */
import type { Reach } from '#base/server/db/reach.ts'
import { areaScope, isInScope, joinScopes, type Scope } from '#base/server/db/scope.ts'
import { absent } from '#base/shared/problems.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'

/**
 * A deed lies in its community's county. A unit of a province or a city works in the counties below it, one of a county
 * in those of its city; statements hold the organization itself.
 */
export function scopeOfDeeds({ scope, organizations }: Reach): Scope {
  if (organizations.length === 0) return scope
  return scope.counties
    .filter((each) => !each.includes('-'))
    .map((home) => ({
      counties: areaScope(home.endsWith('0000') ? home.slice(0, 2) : home.slice(0, 4)),
    }))
    .reduce<Scope>(joinScopes, scope)
}

/** One by one, and the codes of cities and provinces, under which their own bodies are kept. */
export function countiesOfDeeds(reach: Reach): string[] {
  const counties = countiesIn(scopeOfDeeds(reach))
  const above = reach.scope.counties.filter((each) => !each.includes('-'))
  return [...new Set([...counties, ...above])]
}

/** @throws Problem base.absent when the county lies beyond */
export function scopeOfDeed(reach: Reach, countyCode: string): Scope {
  if (!isInScope(scopeOfDeeds(reach), countyCode)) throw absent()
  return { counties: [countyCode] }
}

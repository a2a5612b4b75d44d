/** How a reach becomes the scope of one transaction. */
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import { isInScope, type Scope } from '#base/server/db/scope.ts'
import { absent } from '#base/shared/problems.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import type { Within } from './store.ts'

/**
 * The scope of one county, and of no organization's internal rows.
 *
 * @throws Problem base.absent when the county lies outside the reach
 */
export function countyScope(reach: Reach, countyCode: string): Scope {
  if (!isInScope(reach.scope, countyCode)) throw absent()
  return { counties: [countyCode] }
}

/** The counties of a reach one by one: a statement names them, as a distributed database demands. */
export function withinOf(reach: Reach, county?: string): Within {
  if (county !== undefined) {
    return { reach, counties: isInScope(reach.scope, county) ? [county] : [] }
  }
  const counties = reach.scope.counties.flatMap((each) => {
    const [from, to] = each.split('-') as [string, string?]
    return to === undefined ? [from] : codesBetween(from, to)
  })
  return { reach, counties }
}

/** Whether something with its seat there may be put into the county by this reach. */
export function maySit(reach: Reach, countyCode: string, regionCode: string): boolean {
  return isInReach(reach, { countyCode, regionCode })
}

/** Which places a reach covers: all of a village, a part of it such as one grid, or nothing. */
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import { isInScope, type Scope } from '#base/server/db/scope.ts'
import { absent } from '#base/shared/problems.ts'

export function countyOf(code: string): string {
  return code.slice(0, 6)
}

/**
 * The scope of the county that a village or place lies in.
 *
 * @throws Problem base.absent when nothing of the village is reached
 */
export function placeScope(reach: Reach, code: string): Scope {
  const countyCode = countyOf(code)
  const part = reach.regions.some(({ prefix }) => prefix.startsWith(`${code}.`))
  const reached = isInScope(reach.scope, countyCode) && (part || isPlaceInReach(reach, code))
  if (!reached) throw absent()
  return { counties: [countyCode] }
}

export function isPlaceInReach(reach: Reach, code: string): boolean {
  return isInReach(reach, { countyCode: countyOf(code), regionCode: code })
}

import { isInScope, type Scope } from '#base/server/db/scope.ts'
import { absent } from '#base/shared/problems.ts'
import { countyMissing } from '../shared/problems.ts'

/**
 * The county that a reader means: the one named, or the only one in scope.
 *
 * @throws Problem base.absent outside the scope, journal.county-missing when there is a choice
 */
export function countyOf(scope: Scope, named: string | undefined): string {
  const [only, ...others] = scope.counties
  const county = named ?? (others.length === 0 && only?.length === 6 ? only : undefined)
  if (county === undefined) throw countyMissing()
  if (!isInScope(scope, county)) throw absent()
  return county
}

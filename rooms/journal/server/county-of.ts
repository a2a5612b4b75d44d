import type { Reach } from '#base/server/db/reach.ts'
import { absent } from '#base/shared/problems.ts'
import { countyMissing } from '../shared/problems.ts'

/**
 * The county that a reader means: the one named, or the only one reached. A journal is one log for its whole county,
 * so whoever reaches only a part of it reads none.
 *
 * @throws Problem base.absent beyond the reach, journal.county-missing when there is a choice
 */
export function countyOf(reach: Reach, named: string | undefined): string {
  const [only, ...others] = reach.scope.counties
  const county = named ?? (others.length === 0 && only?.length === 6 ? only : undefined)
  if (county === undefined) throw countyMissing()
  const whole = reach.regions.some(({ prefix, except = [] }) => {
    return except.length === 0 && county.startsWith(prefix)
  })
  if (!whole) throw absent()
  return county
}

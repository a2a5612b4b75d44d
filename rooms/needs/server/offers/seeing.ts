/** How far somebody sees offers. */
import type { Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import { absent } from '#base/shared/problems.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import type { Seeing } from './store.ts'

/** @param county where only one is asked for; one that lies beyond the reach holds nothing */
export function seeingOf(reach: Reach, county?: string): Seeing {
  if (county === undefined) return { reach, counties: countiesIn(reach.scope) }
  return { reach, counties: isInScope(reach.scope, county) ? [county] : [] }
}

/** @throws Problem base.absent when the county lies beyond the reach */
export function seeingIn(reach: Reach, county: string): Seeing {
  if (!isInScope(reach.scope, county)) throw absent()
  return { reach, counties: [county] }
}

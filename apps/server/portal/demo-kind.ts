/** What a page of the demo says of itself: places that are there with invented facts, or a county that is nowhere. */
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { isInvented } from '#rooms/regions/server/door.ts'

export type DemoKind = 'real-names' | 'invented' | 'both'

/** False where none of what is shown belongs to the demo. */
export function demoOf(
  programmes: readonly Pick<PublicProgramme, 'demo' | 'regionCode'>[],
): DemoKind | false {
  const shown = programmes.filter(({ demo }) => demo)
  const invented = shown.filter(({ regionCode }) => isInvented(regionCode)).length
  if (shown.length === 0) return false
  if (invented === 0) return 'real-names'
  return invented === shown.length ? 'invented' : 'both'
}

/** A county that is nowhere, with a draw that is frozen and waits to be announced: whoever tries the demo holds it. */
import { dayOf } from '#base/server/clock.ts'
import type { Work } from '#base/server/db/work.ts'
import { prepareDraw } from '#rooms/pairing/server/door.ts'
import { hasProgrammes } from '#rooms/programmes/server/door.ts'
import {
  inventedCounty,
  listPlacesOfCounty,
  loadInventedCounty,
} from '#rooms/regions/server/door.ts'
import { actor, foundProgramme } from './found-programme.ts'
import { inventedRegion, inventedRoster } from './invented.ts'

const oneYear = 365 * 86_400_000

/** @param adminUrl of the connection that may write regions */
export async function loadInvented(work: Work, adminUrl: string): Promise<void> {
  const isThere = await work.read({ counties: [] }, (tx) => hasProgrammes(tx, inventedCounty))
  if (isThere) return
  await loadInventedCounty(adminUrl)
  const places = await work.read({ counties: [inventedCounty] }, (tx) =>
    listPlacesOfCounty(tx, inventedCounty),
  )
  const now = new Date()
  // From today on, so that whoever starts it on any day of a year has a whole cycle before them.
  const cycle = {
    name: '第一轮',
    beginsOn: dayOf(now),
    endsOn: dayOf(new Date(now.getTime() + oneYear)),
  }
  await foundProgramme(
    work,
    {
      countyCode: inventedCounty,
      regionCode: inventedRegion,
      template: 'branch-to-branch',
      name: '支部联村',
      nameEn: 'Branch to village',
      officeName: '示例县联建办',
      roster: inventedRoster(places),
      cycle,
    },
    async (tx, founded) => {
      await prepareDraw(tx, {
        ...founded,
        way: 'tier-draw',
        title: '示例县支部联村',
        actor,
        reason: '演示',
      })
    },
  )
}

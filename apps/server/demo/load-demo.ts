/** Fills an empty database with the demo county, through the rooms' own doors. */
import { dayOf } from '#base/server/clock.ts'
import type { Work } from '#base/server/db/work.ts'
import { adoptRun } from '#rooms/pairing/server/door.ts'
import { hasProgrammes } from '#rooms/programmes/server/door.ts'
import { listPlacesOfCounty } from '#rooms/regions/server/door.ts'
import { countyCode, countyRegion, demoRoster, demoRules, demoSeed } from './dunhua.ts'
import { actor, foundProgramme } from './found-programme.ts'

export async function loadDemo(work: Work, say: (line: string) => void): Promise<void> {
  // One that was withdrawn from the public pages is there all the same.
  if (await work.read({ counties: [] }, (tx) => hasProgrammes(tx))) return
  say('正在准备演示：敦化市 119 个单位、322 个村（社区） / Preparing the demo county')
  const places = await work.read({ counties: [countyCode] }, (tx) =>
    listPlacesOfCounty(tx, countyCode),
  )
  const year = Number(dayOf(new Date()).slice(0, 4))
  await foundProgramme(
    work,
    {
      countyCode,
      regionCode: countyRegion,
      template: 'units-to-places',
      name: '党建包联',
      nameEn: 'Paired support',
      officeName: '示例办公室',
      roster: demoRoster(places),
      cycle: { name: `${year}`, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
    },
    async (tx, founded) => {
      const adopted = await adoptRun(tx, {
        ...founded,
        rules: demoRules,
        seed: { typed: demoSeed },
        actor,
        reason: '演示',
      })
      if (adopted.outcome === 'infeasible') throw new Error('the demo county cannot be paired')
    },
  )
}

import type { Work } from '#base/server/db/work.ts'
import { indexCounty } from '#rooms/organizations/server/door.ts'
import { listPublicProgrammes } from '#rooms/programmes/server/door.ts'

/** Units that were written before they could be searched for are made findable when the application starts. */
export async function indexUnits(work: Work): Promise<void> {
  const programmes = await work.read({ counties: [] }, (tx) => listPublicProgrammes(tx, 'zh-CN'))
  const counties = new Set(programmes.map(({ regionCode }) => regionCode.slice(0, 6)))
  for (const county of counties) {
    await work.write({ counties: [county] }, (tx) => indexCounty(tx, county))
  }
}

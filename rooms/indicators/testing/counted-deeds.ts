/** Deeds of a programme, counted over HTTP's own database as the rooms that keep records count them. */
import type { FactInput } from '#base/server/db/change.ts'
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { foldCounty } from '../server/totals/fold-county.ts'

export interface CountedDeed {
  village: string
  day: string
  cost: number
  organizationId?: string
  partnershipId?: string
  confirmed?: boolean
}

/** Each is a deed and what it cost, at once in the totals. */
export async function countDeeds(
  work: Work,
  programme: { id: string; cycleId: string },
  deeds: readonly CountedDeed[],
): Promise<void> {
  const counties = [...new Set(deeds.map(({ village }) => village.slice(0, 6)))]
  for (const countyCode of counties) {
    await work.write({ counties: [countyCode] }, async (tx) => {
      for (const deed of deeds.filter(({ village }) => village.startsWith(countyCode))) {
        const { village, day, cost, confirmed, ...whose } = deed
        const record = { kind: 'deed', id: newId(), version: 1 }
        const fact = {
          ...{ programmeId: programme.id, cycleId: programme.cycleId, record, kind: 'clinic', day },
          ...{ regionCode: village, ...whose },
        }
        const facts: FactInput[] = [
          { ...fact, measure: 'deed', quantity: 1 },
          { ...fact, measure: 'deed-cost', aspect: 'own', quantity: cost },
        ]
        const by = { countyCode, actor: 'test', subject: record }
        await tx.record({ ...by, action: 'test.count', facts })
        if (!confirmed) continue
        const raises = { record, to: 'confirmed', way: 'link' } as const
        await tx.record({ ...by, action: 'test.confirm', raises })
      }
    })
    await foldCounty(work, countyCode)
  }
}

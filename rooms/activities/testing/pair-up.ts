/** A partnership in force, put there directly where a test is about what is done in it. */
import type { Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'

export interface Pair {
  countyCode: string
  programmeId: string
  cycleId: string
  unitId: string
  communityId: string
  regionCode: string
  beginsOn: string
  endsOn: string
}

/** @returns the partnership's id */
export async function pairUp(work: Work, pair: Pair): Promise<string> {
  const { countyCode, programmeId, cycleId, beginsOn, endsOn } = pair
  const [id, runId] = [newId(), newId()]
  await work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .insertInto('pairing.runs')
      .values({
        ...{ countyCode, id: runId, cycleId, programmeId, createdAt: tx.now, runAt: tx.now },
        ...{ method: 'optimize', state: 'in-force', rules: '{}', inForceOn: beginsOn },
        ...{ inputRoot: '0'.repeat(64), transcriptHash: '0'.repeat(64), pairCount: 1 },
      })
      .execute()
    await tx.db
      .insertInto('pairing.partnerships')
      .values({
        ...{ countyCode, id, cycleId, runId, supporterId: pair.unitId, origin: 'solved' },
        ...{ communityId: pair.communityId, communityRegionCode: pair.regionCode },
        ...{ reasons: '[]', beginsOn, endsOn },
      })
      .execute()
  })
  return id
}

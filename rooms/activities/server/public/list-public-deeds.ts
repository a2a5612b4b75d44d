/** What was done in a village and what it gave back, for everybody: things and figures, no person and no unit. */
import type { Transaction } from '#base/server/db/work.ts'
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import { levelsOf } from '#rooms/indicators/server/door.ts'
import { recordOf } from '../deeds/record-deeds.ts'
import { listToldDeeds, type ToldDeed } from './store.ts'

export interface PublicDeed extends Omit<ToldDeed, 'id' | 'version' | 'communityId'> {
  /** By whose word it is told. */
  level: EvidenceLevel
}

/**
 * @param most of each community, the newest
 * @returns of each community, by its id, these and how many there are in all; one that has none is not in it
 */
export async function listPublicDeeds(
  tx: Transaction,
  of: { countyCode: string; cycleId: string; communityIds: readonly string[] },
  most: number,
): Promise<ReadonlyMap<string, { items: PublicDeed[]; count: number }>> {
  const deeds = await listToldDeeds(tx, of, most)
  const levelOf = await levelsOf(tx, of.countyCode, deeds.map(recordOf))
  const byCommunity = Map.groupBy(deeds, ({ communityId }) => communityId)
  return new Map(
    [...byCommunity].map(([id, own]) => [
      id,
      {
        items: own.map(({ count: _, id, version, communityId: __, ...deed }) => ({
          ...{ ...deed, level: levelOf(recordOf({ id, version })) },
        })),
        count: own[0]?.count ?? 0,
      },
    ]),
  )
}

import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { findCycle, listCycleIdsOf } from '#rooms/programmes/server/door.ts'
import { cycleOver, notTakingPart } from '../../shared/need-problems.ts'
import type { NeedRow } from './store.ts'

/**
 * One whose community has left, or whose cycle is over, is asked for in another cycle.
 *
 * @throws Problem needs.cycle-over, needs.not-taking-part
 */
export async function requireTakingPart(
  tx: Transaction,
  { countyCode, communityId, cycleId }: Pick<NeedRow, 'countyCode' | 'communityId' | 'cycleId'>,
): Promise<void> {
  const cycle = await findCycle(tx, cycleId)
  const cycles = await listCycleIdsOf(tx, [countyCode], [communityId])
  if (!cycle || !cycles.includes(cycleId)) throw notTakingPart()
  if (cycle.endsOn < dayOf(tx.now)) throw cycleOver()
}

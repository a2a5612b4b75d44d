/** What happens to participations when the registry changes. */
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { leftReasons } from '../../shared/words.ts'
import { findCycle } from '../store.ts'
import { moveOwned } from '../tasks/store.ts'
import { letLeave } from './leave.ts'
import { recordParticipants } from './record-participants.ts'
import { listOpenOf, lockAllOf, type ParticipantRow, updateParticipants } from './store.ts'

const actor = 'job:programmes.follow-organizations'

/**
 * An organization had been entered twice: what it took part in, the kept one did. Where both took part in one cycle
 * the kept one's part goes on. A second delivery finds none.
 */
export async function moveParticipationsOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const kept = await lockAllOf(tx, countyCode, to)
  const doubled = (await lockAllOf(tx, countyCode, from)).filter(
    ({ cycleId, leftOn }) =>
      leftOn === null && kept.some((each) => each.cycleId === cycleId && each.leftOn === null),
  )
  await letLeave(tx, doubled, { actor, reason: leftReasons.duplicate })
  const rows = await lockAllOf(tx, countyCode, from)
  const moved = rows.map((row) => ({
    ...row,
    ...{ organizationId: to, changedBy: actor, changedAt: tx.now },
  }))
  await updateParticipants(tx, moved)
  const changed = moved.map((after, at) => ({ before: rows[at] as ParticipantRow, after }))
  await recordParticipants(tx, changed, { action: 'programmes.move-participant', actor })
  const tasks = await moveOwned(tx, countyCode, { from, to })
  await tx.recordAll(
    tasks.map(({ id }) => ({
      countyCode,
      action: 'programmes.move-task',
      subject: { kind: 'task', id },
      actor,
      before: { ownerOrganizationId: from },
      after: { ownerOrganizationId: to },
    })),
  )
}

/** A closed organization takes part in nothing that goes on. A second delivery finds none. */
export async function leaveWhenClosed(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<void> {
  const rows = await listOpenOf(tx, countyCode, [organizationId], dayOf(tx.now))
  await letLeave(tx, rows, { actor, reason: leftReasons.closed })
}

/**
 * What it took part in until it was closed goes on, as if it had never been away; where the cycle is over or it joined
 * again since, nothing does. A second delivery finds none.
 */
export async function returnWhenReopened(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<void> {
  const all = await lockAllOf(tx, countyCode, organizationId)
  const today = dayOf(tx.now)
  const before: ParticipantRow[] = []
  for (const row of all) {
    if (row.leftOn === null || row.leftReason !== leftReasons.closed) continue
    const cycle = await findCycle(tx, row.cycleId)
    const there = [...all, ...before].some(
      (each) => each.cycleId === row.cycleId && (each.leftOn === null || before.includes(each)),
    )
    if (cycle && cycle.endsOn >= today && !there) before.push(row)
  }
  const after = before.map((row) => ({
    ...row,
    ...{ leftOn: null, leftReason: null, changedBy: actor, changedAt: tx.now },
  }))
  await updateParticipants(tx, after)
  const changed = after.map((row, at) => ({ before: before[at] as ParticipantRow, after: row }))
  await recordParticipants(tx, changed, { action: 'programmes.return', actor })
}

/** How many open participations of these organizations there are. */
export async function countParticipationsOf(
  tx: Parameters<typeof listOpenOf>[0],
  countyCode: string,
  organizationIds: readonly string[],
  day: string,
): Promise<number> {
  return (await listOpenOf(tx, countyCode, organizationIds, day)).length
}

import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { endGrantRow, insertGrant, lockGrantsOnOrganization } from './store.ts'

const actor = 'job:identity.move-grants'
const reason = '重复登记的组织已合并'

/**
 * An organization had been entered twice: roles on the duplicate end and hold on the kept one instead. A second
 * delivery finds none that still hold.
 */
export async function moveGrantsOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const today = dayOf(tx.now)
  for (const grant of await lockGrantsOnOrganization(tx, countyCode, from)) {
    const beginsOn = grant.beginsOn > today ? grant.beginsOn : today
    const moved = { ...grant, id: newId(tx.now), scopeCode: to, beginsOn, createdAt: tx.now }
    await endGrantRow(tx, grant, { endsOn: beginsOn, endedBy: actor, endReason: reason })
    await insertGrant(tx, moved)
    await tx.record({
      countyCode,
      action: 'identity.move-grant',
      subject: { kind: 'user', id: grant.userId },
      actor,
      reason,
      before: { id: grant.id, scopeCode: from },
      after: { id: moved.id, scopeCode: to },
    })
  }
}

import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { endGrantRow, insertGrants, lockGrantsOnOrganization } from './store.ts'

const actor = 'job:identity.move-grants'
const reason = '重复登记的组织已合并'

/**
 * An organization had been entered twice: roles on the duplicate end and hold on the kept one instead. A second
 * delivery finds none that still hold.
 *
 * @param merged.seat region of the kept one
 */
export async function moveGrantsOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  merged: { from: string; to: string; seat: string },
): Promise<void> {
  const { from, to, seat } = merged
  const today = dayOf(tx.now)
  for (const grant of await lockGrantsOnOrganization(tx, countyCode, from)) {
    const beginsOn = grant.beginsOn > today ? grant.beginsOn : today
    const moved = {
      ...grant,
      id: newId(tx.now),
      scopeCode: to,
      regionCode: seat,
      beginsOn,
      createdAt: tx.now,
    }
    await endGrantRow(tx, grant, { endsOn: beginsOn, endedBy: actor, endReason: reason })
    await insertGrants(tx, [moved])
    await tx.record({
      countyCode,
      action: 'identity.move-grant',
      subject: { kind: 'user', id: grant.userId },
      person: grant.userId,
      actor,
      reason,
      before: { id: grant.id, scopeCode: from },
      after: { id: moved.id, scopeCode: to },
    })
  }
}

import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { plainGrant } from './plain-grant.ts'
import {
  endGrantRow,
  type GrantRow,
  insertGrants,
  lockGrantsElsewhere,
  lockGrantsOnOrganization,
  reseatGrants,
} from './store.ts'

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
    const ended = await endGrantRow(tx, grant, {
      endsOn: beginsOn,
      endedBy: actor,
      endReason: reason,
    })
    const [given] = await insertGrants(tx, [moved])
    const by = { countyCode, subject: { kind: 'user', id: grant.userId }, actor, reason }
    await tx.recordAll([
      {
        ...by,
        action: 'identity.move-grant',
        before: plainGrant(grant),
        after: plainGrant(ended),
      },
      { ...by, action: 'identity.give-grant', after: plainGrant(given as GrantRow) },
    ])
  }
}

/** By the seat accounts are found; how far a grant acts is composed from the organization itself. */
export async function moveGrantsToSeat(
  tx: WriteTransaction,
  countyCode: string,
  { organizationId, seat }: { organizationId: string; seat: string },
): Promise<void> {
  const grants = await lockGrantsElsewhere(tx, countyCode, { organizationId, seat })
  if (grants.length === 0) return
  await reseatGrants(
    tx,
    countyCode,
    grants.map(({ id }) => id),
    seat,
  )
  await tx.recordAll(
    grants.map((grant) => ({
      countyCode,
      action: 'identity.move-grant',
      subject: { kind: 'user', id: grant.userId },
      actor,
      before: plainGrant(grant),
      after: plainGrant({ ...grant, regionCode: seat }),
    })),
  )
}

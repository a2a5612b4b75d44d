/** Accounts with the grants of theirs that may reach a place. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { listUsersByIds, type UserRow } from '../people/store.ts'
import { holdsOn } from '../signing-in/find-session.ts'
import * as store from './store.ts'

export interface Holder {
  user: UserRow
  grant: store.GrantRow
  /** Name of the account that gave it, or of the job. */
  givenBy: string
}

/**
 * By the codes and ids that the grants name, today's and of accounts that are not closed. Whether a grant reaches
 * the place in the end, the reach composed from it says.
 */
export async function listHoldersReaching(
  tx: Transaction,
  wanted: {
    counties: readonly string[]
    regions: readonly string[]
    areas: readonly string[]
    organizations: readonly string[]
    seats: readonly string[]
  },
): Promise<Holder[]> {
  const today = dayOf(tx.now)
  const grants = (await store.listGrantsOnPlaces(tx, wanted)).filter((each) => holdsOn(each, today))
  const ids = grants.flatMap(({ userId, grantedBy }) => [userId, grantedBy])
  const users = new Map((await listUsersByIds(tx, ids)).map((user) => [user.id, user]))
  return grants.flatMap((grant) => {
    const user = users.get(grant.userId)
    if (!user || user.closedAt) return []
    return [{ user, grant, givenBy: users.get(grant.grantedBy)?.name ?? grant.grantedBy }]
  })
}

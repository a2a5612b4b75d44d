import type { WriteTransaction } from '#base/server/db/work.ts'
import { deleteBrowsers } from '../known-browsers/store.ts'
import { endSessions, spendInvitations } from '../signing-in/store.ts'
import { type UserRow, updateUser } from './store.ts'

/** Nothing leads in any more. One that is closed already stays closed from the day it was. */
export async function closeUser(
  tx: WriteTransaction,
  user: UserRow,
  { bars = false }: { bars?: boolean } = {},
): Promise<void> {
  await updateUser(tx, user.id, {
    closedAt: user.closedAt ?? tx.now,
    barred: user.barred || bars,
  })
  await spendInvitations(tx, user)
  await endSessions(tx, user.id)
  await deleteBrowsers(tx, user.id)
}

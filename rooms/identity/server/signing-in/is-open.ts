import type { Transaction } from '#base/server/db/work.ts'
import type { UserRow } from '../people/store.ts'

/** Whether an account may be used: one of the demo only while the demo is on. */
export async function isOpen(
  { isDemoOn }: { isDemoOn: (tx: Transaction) => Promise<boolean> },
  tx: Transaction,
  user: UserRow,
): Promise<boolean> {
  if (user.closedAt) return false
  return !user.demo || isDemoOn(tx)
}

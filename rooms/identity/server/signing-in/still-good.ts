/** The library opens sessions in statements of its own; what let one in may have been taken away meanwhile. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { UserRow } from '../people/store.ts'
import { endSessionByToken, lockSessionsEnded } from './store.ts'

/**
 * Whether a sign-in may stand: whoever ends the account's sessions from now on finds this one, and nobody has since it
 * began. Otherwise it is ended here.
 *
 * @param before the account as it was before password or code were looked at
 * @param token of the session that was opened, when there is one already
 */
export async function isStillGood(
  tx: WriteTransaction,
  before: Pick<UserRow, 'id' | 'sessionsEnded'>,
  token: string | undefined,
): Promise<boolean> {
  if ((await lockSessionsEnded(tx, before.id)) === before.sessionsEnded) return true
  if (token !== undefined) await endSessionByToken(tx, token)
  return false
}

/** Ends e-mails by the link that stands in each of them, without a sign-in. Notices in the desk stay. */
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { findByToken, holdSettings, updateSettings } from './store.ts'

/** Whether the link is of somebody; it says of nobody whose. */
export async function isUnsubscribeLink(
  tx: Transaction,
  countyCode: string,
  token: string,
): Promise<boolean> {
  return (await findByToken(tx, countyCode, token)) !== undefined
}

/**
 * The same again changes nothing.
 *
 * @returns false for a link of nobody
 */
export async function unsubscribe(
  tx: WriteTransaction,
  countyCode: string,
  token: string,
): Promise<boolean> {
  const found = await findByToken(tx, countyCode, token)
  if (!found) return false
  const before = await holdSettings(tx, found)
  if (before.mail === 'none') return true
  await updateSettings(tx, found, { mail: 'none', version: before.version + 1 })
  await tx.record({
    ...{ countyCode, action: 'notices.unsubscribe', actor: 'public' },
    ...{ subject: { kind: 'user', id: found.userId }, person: found.userId },
    ...{ before: { mail: before.mail }, after: { mail: 'none' } },
  })
  return true
}

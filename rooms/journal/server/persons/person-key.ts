/** Hashes of records about a person: worthless once the person's random half of the key is gone. */
import { hkdfSync, randomBytes } from 'node:crypto'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { deleteSubjectKey, keepSubjectKey } from './store.ts'

/** Made of both halves: neither the machine's key nor a copy of the table alone can test a guess. */
export async function personKey(
  tx: Transaction,
  key: Buffer,
  countyCode: string,
  subjectId: string,
): Promise<Buffer> {
  const half = await keepSubjectKey(tx, countyCode, subjectId, randomBytes(32))
  return Buffer.from(hkdfSync('sha256', key, half, 'lianjian-journal-person/1', 32))
}

/**
 * Makes every hash of the person's records say nothing. Entries stay as they are, so the sealed log stays whole.
 * Belongs into the transaction that erases the person, whose own change must not carry the record.
 *
 * @returns whether there was a key
 */
export async function erasePersonKey(
  tx: WriteTransaction,
  countyCode: string,
  subjectId: string,
): Promise<boolean> {
  return deleteSubjectKey(tx, countyCode, subjectId)
}

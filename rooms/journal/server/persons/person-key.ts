/** Hashes of records about a person: worthless once the person's random half of the key is gone. */
import { hkdfSync, randomBytes } from 'node:crypto'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { deleteSubjectKey, insertSubjectKeys, listSubjectKeys } from './store.ts'

/**
 * Made of both halves: neither the machine's key nor a copy of the table alone can test a guess. Persons without a
 * half are given one.
 */
export async function personKeys(
  tx: Transaction,
  key: Buffer,
  countyCode: string,
  subjectIds: readonly string[],
): Promise<Map<string, Buffer>> {
  const halves = await listSubjectKeys(tx, countyCode, subjectIds)
  const fresh = subjectIds
    .filter((id) => !halves.has(id))
    .map((subjectId) => ({ subjectId, key: randomBytes(32) }))
  if (fresh.length > 0) {
    await insertSubjectKeys(tx, countyCode, fresh)
    // Another transaction may have been first.
    const kept = await listSubjectKeys(tx, countyCode, subjectIds)
    for (const [id, half] of kept) halves.set(id, half)
  }
  return new Map(
    [...halves].map(([id, half]) => [
      id,
      Buffer.from(hkdfSync('sha256', key, half, 'lianjian-journal-person/1', 32)),
    ]),
  )
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

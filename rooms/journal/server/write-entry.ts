import { createHmac } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Insertable } from 'kysely'
import type { Change } from '#base/server/db/change.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { ChangeWriter, Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { personKey } from './persons/person-key.ts'
import { insertEntries } from './store.ts'

/**
 * Appends the journal entries of changes.
 *
 * @param key hashes the records; kept on the machine, so that a hash cannot be guessed back into a record
 */
export function entryWriter(key: Buffer): ChangeWriter {
  return async (tx, changes) => {
    const rows: Insertable<Tables['journal.entries']>[] = []
    for (const change of changes) {
      const own = await keyOf(tx, key, change)
      rows.push({
        countyCode: change.countyCode,
        id: newId(tx.now),
        at: tx.now,
        actor: change.actor,
        action: change.action,
        subjectKind: change.subject.kind,
        subjectId: change.subject.id,
        personId: change.person ?? null,
        reason: change.reason ?? null,
        beforeHash: recordHash(own, change.before),
        afterHash: recordHash(own, change.after),
      })
    }
    await insertEntries(tx, rows)
  }
}

/** What concerns a person is hashed under a key of that person, which an erasure destroys. */
async function keyOf(tx: Transaction, key: Buffer, change: Change): Promise<Buffer> {
  const { countyCode, person, before, after } = change
  const hashed = before !== undefined || after !== undefined
  return person !== undefined && hashed ? personKey(tx, key, countyCode, person) : key
}

export function recordHash(key: Buffer, record: unknown): Buffer | null {
  if (record === undefined) return null
  return createHmac('sha256', key).update(canonicalJson(record)).digest()
}

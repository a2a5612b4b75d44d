import { createHmac } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { ChangeWriter } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { personKey } from './persons/person-key.ts'
import { insertEntry } from './store.ts'

/**
 * Appends the journal entry of a change.
 *
 * @param key hashes the records; kept on the machine, so that a hash cannot be guessed back into a record
 */
export function entryWriter(key: Buffer): ChangeWriter {
  return async (tx, change) => {
    const { countyCode, person, before, after } = change
    const hashed = before !== undefined || after !== undefined
    const own = person !== undefined && hashed ? await personKey(tx, key, countyCode, person) : key
    await insertEntry(tx, {
      countyCode,
      id: newId(tx.now),
      at: tx.now,
      actor: change.actor,
      action: change.action,
      subjectKind: change.subject.kind,
      subjectId: change.subject.id,
      personId: person ?? null,
      reason: change.reason ?? null,
      beforeHash: recordHash(own, before),
      afterHash: recordHash(own, after),
    })
  }
}

export function recordHash(key: Buffer, record: unknown): Buffer | null {
  if (record === undefined) return null
  return createHmac('sha256', key).update(canonicalJson(record)).digest()
}

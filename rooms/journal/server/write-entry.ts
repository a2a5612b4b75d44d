import { canonicalJson } from '@lianjian/pairing/canonical'
import type { ChangeWriter } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { keyedHash } from './keyed-hash.ts'
import { insertEntries } from './store.ts'

/**
 * Appends the journal entries of changes.
 *
 * @param key hashes the records; kept on the machine, so that a hash cannot be guessed back into a record
 */
export function entryWriter(key: Buffer): ChangeWriter {
  const hmac = keyedHash(key)
  const hash = (record: unknown) => (record === undefined ? null : hmac(canonicalJson(record)))
  return (tx, changes) =>
    insertEntries(
      tx,
      changes.map((change) => ({
        countyCode: change.countyCode,
        id: newId(tx.now),
        at: tx.now,
        actor: change.actor,
        action: change.action,
        subjectKind: change.subject.kind,
        subjectId: change.subject.id,
        reason: change.reason ?? null,
        beforeHash: hash(change.before),
        afterHash: hash(change.after),
      })),
    )
}

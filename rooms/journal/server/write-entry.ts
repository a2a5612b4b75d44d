import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Change } from '#base/server/db/change.ts'
import type { ChangeWriter, Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { keyedHash } from './keyed-hash.ts'
import { personKeys } from './persons/person-key.ts'
import { insertEntries } from './store.ts'

/**
 * Appends the journal entries of changes.
 *
 * @param key hashes the records; kept on the machine, so that a hash cannot be guessed back into a record
 */
export function entryWriter(key: Buffer): ChangeWriter {
  const common = keyedHash(key)
  return async (tx, changes) => {
    const ofPersons = await hashesOfPersons(tx, key, changes)
    const rows = changes.map((change) => {
      const own = ofPersons.get(personOf(change) ?? '') ?? common
      const hash = (record: unknown) => (record === undefined ? null : own(canonicalJson(record)))
      return {
        countyCode: change.countyCode,
        id: newId(tx.now),
        actor: change.actor,
        action: change.action,
        subjectKind: change.subject.kind,
        subjectId: change.subject.id,
        personId: change.person ?? null,
        reason: change.reason ?? null,
        beforeHash: hash(change.before),
        afterHash: hash(change.after),
      }
    })
    await insertEntries(tx, rows)
  }
}

/** Of a change that carries a record about a person: county and person. One without a record needs no key. */
function personOf({ countyCode, person, before, after }: Change): string | undefined {
  const hashed = before !== undefined || after !== undefined
  return person !== undefined && hashed ? `${countyCode}:${person}` : undefined
}

/** What concerns a person is hashed under a key of that person, which an erasure destroys. */
async function hashesOfPersons(
  tx: Transaction,
  key: Buffer,
  changes: readonly Change[],
): Promise<Map<string, (text: string) => Buffer>> {
  const hashes = new Map<string, (text: string) => Buffer>()
  const concerning = changes.filter((change) => personOf(change) !== undefined)
  for (const [countyCode, own] of Map.groupBy(concerning, (change) => change.countyCode)) {
    const persons = [...new Set(own.map(({ person }) => person as string))].sort()
    for (const [person, personKey] of await personKeys(tx, key, countyCode, persons)) {
      hashes.set(`${countyCode}:${person}`, keyedHash(personKey))
    }
  }
  return hashes
}

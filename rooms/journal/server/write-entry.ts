import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Change, Whole } from '#base/server/db/change.ts'
import type { ChangeWriter, Transaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { type Bundle, bundleChanges } from './bundle-changes.ts'
import { keyedHash } from './keyed-hash.ts'
import { personKeys } from './persons/person-key.ts'
import { insertEntries, type NewEntry } from './store.ts'

type Hash = (text: string) => Buffer

/**
 * Appends the journal entries of changes: one for each, or one for many that are part of a whole and alike. What is
 * about a person keeps an entry of its own, because its hashes go with that person.
 *
 * @param key hashes the records; kept on the machine, so that a hash cannot be guessed back into a record
 */
export function entryWriter(key: Buffer): ChangeWriter {
  const common = keyedHash(key)
  return async (tx, changes, { within }) => {
    const ofPersons = await hashesOfPersons(tx, key, changes)
    const isShared = ({ person }: Change) => within !== undefined && person === undefined
    await insertEntries(tx, [
      ...bundleChanges(changes.filter(isShared)).map((bundle) =>
        entryOfMany(tx, bundle, within as Whole, common),
      ),
      ...changes
        .filter((change) => !isShared(change))
        .map((change) => entryOfOne(tx, change, ofPersons.get(personOf(change) ?? '') ?? common)),
    ])
  }
}

function entryOfOne(tx: Transaction, change: Change, hash: Hash): NewEntry {
  return {
    ...commonOf(tx, change, change.subject),
    personId: change.person ?? null,
    beforeHash: hashOf(change.before, hash),
    afterHash: hashOf(change.after, hash),
    recordKind: null,
    recordIds: null,
    recordsBefore: null,
    recordsAfter: null,
  }
}

function entryOfMany(
  tx: Transaction,
  { first, changes }: Bundle,
  whole: Whole,
  hash: Hash,
): NewEntry {
  const hashes = (which: 'before' | 'after') =>
    first[which] === undefined
      ? null
      : Buffer.concat(changes.map((each) => hash(canonicalJson(each[which]))))
  return {
    ...commonOf(tx, first, whole),
    personId: null,
    beforeHash: null,
    afterHash: null,
    recordKind: first.subject.kind,
    recordIds: changes.map(({ subject }) => subject.id),
    recordsBefore: hashes('before'),
    recordsAfter: hashes('after'),
  }
}

function commonOf(tx: Transaction, { countyCode, actor, action, reason }: Change, subject: Whole) {
  return {
    countyCode,
    id: newId(tx.now),
    actor,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    reason: reason ?? null,
  }
}

function hashOf(record: unknown, hash: Hash): Buffer | null {
  return record === undefined ? null : hash(canonicalJson(record))
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
): Promise<Map<string, Hash>> {
  const hashes = new Map<string, Hash>()
  const concerning = changes.filter((change) => personOf(change) !== undefined)
  for (const [countyCode, own] of Map.groupBy(concerning, (change) => change.countyCode)) {
    const persons = [...new Set(own.map(({ person }) => person as string))].sort()
    for (const [person, personKey] of await personKeys(tx, key, countyCode, persons)) {
      hashes.set(`${countyCode}:${person}`, keyedHash(personKey))
    }
  }
  return hashes
}

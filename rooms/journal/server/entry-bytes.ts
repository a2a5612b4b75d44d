/** An entry as it is shown, sealed and exported: one shape, one sequence of bytes. */
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Entry, ListedEntry } from '../shared/schema.ts'

export type EntryRow = Selectable<Tables['journal.entries']>
/** Without what makes a page of entries of many records megabytes. */
export type ListedRow = Omit<
  EntryRow,
  'recordIds' | 'recordsBefore' | 'recordsAfter' | 'lastRecord'
>

export function entryOf(row: EntryRow): Entry {
  const { recordKind, recordIds, recordsBefore, recordsAfter } = row
  if (recordKind === null || recordIds === null) return withoutRecords(row)
  return {
    ...withoutRecords(row),
    records: {
      kind: recordKind,
      ids: recordIds,
      ...(recordsBefore && { before: hashesIn(recordsBefore) }),
      ...(recordsAfter && { after: hashesIn(recordsAfter) }),
    },
  }
}

export function listedEntryOf(row: ListedRow): ListedEntry {
  const { recordKind: kind, recordCount: count, firstRecord } = row
  if (kind === null || count === null || firstRecord === null) return withoutRecords(row)
  return {
    ...withoutRecords(row),
    records: { kind, count, ...(count === 1 && { only: firstRecord }) },
  }
}

const hex = (hash: Buffer) => hash.toString('hex')

/** One after the other, of 32 bytes each. */
function hashesIn(bytes: Buffer): string[] {
  const text = hex(bytes)
  return Array.from({ length: text.length / 64 }, (_, at) => text.slice(at * 64, (at + 1) * 64))
}

function withoutRecords(row: ListedRow): Omit<Entry, 'records'> {
  return {
    county: row.countyCode,
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    subject: { kind: row.subjectKind, id: row.subjectId },
    ...(row.personId !== null && { person: row.personId }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.beforeHash && { before: hex(row.beforeHash) }),
    ...(row.afterHash && { after: hex(row.afterHash) }),
  }
}

export function entryText(entry: Entry): string {
  return canonicalJson(entry)
}

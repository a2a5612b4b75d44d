/** An entry as it is shown, sealed and exported: one shape, one sequence of bytes. */
import { canonicalJson } from '@lianjian/pairing/canonical'
import type { Selectable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Entry } from '../shared/schema.ts'

export type EntryRow = Selectable<Tables['journal.entries']>

export function entryOf(row: EntryRow): Entry {
  return {
    county: row.countyCode,
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    subject: { kind: row.subjectKind, id: row.subjectId },
    ...(row.personId !== null && { person: row.personId }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.beforeHash && { before: row.beforeHash.toString('hex') }),
    ...(row.afterHash && { after: row.afterHash.toString('hex') }),
  }
}

export function entryText(entry: Entry): string {
  return canonicalJson(entry)
}

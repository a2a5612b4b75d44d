import { type Insertable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'

type Entry = Required<Insertable<Tables['journal.entries']>>

/** As arrays: a value each would cost an import of 100,000 rows seconds to write and to parse. */
export async function insertEntries(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const column = <Name extends keyof Entry>(name: Name) => entries.map((entry) => entry[name])
  await sql`
    insert into journal.entries (county_code, id, at, actor, action, subject_kind, subject_id, reason, before_hash,
      after_hash)
    select * from unnest(${column('countyCode')}::text[], ${column('id')}::uuid[], ${column('at')}::timestamptz[],
      ${column('actor')}::text[], ${column('action')}::text[], ${column('subjectKind')}::text[],
      ${column('subjectId')}::text[], ${column('reason')}::text[], ${column('beforeHash')}::bytea[],
      ${column('afterHash')}::bytea[])`.execute(tx.db)
}

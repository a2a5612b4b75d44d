/** What organizations were before: former versions, and where they came from and went. */
import { type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { OrganizationRow } from '../store.ts'

export type EarlierVersion = Selectable<Tables['organizations.earlierVersions']> & {
  record: OrganizationRow
}

export interface NewEarlierVersion {
  record: OrganizationRow
  change: string
  changedBy: string
  reason: string | null
}

/** As one text of JSON: a parameter for each value would cost an import of 100,000 rows seconds. */
export async function insertEarlierVersions(
  tx: WriteTransaction,
  countyCode: string,
  rows: readonly NewEarlierVersion[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await sql`
      insert into organizations.earlier_versions (county_code, organization_id, version, record, changed_at, changed_by,
        change, reason)
      select ${countyCode}, (u.record->>'id')::uuid, (u.record->>'version')::int, u.record, ${tx.now}, u."changedBy",
        u.change, u.reason
      from json_to_recordset(${JSON.stringify(part)}::json) as u (record jsonb, change text, "changedBy" text,
        reason text)`.execute(tx.db)
  }
}

/** Former versions of these, oldest first. */
export async function listEarlierVersions(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<EarlierVersion[]> {
  const rows = await tx.db
    .selectFrom('organizations.earlierVersions')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('organizationId')
    .orderBy('version')
    .execute()
  return rows as EarlierVersion[]
}

export type SuccessionRow = Selectable<Tables['organizations.successions']>

export async function insertSuccessions(
  tx: WriteTransaction,
  rows: readonly SuccessionRow[],
): Promise<void> {
  await tx.db
    .insertInto('organizations.successions')
    .values([...rows])
    .execute()
}

/** What these came from or went to, by day. */
export async function listSuccessions(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<(SuccessionRow & Record<'fromName' | 'fromCode' | 'toName' | 'toCode', string>)[]> {
  return tx.db
    .selectFrom('organizations.successions as s')
    .innerJoin('organizations.organizations as f', (join) =>
      join.onRef('f.countyCode', '=', 's.countyCode').onRef('f.id', '=', 's.fromId'),
    )
    .innerJoin('organizations.organizations as t', (join) =>
      join.onRef('t.countyCode', '=', 's.countyCode').onRef('t.id', '=', 's.toId'),
    )
    .selectAll('s')
    .select(['f.name as fromName', 'f.code as fromCode', 't.name as toName', 't.code as toCode'])
    .where('s.countyCode', '=', countyCode)
    .where(sql<boolean>`(s.from_id = any(${ids}::uuid[]) or s.to_id = any(${ids}::uuid[]))`)
    .orderBy('s.day')
    .orderBy('s.fromId')
    .orderBy('s.toId')
    .execute()
}

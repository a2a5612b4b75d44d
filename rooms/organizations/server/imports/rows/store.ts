/** What each row of a file would do, as the preview shows it. */
import { type Selectable, sql } from 'kysely'
import type { Reach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { isReached } from '../../reach/store.ts'
import type { Verdict } from '../import.ts'
import type { Key } from '../store.ts'

export interface RowToInsert {
  verdict: Verdict
  rowNumber: number
  organizationId: string
  /** Of one that is there already. */
  version?: number
  code: string
  name: string
  /** Of a new one what is filled in, of a changed one what differs. */
  values: Record<string, unknown>
  before?: Record<string, unknown>
  hints?: unknown[] | undefined
}

/** As one text of JSON: in arrays each quote of each row's own JSON would be escaped once more. */
export async function insertImportRows(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  rows: readonly RowToInsert[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into organizations.import_rows (county_code, import_id, verdict, row_number, organization_id, version,
      code, name, values, before, hints)
    select ${countyCode}, ${id}::uuid, u.* from json_to_recordset(${JSON.stringify(rows)}::json) as u (verdict text,
      "rowNumber" int, "organizationId" uuid, version int, code text, name text, values jsonb, before jsonb,
      hints jsonb)`.execute(tx.db)
}

/** Adds the open organizations of the side and the reach that the file does not name. */
export async function insertMissing(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  { side, reach, named, after }: { side: string; reach: Reach; named: string[]; after: number },
): Promise<number> {
  const result = await sql`
    insert into organizations.import_rows (county_code, import_id, verdict, row_number, organization_id, version,
      code, name, values)
    select o.county_code, ${id}::uuid, 'missing', ${after} + row_number() over (order by o.region_code, o.id),
      o.id, o.version, o.code, o.name, '{}'
    from organizations.organizations o
    where o.county_code = ${countyCode} and o.side = ${side} and o.ends_on is null
      and o.home_county_code is null and ${isReached(reach, [countyCode])}
      and o.id <> all(${named}::uuid[])`.execute(tx.db)
  return Number(result.numAffectedRows ?? 0)
}

export async function deleteImportRows(
  tx: WriteTransaction,
  { countyCode, id }: Key,
): Promise<void> {
  await tx.db
    .deleteFrom('organizations.importRows')
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .execute()
}

export type StoredRow = Omit<
  Selectable<Tables['organizations.importRows']>,
  'countyCode' | 'importId' | 'values' | 'before' | 'hints' | 'verdict'
> & {
  verdict: Verdict
  values: Record<string, unknown>
  before: Record<string, unknown> | null
  hints: { id?: string; row?: number; code: string; name: string }[] | null
}

/** Of one verdict, by row. */
export async function listImportRows(
  tx: Transaction,
  { countyCode, id }: Key,
  verdict: Verdict,
  page: { after: number; limit: number; hinted?: boolean | undefined },
): Promise<StoredRow[]> {
  let query = tx.db
    .selectFrom('organizations.importRows')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .where('verdict', '=', verdict)
    .where('rowNumber', '>', page.after)
    .orderBy('rowNumber')
    .limit(page.limit)
  if (page.hinted) query = query.where('hints', 'is not', null)
  return (await query.execute()) as unknown as StoredRow[]
}

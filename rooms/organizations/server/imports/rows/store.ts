/** What each row of a file would do, as the preview shows it. */
import { type Selectable, sql } from 'kysely'
import { arrayText } from '#base/server/db/array-text.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { isReached } from '../../reach/store.ts'
import type { OrganizationRow } from '../../store.ts'
import type { Verdict } from '../import.ts'
import type { Key } from '../store.ts'

/** What a row says of a new organization, beside its code and name; absent or null where it says nothing. */
export type NewFields = {
  [Field in 'normalName' | (typeof fieldsShown)[number]]?: OrganizationRow[Field] | undefined
}

export const fieldsShown = [
  'kind',
  'level',
  'function',
  'regionCode',
  'parentId',
  'socialCreditCode',
  'members',
  'households',
] as const

export interface RowToInsert {
  verdict: Verdict
  rowNumber: number
  organizationId: string
  /** Of one that is there already. */
  version?: number
  code: string
  name: string
  /** Of a new one. */
  fields?: NewFields
  /** Of a changed one what differs. */
  values?: Record<string, unknown>
  before?: Record<string, unknown>
  hints?: unknown[] | undefined
}

/** As arrays: JSON for each row would cost the database three times as much to take apart. */
export async function insertImportRows(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  rows: readonly RowToInsert[],
): Promise<void> {
  if (rows.length === 0) return
  const column = (name: 'verdict' | 'rowNumber' | 'organizationId' | 'version' | 'code' | 'name') =>
    arrayText(rows.map((row) => row[name]))
  const field = (name: keyof NewFields) => arrayText(rows.map(({ fields }) => fields?.[name]))
  const json = (name: 'values' | 'before' | 'hints') =>
    arrayText(rows.map(({ [name]: value }) => value && JSON.stringify(value)))
  await sql`
    insert into organizations.import_rows (county_code, import_id, verdict, row_number, organization_id, version,
      code, name, values, before, hints, normal_name, kind, level, function, region_code, parent_id,
      social_credit_code, members, households)
    select ${countyCode}, ${id}::uuid, u.* from unnest(${column('verdict')}::text[], ${column('rowNumber')}::int[],
      ${column('organizationId')}::uuid[], ${column('version')}::int[], ${column('code')}::text[],
      ${column('name')}::text[], ${json('values')}::jsonb[], ${json('before')}::jsonb[], ${json('hints')}::jsonb[],
      ${field('normalName')}::text[], ${field('kind')}::text[], ${field('level')}::text[],
      ${field('function')}::text[], ${field('regionCode')}::text[], ${field('parentId')}::uuid[],
      ${field('socialCreditCode')}::text[], ${field('members')}::int[], ${field('households')}::int[]) as u`.execute(
    tx.db,
  )
}

/** Adds the open organizations of the side and the reach that the file does not name. */
export async function insertMissing(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  { side, reach, named, after }: { side: string; reach: Reach; named: string[]; after: number },
): Promise<number> {
  const result = await sql`
    insert into organizations.import_rows (county_code, import_id, verdict, row_number, organization_id, version,
      code, name)
    select o.county_code, ${id}::uuid, 'missing', ${after} + row_number() over (order by o.region_code, o.id),
      o.id, o.version, o.code, o.name
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
  values: Record<string, unknown> | null
  before: Record<string, unknown> | null
  hints: { id?: string; row?: number; code: string; name: string }[] | null
}

/** What a row fills in of a new organization, or changes of another, by field. */
export function saidBy(row: StoredRow): Record<string, unknown> {
  if (row.verdict !== 'new') return row.values ?? {}
  const filled = fieldsShown.filter((field) => row[field] !== null)
  return { name: row.name, ...Object.fromEntries(filled.map((field) => [field, row[field]])) }
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

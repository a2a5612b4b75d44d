/** What each row of a file would do, as the preview shows it; kept in parts of many rows. */
import { type RawBuilder, sql } from 'kysely'
import { arrayText } from '#base/server/db/array-text.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { isReached } from '../../reach/store.ts'
import type { Verdict } from '../import.ts'
import type { Key } from '../store.ts'
import type { NewFields, RowToInsert, StoredRow } from './row.ts'

type Column = Exclude<keyof StoredRow, 'verdict'>

/** The array in which a part keeps each. */
const arrays: Record<Column, string> = {
  rowNumber: 'row_numbers',
  organizationId: 'organization_ids',
  code: 'codes',
  name: 'names',
  version: 'versions',
  changed: 'changed',
  before: 'before',
  hints: 'hints',
  normalName: 'normal_names',
  kind: 'kinds',
  level: 'levels',
  function: 'functions',
  regionCode: 'region_codes',
  parentId: 'parent_ids',
  socialCreditCode: 'social_credit_codes',
  members: 'members',
  households: 'households',
}
const allColumns = Object.keys(arrays) as Column[]

/** Some rows of one verdict that are kept together. */
export interface Part {
  verdict: Verdict
  firstRow: number
  lastRow: number
  /** Whether others of the same name were found for one of them. */
  hinted: boolean
}

/** In the order of the file. */
export async function listParts(
  tx: Transaction,
  { countyCode, id }: Key,
  verdict: Verdict,
): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select verdict, first_row, last_row, hints is not null as hinted from organizations.import_parts
    where county_code = ${countyCode} and import_id = ${id}::uuid and verdict = ${verdict}
    order by first_row`.execute(tx.db)
  return rows
}

/**
 * The rows of an import as a table in a statement.
 *
 * @param of all rows of these verdicts, or those of one part
 * @param columns that the statement names, beside `verdict`; others are not unpacked
 */
export function rowsOf(
  { countyCode, id }: Key,
  of: readonly Verdict[] | Part,
  columns: readonly Column[],
): RawBuilder<unknown> {
  const packed = columns.map((column) => sql.ref(`p.${arrays[column]}`))
  const which =
    'firstRow' in of
      ? sql`p.verdict = ${of.verdict} and p.first_row = ${of.firstRow}`
      : sql`p.verdict = any(${of}::text[])`
  return sql`(
    select p.verdict, u.* from organizations.import_parts p
    cross join lateral unnest(${sql.join(packed)}) as u (${sql.join(columns.map((column) => sql.ref(column)))})
    where p.county_code = ${countyCode} and p.import_id = ${id}::uuid and ${which})`
}

/** In the order of the file; at most some thousand, each part of which becomes one row. */
export async function insertImportRows(
  tx: WriteTransaction,
  key: Key,
  rows: readonly RowToInsert[],
): Promise<void> {
  for (const [verdict, own] of Map.groupBy(rows, (row) => row.verdict)) {
    await insertPart(tx, key, verdict, own)
  }
}

async function insertPart(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  verdict: Verdict,
  rows: readonly RowToInsert[],
): Promise<void> {
  // A column of which no row says anything is left out.
  const kept = (values: readonly (string | number | null | undefined)[]) =>
    values.every((value) => value == null) ? null : arrayText(values)
  const column = (name: 'rowNumber' | 'organizationId' | 'version' | 'code' | 'name') =>
    kept(rows.map((row) => row[name]))
  const field = (name: keyof NewFields) => kept(rows.map(({ fields }) => fields?.[name]))
  const json = (name: 'changed' | 'before' | 'hints') =>
    kept(rows.map(({ [name]: value }) => value && JSON.stringify(value)))
  await sql`
    insert into organizations.import_parts (county_code, import_id, verdict, first_row, last_row, row_numbers,
      organization_ids, codes, names, versions, changed, before, hints, normal_names, kinds, levels, functions,
      region_codes, parent_ids, social_credit_codes, members, households)
    values (${countyCode}, ${id}::uuid, ${verdict}, ${rows[0]?.rowNumber}, ${rows.at(-1)?.rowNumber},
      ${column('rowNumber')}::int[], ${column('organizationId')}::uuid[], ${column('code')}::text[],
      ${column('name')}::text[], ${column('version')}::int[], ${json('changed')}::jsonb[],
      ${json('before')}::jsonb[], ${json('hints')}::jsonb[], ${field('normalName')}::text[],
      ${field('kind')}::text[], ${field('level')}::text[], ${field('function')}::text[],
      ${field('regionCode')}::text[], ${field('parentId')}::uuid[], ${field('socialCreditCode')}::text[],
      ${field('members')}::int[], ${field('households')}::int[])`.execute(tx.db)
}

/** Rows of one part of those that the database makes itself. */
const rowsOfPart = 2000

/** Adds the open organizations of the side and the reach that the file does not name. */
export async function insertMissing(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  { side, reach, named, after }: { side: string; reach: Reach; named: string[]; after: number },
): Promise<number> {
  const { rows } = await sql<{ rows: number }>`
    with missing as (
      select (${after} + row_number() over (order by o.region_code, o.id))::int as at, o.id, o.version, o.code, o.name
      from organizations.organizations o
      where o.county_code = ${countyCode} and o.side = ${side} and o.ends_on is null
        and o.home_county_code is null and ${isReached(reach, [countyCode])}
        and o.id <> all(${named}::uuid[])),
    parts as (
      insert into organizations.import_parts (county_code, import_id, verdict, first_row, last_row, row_numbers,
        organization_ids, codes, names, versions)
      select ${countyCode}, ${id}::uuid, 'missing', min(at), max(at), array_agg(at order by at),
        array_agg(id order by at), array_agg(code order by at), array_agg(name order by at),
        array_agg(version order by at)
      from missing group by (at - ${after} - 1) / ${rowsOfPart})
    select count(*)::int as rows from missing`.execute(tx.db)
  return rows[0]?.rows ?? 0
}

/** Ids of the organizations of one verdict. */
export async function listIdsOfRows(
  tx: Transaction,
  key: Key,
  verdict: Verdict,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.organization_id as id from ${rowsOf(key, [verdict], ['organizationId'])} r`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

export async function deleteImportRows(
  tx: WriteTransaction,
  { countyCode, id }: Key,
): Promise<void> {
  await tx.db
    .deleteFrom('organizations.importParts')
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .execute()
}

/** Each column as JSON: a row of the answer for each would cost both sides several times as much. */
export async function listRowsOfPart(
  tx: Transaction,
  { countyCode, id }: Key,
  { verdict, firstRow }: Part,
): Promise<StoredRow[]> {
  const packed = allColumns.map(
    (column) => sql`to_json(${sql.ref(arrays[column])}) as ${sql.ref(column)}`,
  )
  const { rows } = await sql<Record<Column, unknown[] | null>>`
    select ${sql.join(packed)} from organizations.import_parts
    where county_code = ${countyCode} and import_id = ${id}::uuid and verdict = ${verdict}
      and first_row = ${firstRow}`.execute(tx.db)
  const [part] = rows
  return (part?.rowNumber ?? []).map((_, at) => rowAt(part as (typeof rows)[0], verdict, at))
}

function rowAt(part: Record<Column, unknown[] | null>, verdict: Verdict, at: number): StoredRow {
  const row: Record<string, unknown> = { verdict }
  for (const column of allColumns) row[column] = part[column]?.[at] ?? null
  return row as unknown as StoredRow
}

/** Of one verdict, by row. */
export async function listImportRows(
  tx: Transaction,
  key: Key,
  verdict: Verdict,
  page: { after: number; limit: number; hinted?: boolean | undefined },
): Promise<StoredRow[]> {
  const found: StoredRow[] = []
  for (const part of await listParts(tx, key, verdict)) {
    if (found.length >= page.limit) break
    if (part.lastRow <= page.after || (page.hinted && !part.hinted)) continue
    const rows = await listRowsOfPart(tx, key, part)
    found.push(...rows.filter((row) => row.rowNumber > page.after && (!page.hinted || row.hints)))
  }
  return found.slice(0, page.limit)
}

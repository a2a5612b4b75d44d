/** Imports: the file, what became of it, and what each of its rows does. */
import { type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import type { Reach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, Work, WriteTransaction } from '#base/server/db/work.ts'
import type { Fault } from '#base/server/tables/fault.ts'
import { isReached, type OrganizationRow } from '../store.ts'
import {
  type ImportCounts,
  type ImportState,
  type StaleRow,
  statementSeconds,
  type TakenColumn,
  type Verdict,
} from './import.ts'

type Stored = Selectable<Tables['organizations.imports']>
type Lists = 'counts' | 'faults' | 'notices' | 'stale' | 'columns' | 'reach' | 'state'
export type ImportRow = Omit<Stored, Lists> & {
  state: ImportState
  counts: ImportCounts | null
  faults: Fault[]
  notices: Fault[]
  stale: StaleRow[]
  columns: TakenColumn[] | null
  reach: Reach
}

export interface NewImport {
  countyCode: string
  id: string
  fileName: string
  side: string
  bytes: number
  sha256: Buffer
  reach: Reach
  createdBy: string
}

export async function insertImport(tx: WriteTransaction, row: NewImport): Promise<void> {
  await tx.db
    .insertInto('organizations.imports')
    .values({
      ...row,
      reach: JSON.stringify(row.reach),
      state: 'uploaded',
      createdAt: tx.now,
    })
    .execute()
}

export async function insertPiece(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  number: number,
  bytes: Buffer,
): Promise<void> {
  await tx.db
    .insertInto('organizations.importPieces')
    .values({ countyCode, importId: id, number, bytes })
    .execute()
}

export interface Key {
  countyCode: string
  id: string
}

/** The file, whole again. */
export async function readContent(tx: Transaction, { countyCode, id }: Key): Promise<Buffer> {
  const rows = await tx.db
    .selectFrom('organizations.importPieces')
    .select('bytes')
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .orderBy('number')
    .execute()
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

export async function findImport(
  tx: Transaction,
  { countyCode, id }: Key,
  lock = false,
): Promise<ImportRow | undefined> {
  const query = tx.db
    .selectFrom('organizations.imports')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row as ImportRow | undefined
}

/** Newest first; those of one person only, unless `createdBy` is left out. */
export async function listImports(
  tx: Transaction,
  countyCode: string,
  createdBy: string | undefined,
  page: { after: string | undefined; limit: number },
): Promise<ImportRow[]> {
  let query = tx.db
    .selectFrom('organizations.imports')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .orderBy('id', 'desc')
    .limit(page.limit)
  if (createdBy !== undefined) query = query.where('createdBy', '=', createdBy)
  if (page.after !== undefined) query = query.where('id', '<', page.after)
  return (await query.execute()) as unknown as ImportRow[]
}

type Change = Partial<
  Omit<Updateable<Tables['organizations.imports']>, Lists> &
    Pick<ImportRow, 'counts' | 'faults' | 'notices' | 'stale' | 'columns' | 'reach' | 'state'>
>

/** @returns whether it was in one of the states that the change leads away from */
export async function changeImport(
  tx: Transaction,
  { countyCode, id }: Key,
  from: readonly ImportState[],
  change: Change,
): Promise<boolean> {
  const { counts, faults, notices, stale, columns, reach, ...plain } = change
  const lists = Object.entries({ counts, faults, notices, stale, columns, reach }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, JSON.stringify(value)]]),
  )
  const result = await tx.db
    .updateTable('organizations.imports')
    .set({ ...plain, ...Object.fromEntries(lists) })
    .set((builder) => ({ version: builder('version', '+', 1) }))
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .where('state', '=', sql<string>`any(${from}::text[])`)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Says how far it is, without making a new version of it. */
export async function setProgress(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  progress: number,
): Promise<void> {
  await tx.db
    .updateTable('organizations.imports')
    .set({ progress })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/**
 * Makes this transaction the only one that works on imports of the county; the database gives it free when the
 * process dies.
 *
 * @returns false when another one does
 */
export async function claimImports(tx: Transaction, countyCode: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`imports:${countyCode}`}, 0)) as claimed`.execute(
    tx.db,
  )
  return rows[0]?.claimed === true
}

/** Nobody waits for the answer to a statement of a job, and on a busy machine it may take long. */
export async function takeTime(tx: WriteTransaction): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(`${statementSeconds}s`)}`.execute(tx.db)
}

const unfinished = sql<SqlBool>`state in ('uploaded', 'reading', 'applying', 'undoing')`

/** The oldest for which something has still to be done. */
export async function findUnfinished(
  tx: Transaction,
  countyCode: string,
): Promise<ImportRow | undefined> {
  const row = await tx.db
    .selectFrom('organizations.imports')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where(unfinished)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row as ImportRow | undefined
}

/** All for which something has still to be done, in the order in which it is. */
export async function listUnfinished(tx: Transaction, countyCode: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organizations.imports')
    .select('id')
    .where('countyCode', '=', countyCode)
    .where(unfinished)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function listCountiesUnfinished(
  tx: Transaction,
  counties: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organizations.imports')
    .select('countyCode')
    .distinct()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where(unfinished)
    .execute()
  return rows.map(({ countyCode }) => countyCode)
}

// Rows.

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

export async function deleteContent(tx: WriteTransaction, { countyCode, id }: Key): Promise<void> {
  await tx.db
    .deleteFrom('organizations.importPieces')
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

/** A row and the organization it stands for, as people are told of it. */
export interface RowOfFile {
  rowNumber: number
  code: string
  name: string
  organizationId: string
}

/** New organizations of the import whose code somebody else has taken meanwhile. */
export async function listTakenSince(
  tx: Transaction,
  { countyCode, id }: Key,
  side: string,
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    select r.row_number, r.code, o.name, o.id as organization_id
    from organizations.import_rows r
    join organizations.organizations o on o.county_code = r.county_code and o.side = ${side} and o.code = r.code
    where r.county_code = ${countyCode} and o.county_code = ${countyCode} and r.import_id = ${id}::uuid
      and r.verdict = 'new'
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** What new organizations hang on, outside the import, that is not open and reached any more. */
export async function listLostParents(
  tx: Transaction,
  { countyCode, id }: Key,
  reach: Reach,
  limit: number,
): Promise<{ rowNumber: number; code: string; name: string }[]> {
  const { rows } = await sql<{ rowNumber: number; code: string; name: string }>`
    with wanted as (
      select r.row_number, r.code, r.name, (r.values->>'parentId')::uuid as parent_id
      from organizations.import_rows r
      where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict in ('new', 'changed')
        and r.values->>'parentId' is not null),
    own as (
      select r.organization_id from organizations.import_rows r
      where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = 'new'),
    held as (
      select o.id from organizations.organizations o
      where o.county_code = ${countyCode} and o.id in (select parent_id from wanted) and o.ends_on is null
        and ${isReached(reach, [countyCode])} for share)
    select w.row_number, w.code, w.name from wanted w
    where w.parent_id not in (select organization_id from own) and w.parent_id not in (select id from held)
    order by w.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Lets rows come before what they hang on; that all of it is there is checked with the commit. */
export async function deferParents(tx: WriteTransaction): Promise<void> {
  await sql`set constraints organizations.organizations_parent_fkey deferred`.execute(tx.db)
}

/** New organizations of some rows of an import, the first and the last included. */
export async function insertNew(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  side: string,
  rows: { from: number; to: number },
  { today, indexed }: { today: string; indexed: boolean },
): Promise<void> {
  await sql`
    insert into organizations.organizations (county_code, id, side, code, name, normal_name, kind, level, function,
      region_code, parent_id, social_credit_code, members, households, begins_on, changed_at, indexed)
    select r.county_code, r.organization_id, ${side}, r.code, r.name, v."normalName", v.kind, v.level, v.function,
      v."regionCode", v."parentId", v."socialCreditCode", v.members, v.households, ${today}::date, ${tx.now},
      ${indexed}
    from organizations.import_rows r, jsonb_to_record(r.values) as v ("normalName" text, kind text, level text,
      function text, "regionCode" text, "parentId" uuid, "socialCreditCode" text, members int, households int)
    where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = 'new'
      and r.row_number between ${rows.from} and ${rows.to}
    order by r.row_number`.execute(tx.db)
}

export interface OrganizationOfRow {
  rowNumber: number
  /** That it had when the preview was made. */
  version: number | null
  /** What the row says. */
  values: Record<string, unknown>
  row: OrganizationRow
}

/** Organizations of one verdict of an import as they are, in the order of its rows; some at a time. */
export async function listOrganizationsOfRows(
  tx: Transaction,
  { countyCode, id }: Key,
  verdict: Verdict,
  page: { after: number; limit: number; lock?: boolean },
): Promise<OrganizationOfRow[]> {
  const numbers = await tx.db
    .selectFrom('organizations.importRows')
    .select(['rowNumber', 'version', 'organizationId', 'values'])
    .where('countyCode', '=', countyCode)
    .where('importId', '=', id)
    .where('verdict', '=', verdict)
    .where('rowNumber', '>', page.after)
    .orderBy('rowNumber')
    .limit(page.limit)
    .execute()
  if (numbers.length === 0) return []
  const ids = numbers.map(({ organizationId }) => organizationId)
  const query = tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
  const found = await (page.lock ? query.forUpdate() : query).execute()
  const byId = new Map(found.map((row) => [row.id, row]))
  return numbers.flatMap(({ rowNumber, version, organizationId, values }) => {
    const row = byId.get(organizationId)
    return row
      ? [{ rowNumber, version, values: values as unknown as OrganizationOfRow['values'], row }]
      : []
  })
}

/**
 * Rows of these verdicts whose organizations are not as the import knows them.
 *
 * @param steps changes that the import itself made since
 */
export async function listMoved(
  tx: Transaction,
  { countyCode, id }: Key,
  verdicts: readonly Verdict[],
  { steps, limit }: { steps: number; limit: number },
): Promise<(RowOfFile & { version: number | null; values: Record<string, unknown> })[]> {
  const { rows } = await sql<
    RowOfFile & { version: number | null; values: Record<string, unknown> }
  >`
    select r.row_number, r.code, r.name, r.organization_id, r.version, r.values
    from organizations.import_rows r
    left join (select o.id, o.version from organizations.organizations o
      where o.county_code = ${countyCode}) o on o.id = r.organization_id
    where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = any(${verdicts}::text[])
      and o.version is distinct from coalesce(r.version, 0) + ${steps}
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Rows that now hang below themselves, because somebody else moved what is above them. */
export async function listCircles(
  tx: Transaction,
  { countyCode, id }: Key,
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    with recursive hung as (
      select r.row_number, r.code, r.name, r.organization_id from organizations.import_rows r
      where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = 'changed'
        and r.values->>'parentId' is not null),
    above (start, id) as (
      select h.organization_id, o.parent_id from hung h
      join organizations.organizations o on o.county_code = ${countyCode} and o.id = h.organization_id
      union
      select a.start, o.parent_id from above a
      join organizations.organizations o on o.county_code = ${countyCode} and o.id = a.id)
    select h.* from hung h where exists (select from above a where a.start = h.organization_id and a.id = a.start)
    order by h.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Holds them against every change until the transaction ends; in the order of their ids, as every change does. */
export async function lockOrganizationsOf(
  tx: WriteTransaction,
  { countyCode, id }: Key,
  verdicts: readonly Verdict[],
): Promise<void> {
  await sql`
    select from organizations.organizations o
    where o.county_code = ${countyCode} and o.id in (select r.organization_id from organizations.import_rows r
      where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = any(${verdicts}::text[]))
    order by o.id for update`.execute(tx.db)
}

/** What hangs on new organizations of an import and did not come with it. */
export async function listHung(
  tx: Transaction,
  { countyCode, id }: Key,
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    with made as (
      select r.organization_id, r.row_number, r.code, r.name from organizations.import_rows r
      where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = 'new'),
    named as (
      select o.parent_id as id from organizations.organizations o
      where o.county_code = ${countyCode} and o.parent_id in (select organization_id from made)
        and o.id not in (select r.organization_id from organizations.import_rows r
          where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict in ('new', 'changed'))
      union select t.organization_id from organizations.tallies t where t.county_code = ${countyCode}
      union select t.organization_id from organizations.teams t where t.county_code = ${countyCode}
      union select t.organization_id from organizations.team_organizations t where t.county_code = ${countyCode}
      union select l.organization_id from organizations.leadership_counts l where l.county_code = ${countyCode}
      union select s.to_id from organizations.successions s where s.county_code = ${countyCode})
    select m.row_number, m.code, m.name, m.organization_id from made m
    where m.organization_id in (select id from named) order by m.row_number limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

/** Takes back the organizations that an import made; whoever asks has made sure that nothing names them. */
export async function deleteNew(tx: WriteTransaction, { countyCode, id }: Key): Promise<number> {
  const own = sql`(select r.organization_id from organizations.import_rows r
    where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = 'new')`
  await sql`delete from organizations.tokens
    where county_code = ${countyCode} and organization_id in ${own}`.execute(tx.db)
  const { numAffectedRows } = await sql`delete from organizations.organizations
    where county_code = ${countyCode} and id in ${own} and version = 1`.execute(tx.db)
  return Number(numAffectedRows)
}

/** Fewer rows do not change how anything is looked for. */
const worthAnalyzing = 2000

/**
 * Lets the database look again at what it has just been filled with; in a transaction of its own, because others who
 * want the same would wait until the end of this one.
 */
export async function refreshStatistics(
  work: Work,
  { countyCode }: Key,
  of: 'import rows' | 'registry',
  rows: number,
): Promise<void> {
  if (rows < worthAnalyzing) return
  await work.write({ counties: [countyCode] }, async (tx) => {
    const call =
      of === 'import rows'
        ? sql`select organizations.analyze_import_rows()`
        : sql`select organizations.analyze_registry()`
    await call.execute(tx.db)
  })
}

// What the registry says about what stands in a file.

/** Organizations of one side by code, as they are; and whether they lie within the reach. */
export async function listByCodes(
  tx: Transaction,
  countyCode: string,
  side: string,
  reach: Reach,
  codes: readonly string[],
): Promise<(OrganizationRow & { reached: boolean })[]> {
  return tx.db
    .selectFrom('organizations.organizations as o')
    .selectAll('o')
    .select(sql<boolean>`${isReached(reach, [countyCode])}`.as('reached'))
    .where('o.countyCode', '=', countyCode)
    .where('o.side', '=', side)
    .where('o.code', '=', sql<string>`any(${codes}::text[])`)
    .execute()
}

export interface Above {
  id: string
  side: string
  code: string
  kind: string
  endsOn: string | null
  reached: boolean
}

/** What organizations may be hung on, by code, of every side. */
export async function listAboveByCodes(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  codes: readonly string[],
): Promise<Above[]> {
  if (codes.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations as o')
    .select(['o.id', 'o.side', 'o.code', 'o.kind', 'o.endsOn'])
    .select(sql<boolean>`${isReached(reach, [countyCode])}`.as('reached'))
    .where('o.countyCode', '=', countyCode)
    .where('o.code', '=', sql<string>`any(${codes}::text[])`)
    .where('o.side', 'in', ['supporter', 'community', 'office', 'other'])
    .execute()
}

/** Open organizations of every side that something may be hung on, by normal name. */
export async function listAboveByNames(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  names: readonly string[],
): Promise<(Above & { normalName: string })[]> {
  const rows = await tx.db
    .selectFrom('organizations.organizations as o')
    .select(['o.id', 'o.side', 'o.code', 'o.kind', 'o.endsOn', 'o.normalName'])
    .select(sql<boolean>`${isReached(reach, [countyCode])}`.as('reached'))
    .where('o.countyCode', '=', countyCode)
    .where('o.normalName', '=', sql<string>`any(${names}::text[])`)
    .where('o.endsOn', 'is', null)
    .execute()
  return rows as (Above & { normalName: string })[]
}

/** One open organization of each of these names. */
export async function listOfNames(
  tx: Transaction,
  countyCode: string,
  names: readonly string[],
): Promise<{ id: string; code: string; name: string; normalName: string; side: string }[]> {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    normalName: string
    side: string
  }>`
    select distinct on (normal_name) id, code, name, normal_name, side from organizations.organizations
    where county_code = ${countyCode} and normal_name = any(${names}::text[]) and ends_on is null
    order by normal_name, id`.execute(tx.db)
  return rows
}

/** Who hangs below whom in the whole county. */
export async function listTree(
  tx: Transaction,
  countyCode: string,
): Promise<{ id: string; parentId: string }[]> {
  const { rows } = await sql<{ id: string; parentId: string }>`
    select id, parent_id from organizations.organizations
    where county_code = ${countyCode} and parent_id is not null`.execute(tx.db)
  return rows
}

/** Open organizations that hang below one that the import closes, and are not closed with it. */
export async function listBelowMissing(
  tx: Transaction,
  { countyCode, id }: Key,
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    with missing as (
      select r.organization_id, r.row_number, r.code, r.name from organizations.import_rows r
      where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = 'missing')
    select m.row_number, m.code, m.name, m.organization_id from missing m
    where exists (select from organizations.organizations o
      where o.county_code = ${countyCode} and o.parent_id = m.organization_id and o.ends_on is null
        and o.id not in (select organization_id from missing))
    order by m.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Open organizations of the import below closed ones. */
export async function listUnderClosed(
  tx: Transaction,
  { countyCode, id }: Key,
  verdicts: readonly Verdict[],
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    select r.row_number, r.code, r.name, r.organization_id from organizations.import_rows r
    join organizations.organizations o on o.county_code = r.county_code and o.id = r.organization_id
    join organizations.organizations p on p.county_code = o.county_code and p.id = o.parent_id
    where r.county_code = ${countyCode} and r.import_id = ${id}::uuid and r.verdict = any(${verdicts}::text[])
      and o.ends_on is null and p.ends_on is not null
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows
}

// Columns that a county calls by names of its own.

export async function listMappings(
  tx: Transaction,
  countyCode: string,
  side: string,
): Promise<{ header: string; field: string }[]> {
  return tx.db
    .selectFrom('organizations.columnMappings')
    .select(['header', 'field'])
    .where('countyCode', '=', countyCode)
    .where('side', '=', side)
    .execute()
}

export async function keepMappings(
  tx: WriteTransaction,
  countyCode: string,
  side: string,
  mappings: readonly { header: string; field: string }[],
): Promise<void> {
  if (mappings.length === 0) return
  await tx.db
    .insertInto('organizations.columnMappings')
    .values(mappings.map((each) => ({ ...each, countyCode, side, usedAt: tx.now })))
    .onConflict((conflict) =>
      conflict
        .columns(['countyCode', 'side', 'header'])
        .doUpdateSet((set) => ({ field: set.ref('excluded.field'), usedAt: tx.now })),
    )
    .execute()
}

/** Imports whose content and rows may not be kept any longer. */
export async function listOver(
  tx: Transaction,
  counties: readonly string[],
  before: { applied: Date; brought: Date },
): Promise<(Key & { state: ImportState })[]> {
  const rows = await tx.db
    .selectFrom('organizations.imports as i')
    .select(['i.countyCode', 'i.id', 'i.state'])
    .where('i.countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where(
      sql<SqlBool>`(
        (i.state = 'applied' and i.applied_at < ${before.applied})
        or (i.state in ('undone', 'cancelled', 'failed') and i.created_at < ${before.applied})
        or (i.state in ('uploaded', 'faulty', 'previewed') and i.created_at < ${before.brought}))`,
    )
    .where(
      sql<SqlBool>`exists (select from organizations.import_pieces p
        where p.county_code = i.county_code and p.import_id = i.id and p.county_code = any(${counties}::text[]))`,
    )
    .execute()
  return rows as (Key & { state: ImportState })[]
}

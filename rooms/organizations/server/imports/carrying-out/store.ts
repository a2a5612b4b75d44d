/** Rows and the organizations they stand for: applying them, taking them back, and what stands in the way. */
import { sql } from 'kysely'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { isReached } from '../../reach/store.ts'
import { listOrganizationsByIds, type OrganizationRow } from '../../store.ts'
import type { Verdict } from '../import.ts'
import { fieldsShown } from '../rows/row.ts'
import { listRowsOfPart, type Part, rowsOf } from '../rows/store.ts'
import type { Key } from '../store.ts'

/** A row and the organization it stands for, as people are told of it. */
export interface RowOfFile {
  rowNumber: number
  code: string
  name: string
  organizationId: string
}

const columnsTold = ['rowNumber', 'code', 'name', 'organizationId'] as const

/** New organizations of the import whose code somebody else has taken meanwhile; by whom is told within the reach. */
export async function listTakenSince(
  tx: Transaction,
  key: Key,
  { side, reach }: { side: string; reach: Reach },
  limit: number,
): Promise<(Omit<RowOfFile, 'organizationId'> & { organizationId?: string })[]> {
  const { rows } = await sql<RowOfFile & { reached: boolean; own: string }>`
    select r.row_number, r.code, r.name as own, o.name, o.id as organization_id,
      ${isReached(reach, [key.countyCode])} as reached
    from ${rowsOf(key, ['new'], ['rowNumber', 'code', 'name'])} r
    join organizations.organizations o on o.county_code = ${key.countyCode} and o.side = ${side} and o.code = r.code
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows.map(({ rowNumber, code, own, name, organizationId, reached }) =>
    reached ? { rowNumber, code, name, organizationId } : { rowNumber, code, name: own },
  )
}

/** What new organizations hang on, outside the import, that is not open and reached any more. */
export async function listLostParents(
  tx: Transaction,
  key: Key,
  reach: Reach,
  limit: number,
): Promise<{ rowNumber: number; code: string; name: string }[]> {
  const { countyCode } = key
  const hung = rowsOf(
    key,
    ['new', 'changed'],
    ['rowNumber', 'code', 'name', 'parentId', 'changed', 'organizationId'],
  )
  const { rows } = await sql<{ rowNumber: number; code: string; name: string }>`
    with stated as materialized (select * from ${hung} r),
    wanted as (
      select r.row_number, r.code, r.name, coalesce(r.parent_id, (r.changed->>'parentId')::uuid) as parent_id
      from stated r where r.parent_id is not null or r.changed->>'parentId' is not null),
    own as (select r.organization_id from stated r where r.verdict = 'new'),
    held as (
      select o.id from organizations.organizations o
      where o.county_code = ${countyCode} and o.id in (select parent_id from wanted) and o.ends_on is null
        and ${isReached(reach, [countyCode])} for share)
    select w.row_number, w.code, w.name from wanted w
    where w.parent_id not in (select organization_id from own) and w.parent_id not in (select id from held)
    order by w.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Lets rows come before what they hang on, until `checkParents`. */
export async function deferParents(tx: WriteTransaction): Promise<void> {
  await sql`set constraints organizations.organizations_parent_fkey deferred`.execute(tx.db)
}

/** @throws foreign_key_violation when what one of them hangs on is not there */
export async function checkParents(tx: WriteTransaction): Promise<void> {
  await sql`set constraints organizations.organizations_parent_fkey immediate`.execute(tx.db)
}

const columnsOfNew = [
  'rowNumber',
  'organizationId',
  'code',
  'name',
  'normalName',
  ...fieldsShown,
] as const

/** The new organizations of one part of an import. */
export async function insertNew(
  tx: WriteTransaction,
  key: Key,
  side: string,
  part: Part,
  today: string,
): Promise<void> {
  await sql`
    insert into organizations.organizations (county_code, id, side, code, name, normal_name, kind, level, function,
      region_code, parent_id, social_credit_code, members, households, begins_on, changed_at)
    select ${key.countyCode}, r.organization_id, ${side}, r.code, r.name, r.normal_name, r.kind, r.level, r.function,
      r.region_code, r.parent_id, r.social_credit_code, r.members, r.households, ${today}::date, ${tx.now}
    from ${rowsOf(key, part, columnsOfNew)} r
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

/** Organizations of one part of an import as they are, in the order of its rows. */
export async function listOrganizationsOfRows(
  tx: Transaction,
  key: Key,
  part: Part,
): Promise<OrganizationOfRow[]> {
  const rows = await listRowsOfPart(tx, key, part)
  const ids = rows.map(({ organizationId }) => organizationId)
  const found = await listOrganizationsByIds(tx, key.countyCode, ids)
  const byId = new Map(found.map((row) => [row.id, row]))
  return rows.flatMap(({ rowNumber, version, organizationId, changed }) => {
    const row = byId.get(organizationId)
    return row ? [{ rowNumber, version, values: changed ?? {}, row }] : []
  })
}

/**
 * Rows of these verdicts whose organizations are not as the import knows them.
 *
 * @param steps changes that the import itself made since
 */
export async function listMoved(
  tx: Transaction,
  key: Key,
  verdicts: readonly Verdict[],
  { steps, limit }: { steps: number; limit: number },
): Promise<(RowOfFile & { version: number | null; changed: Record<string, unknown> | null })[]> {
  const rowsSaid = rowsOf(key, verdicts, [...columnsTold, 'version', 'changed'])
  const { rows } = await sql<
    RowOfFile & { version: number | null; changed: Record<string, unknown> | null }
  >`
    select r.row_number, r.code, r.name, r.organization_id, r.version, r.changed
    from ${rowsSaid} r
    left join (select o.id, o.version from organizations.organizations o
      where o.county_code = ${key.countyCode}) o on o.id = r.organization_id
    where o.version is distinct from coalesce(r.version, 0) + ${steps}
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Rows that hang what is there already elsewhere, or at the top. */
export async function listHungElsewhere(tx: Transaction, key: Key): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    select r.row_number, r.code, r.name, r.organization_id
    from ${rowsOf(key, ['changed'], [...columnsTold, 'changed'])} r
    where jsonb_exists(r.changed, 'parentId') order by r.row_number`.execute(tx.db)
  return rows
}

/** Rows that now hang below themselves, because somebody else moved what is above them. */
export async function listCircles(tx: Transaction, key: Key, limit: number): Promise<RowOfFile[]> {
  const { countyCode } = key
  const { rows } = await sql<RowOfFile>`
    with recursive hung as (
      select r.row_number, r.code, r.name, r.organization_id
      from ${rowsOf(key, ['changed'], [...columnsTold, 'changed'])} r
      where r.changed->>'parentId' is not null),
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
  key: Key,
  verdicts: readonly Verdict[],
): Promise<void> {
  await sql`
    select from organizations.organizations o
    where o.county_code = ${key.countyCode}
      and o.id in (select r.organization_id from ${rowsOf(key, verdicts, ['organizationId'])} r)
    order by o.id for update`.execute(tx.db)
}

/** What hangs on new organizations of an import and did not come with it. */
export async function listHung(tx: Transaction, key: Key, limit: number): Promise<RowOfFile[]> {
  const { countyCode } = key
  const { rows } = await sql<RowOfFile>`
    with made as (
      select r.organization_id, r.row_number, r.code, r.name from ${rowsOf(key, ['new'], columnsTold)} r),
    named as (
      select o.parent_id as id from organizations.organizations o
      where o.county_code = ${countyCode} and o.parent_id in (select organization_id from made)
        and o.id not in (select r.organization_id from ${rowsOf(key, ['new', 'changed'], ['organizationId'])} r)
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
export async function deleteNew(tx: WriteTransaction, key: Key): Promise<number> {
  const { countyCode } = key
  const own = sql`(select r.organization_id from ${rowsOf(key, ['new'], ['organizationId'])} r)`
  await sql`delete from organizations.tokens
    where county_code = ${countyCode} and organization_id in ${own}`.execute(tx.db)
  const { numAffectedRows } = await sql`delete from organizations.organizations
    where county_code = ${countyCode} and id in ${own} and version = 1`.execute(tx.db)
  return Number(numAffectedRows)
}

/** Open organizations that hang below one that the import closes, and are not closed with it. */
export async function listBelowMissing(
  tx: Transaction,
  key: Key,
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    with missing as (
      select r.organization_id, r.row_number, r.code, r.name from ${rowsOf(key, ['missing'], columnsTold)} r)
    select m.row_number, m.code, m.name, m.organization_id from missing m
    where exists (select from organizations.organizations o
      where o.county_code = ${key.countyCode} and o.parent_id = m.organization_id and o.ends_on is null
        and o.id not in (select organization_id from missing))
    order by m.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Rows whose organization hung on what is not there any more: another import that made it was undone since. */
export async function listFormerParentsGone(
  tx: Transaction,
  key: Key,
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    select r.row_number, r.code, r.name, r.organization_id
    from ${rowsOf(key, ['changed'], [...columnsTold, 'before'])} r
    where r.before->>'parentId' is not null and not exists (select from organizations.organizations p
      where p.county_code = ${key.countyCode} and p.id = (r.before->>'parentId')::uuid)
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows
}

/** Open organizations of the import below closed ones. */
export async function listUnderClosed(
  tx: Transaction,
  key: Key,
  verdicts: readonly Verdict[],
  limit: number,
): Promise<RowOfFile[]> {
  const { rows } = await sql<RowOfFile>`
    select r.row_number, r.code, r.name, r.organization_id from ${rowsOf(key, verdicts, columnsTold)} r
    join organizations.organizations o on o.county_code = ${key.countyCode} and o.id = r.organization_id
    join organizations.organizations p on p.county_code = o.county_code and p.id = o.parent_id
    where o.ends_on is null and p.ends_on is not null
    order by r.row_number limit ${limit}`.execute(tx.db)
  return rows
}

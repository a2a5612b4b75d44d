/** The organizations themselves: reads within a reach, and the one way in which rows are written. */
import {
  type Expression,
  expressionBuilder,
  type Insertable,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { OrganizationFilter } from '../shared/schema.ts'

type Organizations = Tables['organizations.organizations']
export type OrganizationRow = Selectable<Organizations>
export type NewOrganization = Insertable<Organizations>

export async function insertRows(tx: Transaction, rows: readonly NewOrganization[]): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('organizations.organizations').values(part).execute()
  }
}

export async function listOrganizationsByIds(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OrganizationRow[]> {
  if (ids.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

export async function listOrganizationsByRegions(
  tx: Transaction,
  countyCode: string,
  side: OrganizationRow['side'],
  regionCodes: readonly string[],
): Promise<OrganizationRow[]> {
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('side', '=', side)
    .where('regionCode', '=', sql<string>`any(${regionCodes}::text[])`)
    .where('endsOn', 'is', null)
    .orderBy('regionCode')
    .execute()
}

/** Those whose region code begins so, in order of code. */
export async function listOrganizationsWithin(
  tx: Transaction,
  countyCode: string,
  side: OrganizationRow['side'],
  prefix: string,
): Promise<OrganizationRow[]> {
  return (
    tx.db
      .selectFrom('organizations.organizations')
      .selectAll()
      .where('countyCode', '=', countyCode)
      .where('side', '=', side)
      .where('regionCode', '>=', prefix)
      // Codes are digits, and ':' follows '9': the end of the prefix's range.
      .where('regionCode', '<', `${prefix}:`)
      .where('endsOn', 'is', null)
      .orderBy('regionCode')
      .execute()
  )
}

/** Those in being, by the codes that the county gave them. */
export async function listOrganizationsByCodes(
  tx: Transaction,
  countyCode: string,
  codes: readonly string[],
): Promise<OrganizationRow[]> {
  if (codes.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .where('endsOn', 'is', null)
    .execute()
}

/**
 * Whether an organization `o` lies within a reach: by its seat; or it is one that was named, or hangs below one.
 * What hangs below is walked in the statement itself, so that a branch moved to another unit leaves the first one's
 * reach with the commit that moved it.
 */
export function isReached(
  reach: Reach,
  counties: readonly string[],
  alias: 'o' | 'p' = 'o',
): Expression<SqlBool> {
  const builder = expressionBuilder<Tables, never>()
  const bySeat = withinReach(builder, reach, { region: `${alias}.regionCode` })
  if (reach.organizations.length === 0) return bySeat
  const below = sql<SqlBool>`${sql.ref(`${alias}.id`)} in (
    with recursive below (county_code, id) as (
      select county_code, id from organizations.organizations
      where county_code = any(${counties}::text[]) and id = any(${reach.organizations}::uuid[])
      union
      select c.county_code, c.id from organizations.organizations c
      join below b on c.county_code = b.county_code and c.parent_id = b.id)
    select id from below)`
  return reach.regions.length === 0 ? below : builder.or([bySeat, below])
}

/** As lists and single pages show it. */
export type OrganizationShown = Pick<
  OrganizationRow,
  | 'countyCode'
  | 'id'
  | 'side'
  | 'code'
  | 'name'
  | 'kind'
  | 'level'
  | 'function'
  | 'regionCode'
  | 'parentId'
  | 'socialCreditCode'
  | 'members'
  | 'households'
  | 'beginsOn'
  | 'endsOn'
  | 'version'
  | 'homeCountyCode'
> & { parentName: string | null; vacancies: number; branches: number }

const shown = [
  'o.countyCode',
  'o.id',
  'o.side',
  'o.code',
  'o.name',
  'o.kind',
  'o.level',
  'o.function',
  'o.regionCode',
  'o.parentId',
  'o.socialCreditCode',
  'o.members',
  'o.households',
  'o.beginsOn',
  'o.endsOn',
  'o.version',
  'o.homeCountyCode',
] as const

/** Scalar subqueries instead of joins: they are read for the rows of the page only. */
function selectShown(tx: Transaction) {
  return tx.db
    .selectFrom('organizations.organizations as o')
    .select([...shown])
    .select([
      sql<string | null>`(select p.name from organizations.organizations p
        where p.county_code = o.county_code and p.id = o.parent_id)`.as('parentName'),
      sql<number>`coalesce((select t.vacancies from organizations.tallies t
        where t.county_code = o.county_code and t.organization_id = o.id), 0)`.as('vacancies'),
      sql<number>`(select count(*) from organizations.organizations b
        where b.county_code = o.county_code and b.parent_id = o.id and b.ends_on is null)`.as(
        'branches',
      ),
    ])
}

export interface Within {
  reach: Reach
  /** The counties of the transaction, one by one. */
  counties: readonly string[]
}

export type Filter = Pick<
  OrganizationFilter,
  'side' | 'kind' | 'level' | 'function' | 'parent' | 'state' | 'vacancies'
> & {
  /** Code prefix of the seat. */
  regionPrefix?: string | undefined
  /** Only those with nothing above them that is within this reach. */
  rootsOf?: Within
}

/** What a filter asks of an organization `o`. */
export function matches(filter: Filter): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = []
  const { side, kind, level, function: of, parent, state, regionPrefix } = filter
  if (side) all.push(sql`o.side = ${side}`)
  if (kind) all.push(sql`o.kind = ${kind}`)
  if (level) all.push(sql`o.level = ${level}`)
  if (of) all.push(sql`o.function = ${of}`)
  if (parent) all.push(sql`o.parent_id = ${parent}::uuid`)
  if (filter.rootsOf) {
    const reached = isReached(filter.rootsOf.reach, filter.rootsOf.counties, 'p')
    all.push(sql`(o.parent_id is null or not exists (select from organizations.organizations p
      where p.county_code = o.county_code and p.id = o.parent_id and ${reached}))`)
  }
  if (state === 'open') all.push(sql`o.ends_on is null`)
  if (state === 'closed') all.push(sql`o.ends_on is not null`)
  if (regionPrefix) {
    // Codes are digits, and ':' follows '9': the end of the prefix's range.
    all.push(sql`(o.region_code >= ${regionPrefix} and o.region_code < ${`${regionPrefix}:`})`)
  }
  if (filter.vacancies !== undefined) {
    const vacant = sql<SqlBool>`exists (select 1 from organizations.tallies t
      where t.county_code = o.county_code and t.organization_id = o.id and t.vacancies > 0)`
    all.push(filter.vacancies ? vacant : sql`not ${vacant}`)
  }
  return all.length === 0 ? sql`true` : expressionBuilder<Tables, never>().and(all)
}

/** By county, seat and age; one page from after the key of the last row. */
export async function listShown(
  tx: Transaction,
  within: Within,
  filter: Filter,
  page: { after: readonly string[] | undefined; limit: number },
): Promise<OrganizationShown[]> {
  if (within.counties.length === 0) return []
  const [only] = within.counties
  let query = selectShown(tx)
    .where(
      'o.countyCode',
      '=',
      within.counties.length === 1
        ? (only as string)
        : sql<string>`any(${within.counties}::text[])`,
    )
    .where(isReached(within.reach, within.counties))
    .where(matches(filter))
    .orderBy('o.countyCode')
    .orderBy('o.regionCode')
    .orderBy('o.id')
    .limit(page.limit)
  if (page.after) {
    const [county, region, id] = page.after
    query = query.where(
      sql<boolean>`(o.county_code, o.region_code, o.id) > (${county}, ${region}, ${id}::uuid)`,
    )
  }
  return query.execute()
}

export async function listShownByIds(
  tx: Transaction,
  within: Within,
  ids: readonly string[],
): Promise<OrganizationShown[]> {
  if (ids.length === 0) return []
  return selectShown(tx)
    .where('o.countyCode', '=', sql<string>`any(${within.counties}::text[])`)
    .where('o.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(isReached(within.reach, within.counties))
    .execute()
}

export interface Ref {
  id: string
  name: string
}

/** The organizations above one, outermost first; their names are told whoever may see the one. */
export async function listAbove(tx: Transaction, countyCode: string, id: string): Promise<Ref[]> {
  const { rows } = await sql<Ref>`
    with recursive above (id, name, parent_id, depth) as (
      select id, name, parent_id, 0 from organizations.organizations
      where county_code = ${countyCode} and id = ${id}::uuid
      union all
      select p.id, p.name, p.parent_id, a.depth + 1 from organizations.organizations p
      join above a on p.county_code = ${countyCode} and p.id = a.parent_id)
    select id, name from above where depth > 0 order by depth desc`.execute(tx.db)
  return rows
}

/** `update`: against everything. `share`: against changes only, for what new rows hang on. */
export type Lock = 'update' | 'share'

/**
 * Those within the reach; with a lock held until the transaction ends, in order of id, so that two transactions
 * cannot wait for each other in a circle.
 */
export async function listReached(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  ids: readonly string[],
  lock?: Lock,
): Promise<OrganizationRow[]> {
  if (ids.length === 0) return []
  const query = tx.db
    .selectFrom('organizations.organizations as o')
    .selectAll('o')
    .where('o.countyCode', '=', countyCode)
    .where('o.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(isReached(reach, [countyCode]))
    .orderBy('o.id')
  if (lock === undefined) return query.execute()
  return (lock === 'share' ? query.forShare('o') : query.forUpdate('o')).execute()
}

/** One at a time changes who hangs below whom: two moves at once could close a circle that neither sees. */
export async function lockTree(tx: WriteTransaction, countyCode: string): Promise<void> {
  await tx.db
    .insertInto('organizations.trees')
    .values({ countyCode })
    .onConflict((conflict) => conflict.column('countyCode').doNothing())
    .execute()
  await tx.db
    .selectFrom('organizations.trees')
    .select('countyCode')
    .where('countyCode', '=', countyCode)
    .forUpdate()
    .execute()
}

/** Codes that are taken already on a side. */
export async function listTakenCodes(
  tx: Transaction,
  countyCode: string,
  wanted: readonly { side: string; code: string }[],
): Promise<{ id: string; side: string; code: string }[]> {
  if (wanted.length === 0) return []
  return tx.db
    .selectFrom('organizations.organizations')
    .select(['id', 'side', 'code'])
    .where('countyCode', '=', countyCode)
    .where(
      sql<boolean>`(side, code) in (select * from unnest(${wanted.map(({ side }) => side)}::text[],
        ${wanted.map((each) => each.code)}::text[]))`,
    )
    .execute()
}

/** Who hangs below whom, for these and all above them. */
export async function listParentsAbove(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; parentId: string | null }>`
    with recursive above (id, parent_id) as (
      select id, parent_id from organizations.organizations
      where county_code = ${countyCode} and id = any(${ids}::uuid[])
      union
      select p.id, p.parent_id from organizations.organizations p
      join above a on p.county_code = ${countyCode} and p.id = a.parent_id)
    select id, parent_id from above`.execute(tx.db)
  return new Map(rows.map(({ id, parentId }) => [id, parentId]))
}

/** Organizations directly below any of these; closed ones too when asked for. */
export async function listBelow(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
  { closedToo = false, lock }: { closedToo?: boolean; lock?: Lock | undefined } = {},
): Promise<OrganizationRow[]> {
  if (ids.length === 0) return []
  let query = tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('parentId', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
  if (!closedToo) query = query.where('endsOn', 'is', null)
  return (lock === undefined ? query : query.forUpdate()).execute()
}

/** What a change may alter. */
export const changeable = [
  'side',
  'code',
  'name',
  'kind',
  'level',
  'function',
  'regionCode',
  'parentId',
  'socialCreditCode',
  'members',
  'households',
  'endsOn',
] as const
export type Changeable = (typeof changeable)[number]

/** Writes rows as they shall be, each with the version that follows. */
export async function updateRows(
  tx: WriteTransaction,
  countyCode: string,
  rows: readonly OrganizationRow[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    const column = <Name extends keyof OrganizationRow>(name: Name) => part.map((row) => row[name])
    await sql`
      update organizations.organizations o set side = v.side, code = v.code, name = v.name,
        normal_name = v.normal_name, kind = v.kind, level = v.level, function = v.function,
        region_code = v.region_code, parent_id = v.parent_id, social_credit_code = v.social_credit_code,
        members = v.members, households = v.households, ends_on = v.ends_on, version = v.version, indexed = v.indexed,
        changed_at = ${tx.now}
      from (select * from unnest(${column('id')}::uuid[], ${column('side')}::text[], ${column('code')}::text[],
        ${column('name')}::text[], ${column('normalName')}::text[], ${column('kind')}::text[],
        ${column('level')}::text[], ${column('function')}::text[], ${column('regionCode')}::text[],
        ${column('parentId')}::uuid[], ${column('socialCreditCode')}::text[], ${column('members')}::int[],
        ${column('households')}::int[], ${column('endsOn')}::date[], ${column('version')}::int[], ${column('indexed')}::boolean[]) as
        u (id, side, code, name, normal_name, kind, level, function, region_code, parent_id, social_credit_code,
        members, households, ends_on, version, indexed)) v
      where o.county_code = ${countyCode} and o.id = v.id`.execute(tx.db)
  }
}

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
): Promise<(SuccessionRow & { fromName: string; toName: string })[]> {
  return tx.db
    .selectFrom('organizations.successions as s')
    .innerJoin('organizations.organizations as f', (join) =>
      join.onRef('f.countyCode', '=', 's.countyCode').onRef('f.id', '=', 's.fromId'),
    )
    .innerJoin('organizations.organizations as t', (join) =>
      join.onRef('t.countyCode', '=', 's.countyCode').onRef('t.id', '=', 's.toId'),
    )
    .selectAll('s')
    .select(['f.name as fromName', 't.name as toName'])
    .where('s.countyCode', '=', countyCode)
    .where(sql<boolean>`(s.from_id = any(${ids}::uuid[]) or s.to_id = any(${ids}::uuid[]))`)
    .orderBy('s.day')
    .orderBy('s.fromId')
    .orderBy('s.toId')
    .execute()
}

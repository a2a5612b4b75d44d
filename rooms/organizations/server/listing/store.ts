/** Organizations as lists and single pages show them. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationFilter } from '../../shared/schema.ts'
import { isReached, isWithin, type Within } from '../reach/store.ts'
import type { RowOf } from '../store.ts'

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
  'o.foundedOn',
  'o.beginsOn',
  'o.endsOn',
  'o.version',
  'o.homeCountyCode',
] as const

export type OrganizationShown = RowOf<typeof shown> & {
  parentName: string | null
  vacancies: number
  branches: number
}

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

/** Of every list: by county, seat and age. */
export const listOrder = sql`o.county_code, o.region_code, o.id`

/**
 * Organizations `o` behind one in that order.
 *
 * Within one county the county is no part of the comparison: with the equality beside it the index would be read from
 * the county's first row for each page.
 *
 * @param key county code, region code and id
 */
export function isAfter(counties: readonly string[], key: readonly string[]): Expression<SqlBool> {
  const [county, region, id] = key
  return counties.length === 1
    ? sql`(o.region_code, o.id) > (${region}, ${id}::uuid)`
    : sql`(${listOrder}) > (${county}, ${region}, ${id}::uuid)`
}

/** One page, from after the key of the last row. */
export async function listShown(
  tx: Transaction,
  within: Within,
  filter: Filter,
  page: { after: readonly string[] | undefined; limit: number },
): Promise<OrganizationShown[]> {
  if (within.counties.length === 0) return []
  let query = selectShown(tx)
    .where(isWithin(within))
    .where(matches(filter))
    .orderBy(listOrder)
    .limit(page.limit)
  if (page.after) query = query.where(isAfter(within.counties, page.after))
  return query.execute()
}

/** How many there are, counted up to a limit. */
export async function countShown(
  tx: Transaction,
  within: Within,
  filter: Filter,
  limit: number,
): Promise<number> {
  if (within.counties.length === 0) return 0
  const counted = tx.db
    .selectFrom('organizations.organizations as o')
    .select('o.id')
    .where(isWithin(within))
    .where(matches(filter))
    .limit(limit)
    .as('counted')
  const { count } = await tx.db
    .selectFrom(counted)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listShownByIds(
  tx: Transaction,
  within: Within,
  ids: readonly string[],
): Promise<OrganizationShown[]> {
  if (ids.length === 0) return []
  return selectShown(tx)
    .where(isWithin(within))
    .where('o.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

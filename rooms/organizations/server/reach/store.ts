/** Reads within a reach: by seat, or below an organization that was named. */
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationRow } from '../store.ts'

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
  const below = sql<SqlBool>`${sql.ref(`${alias}.id`)} in (${idsBelow(reach.organizations, counties)})`
  return reach.regions.length === 0 ? below : builder.or([bySeat, below])
}

/** Ids of organizations and of all that hangs below them, as a part of a statement. */
export function idsBelow(ids: readonly string[], counties: readonly string[]): RawBuilder<unknown> {
  return sql`
    with recursive below (county_code, id) as (
      select county_code, id from organizations.organizations
      where county_code = any(${counties}::text[]) and id = any(${ids}::uuid[])
      union
      select c.county_code, c.id from organizations.organizations c
      join below b on c.county_code = b.county_code and c.parent_id = b.id)
    select id from below`
}

export interface Within {
  reach: Reach
  /** The counties of the transaction, one by one. */
  counties: readonly string[]
}

/** Whether an organization `o` lies within the reach, of the counties that are asked for. */
export function isWithin({ reach, counties }: Within): Expression<SqlBool> {
  // Of one county, as nearly every question is, the plan is the better one.
  const there =
    counties.length === 1
      ? sql<SqlBool>`o.county_code = ${counties[0]}`
      : sql<SqlBool>`o.county_code = any(${counties}::text[])`
  return expressionBuilder<Tables, never>().and([there, isReached(reach, counties)])
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

/** Who hangs below whom. */
import { sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Lock } from '../reach/store.ts'
import type { OrganizationRow } from '../store.ts'

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

/** Seats of each organization and of all that hangs below it, at any depth and closed ones too. */
export async function listSeatsBelow(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ top: string; seats: string[] }>`
    with recursive below (top, id, region_code) as (
      select id, id, region_code from organizations.organizations
      where county_code = ${countyCode} and id = any(${ids}::uuid[])
      union
      select b.top, c.id, c.region_code from organizations.organizations c
      join below b on c.parent_id = b.id
      where c.county_code = ${countyCode})
    select top, array_agg(distinct region_code) as seats from below group by top`.execute(tx.db)
  return new Map(rows.map(({ top, seats }) => [top, seats]))
}

import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'

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

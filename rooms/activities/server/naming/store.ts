/** What the records of this room are called, for whoever is told of them elsewhere. */
import { sql } from 'kysely'
import { type Named, namesBy } from '#base/server/db/names-by.ts'
import type { Transaction } from '#base/server/db/work.ts'

export const namesOfDeeds = namesBy(
  (countyCode, ids) => sql<Named>`
    select d.id, d.title as name from activities.deeds d
    where d.county_code = ${countyCode} and d.id = ${ids}`,
)

/** Deeds of an organization, on either side, that are not withdrawn. */
export async function countDeedsOf(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from activities.deeds d
    where d.county_code = ${countyCode} and d.state <> 'withdrawn'
      and (d.unit_id = any(${organizationIds}::uuid[]) or d.community_id = any(${organizationIds}::uuid[]))`.execute(
    tx.db,
  )
  return rows[0]?.count ?? 0
}

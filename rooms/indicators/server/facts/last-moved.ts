import { sql } from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'

/**
 * The last day on which anything was recorded of each partnership, or anybody confirmed it; those of which nothing ever
 * was are left out. What counts is when it was recorded, not which day it tells of.
 */
export async function lastMovedOn(
  tx: Transaction,
  countyCode: string,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select f.partnership_id as id,
      greatest(max(f.recorded_at), max(c.confirmed_at)) as at
    from indicators.facts f
    left join indicators.confirmations c on c.county_code = f.county_code
      and c.record_id = f.record_id and c.record_version = f.record_version
    where f.county_code = ${countyCode} and f.partnership_id = any(${partnershipIds}::uuid[])
    group by f.partnership_id`.execute(tx.db)
  return new Map(rows.map(({ id, at }) => [id, dayOf(at)]))
}

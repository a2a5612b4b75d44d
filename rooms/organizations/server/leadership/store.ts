import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type LeadershipCount = Selectable<Tables['organizations.leadershipCounts']>

export async function listLeadershipCounts(
  tx: Transaction,
  countyCode: string,
  organizationId: string,
): Promise<LeadershipCount[]> {
  return tx.db
    .selectFrom('organizations.leadershipCounts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .orderBy('asOf', 'desc')
    .limit(100)
    .execute()
}

/** The counts of a day; given again, the later ones hold. */
export async function putLeadershipCount(
  tx: WriteTransaction,
  counts: Insertable<Tables['organizations.leadershipCounts']>,
): Promise<void> {
  const { countyCode: _, organizationId: __, asOf: ___, ...known } = counts
  await tx.db
    .insertInto('organizations.leadershipCounts')
    .values(counts)
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'organizationId', 'asOf']).doUpdateSet(known),
    )
    .execute()
}

/** A duplicate's counts become those of the kept one, for days on which that has none of its own. */
export async function moveLeadershipCounts(
  tx: WriteTransaction,
  countyCode: string,
  from: readonly string[],
  to: string,
): Promise<void> {
  await sql`
    update organizations.leadership_counts c set organization_id = ${to}::uuid
    where c.county_code = ${countyCode} and (c.organization_id, c.as_of) in (
      select distinct on (d.as_of) d.organization_id, d.as_of from organizations.leadership_counts d
      where d.county_code = ${countyCode} and d.organization_id = any(${from}::uuid[])
        and not exists (select from organizations.leadership_counts k
          where k.county_code = ${countyCode} and k.organization_id = ${to}::uuid and k.as_of = d.as_of)
      order by d.as_of, d.recorded_at desc)`.execute(tx.db)
}

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

/** Of each day the newest counts of these, unless `to` has its own of that day; held for a change. */
export async function lockCountsFor(
  tx: WriteTransaction,
  countyCode: string,
  from: readonly string[],
  to: string,
): Promise<LeadershipCount[]> {
  return tx.db
    .selectFrom('organizations.leadershipCounts')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where(
      sql<boolean>`(organization_id, as_of) in (
        select distinct on (d.as_of) d.organization_id, d.as_of from organizations.leadership_counts d
        where d.county_code = ${countyCode} and d.organization_id = any(${from}::uuid[])
          and not exists (select from organizations.leadership_counts k
            where k.county_code = ${countyCode} and k.organization_id = ${to}::uuid and k.as_of = d.as_of)
        order by d.as_of, d.recorded_at desc)`,
    )
    .orderBy('asOf')
    .forUpdate()
    .execute()
}

/** @param counts that are held, at most one of a day */
export async function moveLeadershipCounts(
  tx: WriteTransaction,
  countyCode: string,
  counts: readonly LeadershipCount[],
  to: string,
): Promise<void> {
  const column = (name: 'organizationId' | 'asOf') => counts.map((each) => each[name])
  await sql`
    update organizations.leadership_counts set organization_id = ${to}::uuid
    where county_code = ${countyCode} and (organization_id, as_of) in (
      select * from unnest(${column('organizationId')}::uuid[], ${column('asOf')}::date[]))`.execute(
    tx.db,
  )
}

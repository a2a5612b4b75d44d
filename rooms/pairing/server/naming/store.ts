/** What the records of this room are called, for whoever is told of them elsewhere. */
import { type RawBuilder, sql } from 'kysely'
import { type Named, namesBy } from '#base/server/db/names-by.ts'
import type { Transaction } from '#base/server/db/work.ts'

/** Whatever stands between a supporter and a community is called by the two. */
const namesOfPairs = (table: RawBuilder<unknown>) =>
  namesBy(
    (countyCode, ids) => sql<Named>`
      select p.id, s.name || ' — ' || c.name as name from ${table} p
      join organizations.organizations s on s.county_code = p.county_code and s.id = p.supporter_id
      join organizations.organizations c on c.county_code = p.county_code and c.id = p.community_id
      where p.county_code = ${countyCode} and p.id = ${ids}`,
  )

export const namesOfPartnerships = namesOfPairs(sql`pairing.partnerships`)
export const namesOfProposals = namesOfPairs(sql`pairing.proposals`)
export const namesOfTies = namesOfPairs(sql`pairing.existing_pairs`)

export const namesOfRuns = namesBy(
  (countyCode, ids) => sql<Named>`
    select r.id, p.name || ' ' || c.name as name from pairing.runs r
    join programmes.cycles c on c.id = r.cycle_id
    join programmes.programmes p on p.id = c.programme_id
    where r.county_code = ${countyCode} and r.id = ${ids}`,
)

/** An objection is called by the run that it was made to: who made it is not told here. */
export const namesOfObjections = namesBy(
  (countyCode, ids) => sql<Named>`
    select b.id, p.name || ' ' || c.name as name from pairing.objections b
    join pairing.runs r on r.county_code = b.county_code and r.id = b.run_id
    join programmes.cycles c on c.id = r.cycle_id
    join programmes.programmes p on p.id = c.programme_id
    where b.county_code = ${countyCode} and b.id = ${ids}`,
)

/** Ids of all that stands between these organizations and others. */
export async function listIdsAround(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const theirs = sql`any(${organizationIds}::uuid[])`
  const of = (table: RawBuilder<unknown>) => sql`
    select id from ${table}
    where county_code = ${countyCode} and (supporter_id = ${theirs} or community_id = ${theirs})`
  const { rows } = await sql<{ id: string }>`
    ${of(sql`pairing.partnerships`)} union all ${of(sql`pairing.proposals`)}
    union all ${of(sql`pairing.existing_pairs`)} limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

export interface NamedPair {
  id: string
  /** Both sides by name. */
  name: string
  supporterId: string
  communityId: string
  communityRegionCode: string
}

/** One partnership, also when it was ended. */
export async function findPair(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<NamedPair | undefined> {
  const [pair] = await readPairs(tx, countyCode, sql`p.id = ${id}::uuid`)
  return pair
}

/** Partnerships of a cycle that were not ended early, by place: all, or those of one supporter or community. */
export function listPairs(
  tx: Transaction,
  countyCode: string,
  { cycleId, organizationId }: { cycleId: string; organizationId?: string },
): Promise<NamedPair[]> {
  const own =
    organizationId === undefined
      ? sql`true`
      : sql`(p.supporter_id = ${organizationId}::uuid or p.community_id = ${organizationId}::uuid)`
  return readPairs(tx, countyCode, sql`p.cycle_id = ${cycleId} and p.end_reason is null and ${own}`)
}

async function readPairs(tx: Transaction, countyCode: string, held: RawBuilder<unknown>) {
  const { rows } = await sql<NamedPair>`
    select p.id, s.name || ' — ' || c.name as name, p.supporter_id, p.community_id, p.community_region_code
    from pairing.partnerships p
    join organizations.organizations s on s.county_code = p.county_code and s.id = p.supporter_id
    join organizations.organizations c on c.county_code = p.county_code and c.id = p.community_id
    where p.county_code = ${countyCode} and ${held}
    order by p.community_region_code, p.id`.execute(tx.db)
  return rows
}

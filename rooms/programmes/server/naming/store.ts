/** What the records of this room are called, for whoever is told of them elsewhere. */
import { sql } from 'kysely'
import { holding, type Named, namesBy } from '#base/server/db/names-by.ts'
import type { Transaction } from '#base/server/db/work.ts'

export const namesOfProgrammes = namesBy(
  (_, ids) => sql<Named>`select id, name from programmes.programmes where id = ${ids}`,
)

export const namesOfCycles = namesBy(
  (_, ids) => sql<Named>`
    select c.id, p.name || ' ' || c.name as name from programmes.cycles c
    join programmes.programmes p on p.id = c.programme_id where c.id = ${ids}`,
)

export const namesOfDocuments = namesBy(
  (countyCode, ids) => sql<Named>`
    select id, title as name from programmes.documents where county_code = ${countyCode} and id = ${ids}`,
)

export const namesOfTasks = namesBy(
  (countyCode, ids) => sql<Named>`
    select id, title as name from programmes.tasks where county_code = ${countyCode} and id = ${ids}`,
)

/** Who took part, also once it has left. */
export const namesOfParticipants = namesBy(
  (countyCode, ids) => sql<Named>`
    select r.id, o.name from programmes.participants r
    join organizations.organizations o on o.county_code = r.county_code and o.id = r.organization_id
    where r.county_code = ${countyCode} and r.id = ${ids}`,
)

/** Ids of what is called so, its cycles too, and of these organizations' parts. */
export async function listIdsAround(
  tx: Transaction,
  countyCode: string,
  { typed, organizationIds }: { typed: string; organizationIds: readonly string[] },
  limit: number,
): Promise<string[]> {
  const like = holding(typed)
  const { rows } = await sql<{ id: string }>`
    select id from programmes.programmes where name like ${like}
    union all
    select c.id from programmes.cycles c
    join programmes.programmes p on p.id = c.programme_id where p.name like ${like}
    union all
    select id from programmes.documents where county_code = ${countyCode} and title like ${like}
    union all
    select id from programmes.tasks where county_code = ${countyCode} and title like ${like}
    union all
    select id from programmes.participants
    where county_code = ${countyCode} and organization_id = any(${organizationIds}::uuid[])
    limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** What the records of this room are called, for whoever is told of them elsewhere. */
import { sql } from 'kysely'
import { holding, type Named, type NamesOf, namesBy } from '#base/server/db/names-by.ts'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'

export const namesOfAreas = namesBy(
  (_, ids) => sql<Named>`select id, name from regions.management_areas where id = ${ids}`,
)

/** With the village, because a second group is in every one. */
export const namesOfPlaces: NamesOf = async (tx, countyCode, codes) => {
  const { rows } = await sql<Named>`
    select p.code as id, r.name || ' ' || p.name as name from regions.places p
    join regions.regions r on r.code = p.region_code
    where p.county_code = ${countyCode} and p.code = any(${codes}::text[])`.execute(tx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Ids of areas, and codes of places, that are called so or lie in a village that is. */
export async function listIdsNamed(
  tx: Transaction,
  countyCode: string,
  typed: string,
  limit: number,
): Promise<string[]> {
  const like = holding(typed)
  const { rows } = await sql<{ id: string }>`
    select id::text from regions.management_areas where name like ${like}
    union all
    select p.code from regions.places p join regions.regions r on r.code = p.region_code
    where p.county_code = ${countyCode} and r.name || ' ' || p.name like ${like}
    limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** Those valid now whose name, said or printed, is one of these; in code order. */
export async function listRegionsNamed(
  tx: Transaction,
  reach: Reach,
  names: readonly string[],
): Promise<{ code: string; name: string; officialName: string }[]> {
  if (names.length === 0) return []
  const called = sql<string>`any(${names}::text[])`
  return tx.db
    .selectFrom('regions.regions')
    .select(['code', 'name', 'officialName'])
    .where('validTo', 'is', null)
    .where((eb) => eb.or([eb('name', '=', called), eb('officialName', '=', called)]))
    .where((eb) => withinReach(eb, reach, { region: 'code' }))
    .orderBy('code')
    .execute()
}

import { type Selectable, sql } from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { PlaceKind } from '../../shared/place.ts'

type Row = Selectable<Tables['regions.places']>
export interface Place extends Row {
  kind: PlaceKind
  facilities: Record<string, number>
}

export async function insertPlaces(tx: WriteTransaction, places: readonly Place[]): Promise<void> {
  const rows = places.map((place) => ({ ...place, facilities: JSON.stringify(place.facilities) }))
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('regions.places').values(part).execute()
  }
}

export async function listPlacesByCodes(
  tx: Transaction,
  countyCode: string,
  codes: readonly string[],
): Promise<Place[]> {
  if (codes.length === 0) return []
  const rows = await tx.db
    .selectFrom('regions.places')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .orderBy('code')
    .execute()
  return rows as Place[]
}

/** Held until the transaction ends, in order of code. */
export async function lockPlacesByCodes(
  tx: WriteTransaction,
  countyCode: string,
  codes: readonly string[],
): Promise<Place[]> {
  const rows = await tx.db
    .selectFrom('regions.places')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .orderBy('code')
    .forUpdate()
    .execute()
  return rows as Place[]
}

/** Held until the transaction ends, with everything below it. */
export async function lockPlaces(
  tx: WriteTransaction,
  countyCode: string,
  code: string,
): Promise<Place[]> {
  const rows = await tx.db
    .selectFrom('regions.places')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where((eb) => eb.or([eb('code', '=', code), ...belowPlace(eb, code)]))
    .orderBy('code')
    .forUpdate()
    .execute()
  return rows as Place[]
}

/** All open or closed places of one region that lie within a reach, in code order, which is the order of the tree. */
export async function listPlacesOfRegion(
  tx: Transaction,
  countyCode: string,
  regionCode: string,
  { state, reach }: { state: 'open' | 'closed'; reach: Reach },
): Promise<Place[]> {
  const rows = await tx.db
    .selectFrom('regions.places')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('regionCode', '=', regionCode)
    .where('validTo', state === 'open' ? 'is' : 'is not', null)
    .where((eb) => withinReach(eb, reach, { region: 'code' }))
    .orderBy('code')
    .execute()
  return rows as Place[]
}

/** Open places within a reach whose names hold one of these, whole names first. */
export async function listPlacesNamed(
  tx: Transaction,
  counties: readonly string[],
  asked: {
    reach: Reach
    names: readonly string[]
    /** Only in these villages. */
    regionCodes: readonly string[] | undefined
    limit: number
  },
): Promise<Place[]> {
  const { reach, names, regionCodes, limit } = asked
  const holds = names.map((name) => sql<boolean>`strpos(lower(name), ${name}) > 0`)
  const rows = await tx.db
    .selectFrom('regions.places')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('validTo', 'is', null)
    .where((eb) => withinReach(eb, reach, { region: 'code' }))
    .where((eb) => eb.or(holds))
    .$if(regionCodes !== undefined, (query) =>
      query.where('regionCode', '=', sql<string>`any(${regionCodes}::text[])`),
    )
    .orderBy(sql`lower(name) = any(${names}::text[])`, 'desc')
    .orderBy(sql`length(name)`)
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows as Place[]
}

/** Codes that were ever given in a region, of closed places too, with the names of those that are open. */
export async function listCodesOfRegion(
  tx: Transaction,
  countyCode: string,
  regionCode: string,
): Promise<Pick<Place, 'code' | 'parentCode' | 'kind' | 'name' | 'validTo'>[]> {
  const rows = await tx.db
    .selectFrom('regions.places')
    .select(['code', 'parentCode', 'kind', 'name', 'validTo'])
    .where('countyCode', '=', countyCode)
    .where('regionCode', '=', regionCode)
    .execute()
  return rows as Place[]
}

export async function countBelow(
  tx: Transaction,
  countyCode: string,
  code: string,
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('regions.places')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('countyCode', '=', countyCode)
    .where('validTo', 'is', null)
    .where((eb) => eb.and(belowPlace(eb, code)))
    .executeTakeFirstOrThrow()
  return count
}

export async function updatePlace(tx: WriteTransaction, place: Place): Promise<void> {
  const { countyCode, code, name, households, residents, facilities } = place
  const { validTo, version, changedBy, changedAt } = place
  await tx.db
    .updateTable('regions.places')
    .set({
      ...{ name, households, residents, validTo, version, changedBy, changedAt },
      facilities: JSON.stringify(facilities),
    })
    .where('countyCode', '=', countyCode)
    .where('code', '=', code)
    .execute()
}

/** Two that add to one village at once would give the same codes. */
export async function lockVillage(tx: WriteTransaction, regionCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7120453, hashtext(${regionCode}))`.execute(tx.db)
}

type Builder = Parameters<typeof withinReach<'regions.places'>>[0]

/** A dot, then anything: the codes of all that lies below. */
function belowPlace(eb: Builder, code: string) {
  const prefix = { prefix: `${code}.` }
  return [
    withinReach(
      eb,
      { scope: { counties: [] }, regions: [prefix], organizations: [] },
      { region: 'code' },
    ),
  ]
}

import { sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { PlaceKind } from '../../shared/place.ts'

export interface Place {
  countyCode: string
  code: string
  regionCode: string
  parentCode: string | null
  kind: PlaceKind
  name: string
  households: number | null
  buildings: number | null
  validFrom: string
  validTo: string | null
}

export async function insertPlaces(tx: WriteTransaction, places: readonly Place[]): Promise<void> {
  await tx.db
    .insertInto('regions.places')
    .values([...places])
    .execute()
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

/** All places of one region at any depth, in code order, which is the order of the tree. */
export async function listPlacesByRegion(
  tx: Transaction,
  countyCode: string,
  regionCode: string,
  page: { after: string | undefined; limit: number },
): Promise<Place[]> {
  const rows = await tx.db
    .selectFrom('regions.places')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('regionCode', '=', regionCode)
    .where('code', '>', page.after ?? '')
    .orderBy('code')
    .limit(page.limit)
    .execute()
  return rows as Place[]
}

export async function updateCounts(
  tx: WriteTransaction,
  place: Pick<Place, 'countyCode' | 'code' | 'households' | 'buildings'>,
): Promise<void> {
  await tx.db
    .updateTable('regions.places')
    .set({ households: place.households, buildings: place.buildings })
    .where('countyCode', '=', place.countyCode)
    .where('code', '=', place.code)
    .execute()
}

/** Places below the village: counts of households and buildings, nothing about anybody who lives there. */
import * as z from 'zod'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { readPlaceCode } from '../../shared/place.ts'
import { misplaced, unknownRegions } from '../../shared/problems.ts'
import { listRegionsByCodes } from '../store.ts'
import {
  insertPlaces,
  listPlacesByCodes,
  listPlacesByRegion,
  type Place,
  updateCounts,
} from './store.ts'

export interface NewPlace {
  /** Extended code; it says the kind, the region and the place above. */
  code: string
  name: string
  households?: number | null
  buildings?: number | null
}

/**
 * Adds places of one county, in any order: those above may come with them or be there already.
 *
 * @throws Problem regions.misplaced, regions.unknown
 */
export async function createPlacesBelow(
  tx: WriteTransaction,
  countyCode: string,
  places: readonly NewPlace[],
  by: { actor: string; validFrom: string },
): Promise<void> {
  if (places.length === 0) return
  const rows = places.map((place) => rowOf(place, countyCode, by.validFrom))
  await refuseMisplaced(tx, countyCode, rows, by.validFrom)
  // Those above first, though one statement would do: a distributed database checks row by row.
  rows.sort((a, b) => (a.code < b.code ? -1 : 1))
  await insertPlaces(tx, rows)
  for (const row of rows) {
    await tx.record({
      countyCode,
      action: 'regions.create-place',
      subject: { kind: 'place', id: row.code },
      actor: by.actor,
      after: row,
    })
  }
}

/** @throws Problem base.absent, also for a place of another county */
export async function countPlaceBelow(
  tx: WriteTransaction,
  countyCode: string,
  code: string,
  counts: { households: number | null; buildings: number | null },
  by: { actor: string; reason?: string },
): Promise<void> {
  const [before] = await listPlacesByCodes(tx, countyCode, [code])
  if (!before) throw absent()
  await updateCounts(tx, { countyCode, code, ...counts })
  await tx.record({
    countyCode,
    action: 'regions.count-place',
    subject: { kind: 'place', id: code },
    before,
    after: { ...before, ...counts },
    ...by,
  })
}

/** One page of all places below a village or community, in the order of the tree. */
export async function listPlacesBelow(
  tx: Transaction,
  countyCode: string,
  regionCode: string,
  page: { after?: string; limit: number },
): Promise<{ items: Place[]; next?: string }> {
  const after = decodeCursor(page.after, [z.string()])?.[0]
  const rows = await listPlacesByRegion(tx, countyCode, regionCode, {
    after,
    limit: page.limit + 1,
  })
  return cutPage(rows, page.limit, (row) => [row.code])
}

function rowOf(place: NewPlace, countyCode: string, validFrom: string): Place {
  const read = readPlaceCode(place.code)
  if (!read || !place.code.startsWith(countyCode)) throw misplaced(place.code)
  const { code, name, households = null, buildings = null } = place
  return { countyCode, code, name, households, buildings, ...read, validFrom, validTo: null }
}

async function refuseMisplaced(
  tx: Transaction,
  countyCode: string,
  rows: readonly Place[],
  day: string,
): Promise<void> {
  const regionCodes = [...new Set(rows.map(({ regionCode }) => regionCode))]
  const regions = new Set((await listRegionsByCodes(tx, regionCodes, day)).map(({ code }) => code))
  const unknown = regionCodes.filter((code) => !regions.has(code))
  if (unknown.length > 0) throw unknownRegions(unknown)
  const parents = rows.flatMap(({ parentCode }) => (parentCode === null ? [] : [parentCode]))
  const there = await listPlacesByCodes(tx, countyCode, parents)
  const known = new Set([...there, ...rows].map(({ code }) => code))
  const lost = rows.find(({ parentCode }) => parentCode !== null && !known.has(parentCode))
  if (lost) throw misplaced(lost.code)
}

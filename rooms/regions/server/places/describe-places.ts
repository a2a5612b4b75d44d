import type { Transaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { listRegionsByCodes } from '../store.ts'
import { listPlacesByCodes, type Place } from './store.ts'

export function describePlace(place: Place) {
  const { code, parentCode, kind, name, households, residents, facilities } = place
  const { validFrom, validTo, version } = place
  return {
    ...{ code, parentCode, kind, name, households, residents, facilities },
    ...{ validFrom, validTo, version },
  }
}

/** @throws Problem base.absent for a code that stands for no village or community */
export async function getVillage(tx: Transaction, code: string) {
  const [region] = await listRegionsByCodes(tx, [code])
  if (region?.level !== 'village') throw absent()
  return { code, name: region.name, open: region.validTo === null }
}

/** What a place lies in: whoever sees the place is told its way down. */
export async function nameAbove(
  tx: Transaction,
  { countyCode, parentCode, regionCode }: Place,
): Promise<string> {
  const [parent] = parentCode === null ? [] : await listPlacesByCodes(tx, countyCode, [parentCode])
  return parent?.name ?? (await getVillage(tx, regionCode)).name
}

/** A record as the journal hashes it. */
export function plain(place: Place) {
  return { ...place, changedAt: place.changedAt.toISOString() }
}

import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { codeRange, isVillageOrStreetCommunity } from '../shared/code.ts'
import { listRegionsBelow } from './store.ts'

export interface CountyPlace {
  code: string
  name: string
  kind: 'village' | 'community'
}

/** The villages of a county and the communities of its streets, in code order: whom programmes support. */
export async function listPlacesOfCounty(
  tx: Transaction,
  countyCode: string,
): Promise<CountyPlace[]> {
  const range = codeRange(countyCode.slice(0, 6))
  const regions = await listRegionsBelow(tx, range, 'village', dayOf(tx.now))
  return regions
    .filter(isVillageOrStreetCommunity)
    .map(({ code, name, kind }) => ({ code, name, kind: kind as CountyPlace['kind'] }))
}

/** For whoever found nothing: what sounds like what was typed, or is one letter off. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { codeRange } from '../../shared/code.ts'
import { getPaths, readPath } from '../paths.ts'
import { listRegionsBelow } from '../store.ts'
import { nearNames, soundOf } from './near-names.ts'
import { type FoundRegion, type Search, searchRegions } from './search-regions.ts'

/** Few enough to be read through by whoever mistyped. */
const mostSuggested = 8

/**
 * By the same sound first, wherever the search looked. One letter off only within the county that it stays in or is
 * near to, whose names are read through one by one.
 */
export async function suggestRegions(tx: Transaction, search: Search): Promise<FoundRegion[]> {
  const sound = soundOf(search.query)
  if (sound === undefined) return []
  const limit = Math.min(search.limit ?? mostSuggested, mostSuggested)
  const same = await searchRegions(tx, { ...search, query: sound, limit })
  if (same.length > 0) return same
  const county = (search.within ?? search.near)?.slice(0, 6)
  if (county === undefined || county.endsWith('00')) return []
  const known = await Promise.all(
    (search.levels ?? (['township', 'village'] as const)).map((level) =>
      listRegionsBelow(tx, codeRange(county), level, dayOf(tx.now)),
    ),
  )
  const near = nearNames(sound, known.flat(), limit)
  const paths = await getPaths(
    tx,
    near.map(({ code }) => code),
  )
  return near.map((region) => {
    const path = paths.get(region.code) ?? []
    return { ...region, path, fullName: readPath(path) }
  })
}

import * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { levels } from '../shared/code.ts'
import { getPaths, type PathStep, readPath } from './paths.ts'
import {
  countChildren,
  type LoadedPart,
  listChildren,
  listEarlierVersions,
  listLoadedParts,
  listRegionsByCodes,
  listSuccessions,
  type Region,
  type Succession,
} from './store.ts'

export interface ShownRegion extends Region {
  path: PathStep[]
  fullName: string
  children: number
  belowLoaded: boolean
  earlier: { name: string; validFrom: string; validTo: string }[]
  successions: Succession[]
}

/**
 * One region with where it lies, what it was before and what became of it.
 *
 * @param on a day; without it also a closed one is shown, in its last form
 * @throws Problem base.absent when the code stands for nothing
 */
export async function showRegion(
  tx: Transaction,
  code: string,
  on: string | undefined,
): Promise<ShownRegion> {
  const [region] = await listRegionsByCodes(tx, [code], on)
  if (!region) throw absent()
  const path = (await getPaths(tx, [code], on)).get(code) ?? []
  const earlier = await listEarlierVersions(tx, code)
  const loaded = await listLoadedParts(tx)
  return {
    ...region,
    path,
    fullName: readPath(path),
    children: await countChildren(tx, code, on ?? dayOf(tx.now)),
    belowLoaded: isLoadedBelow(region, loaded),
    earlier: earlier.map(({ name, validFrom, validTo }) => ({
      name,
      validFrom,
      validTo: validTo as string,
    })),
    successions: await listSuccessions(tx, code),
  }
}

/** Whether some load has spoken for what lies directly below. */
function isLoadedBelow({ code, level }: Region, parts: readonly LoadedPart[]): boolean {
  const below = levels[levels.indexOf(level) + 1]
  return (
    below === undefined ||
    parts.some(({ under, levels: held }) => code.startsWith(under) && held.includes(below))
  )
}

/** One page of what lies directly below, in code order. */
export async function showChildren(
  tx: Transaction,
  code: string,
  page: { after?: string | undefined; limit: number; on?: string | undefined },
): Promise<{ items: Region[]; next?: string }> {
  const rows = await listChildren(tx, code, {
    on: page.on ?? dayOf(tx.now),
    after: decodeCursor(page.after, [z.string()])?.[0],
    limit: page.limit + 1,
  })
  return cutPage(rows, page.limit, (row) => [row.code])
}

/** Regions by what people call them, alone or after the places they lie in: 太平川村, 大石头镇太平川村. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { getPaths, type PathStep, readFromCounty } from '../paths.ts'
import { listRegionsNamed } from './store.ts'

export interface NamedRegion {
  code: string
  /** From the county down. */
  fullName: string
}

/** Whatever is longer is no name of a place. */
const longestName = 60

/** By the name that was asked for; several have one name in different townships. Only what is valid now, within the reach. */
export async function findRegionsByNames(
  tx: Transaction,
  reach: Reach,
  names: readonly string[],
): Promise<Map<string, NamedRegion[]>> {
  const asked = [...new Set(names)].filter(({ length }) => length <= longestName)
  // The last part of a name is the region's own, and where that begins only its names tell.
  const endings = new Set(asked.flatMap((name) => [...name].map((_, at) => name.slice(at))))
  const regions = await listRegionsNamed(tx, reach, [...endings])
  const paths = await getPaths(
    tx,
    regions.map(({ code }) => code),
  )
  const called = regions.flatMap(({ code, name, officialName }) => {
    const path = paths.get(code)
    return path ? [{ code, own: [name, officialName], path }] : []
  })
  return new Map(
    asked.map((name) => [
      name,
      called
        .filter(({ own, path }) => own.some((each) => isCalled(name, each, path)))
        .map(({ code, path }) => ({ code, fullName: readFromCounty(path) })),
    ]),
  )
}

/** Whether nothing stands before its own name but names of what it lies in, some of which may be left out. */
function isCalled(name: string, own: string, path: readonly PathStep[]): boolean {
  if (!name.endsWith(own)) return false
  let before = name.slice(0, name.length - own.length)
  for (const above of path.slice(0, -1).reverse()) {
    if (before.endsWith(above.name)) before = before.slice(0, before.length - above.name.length)
  }
  return before === ''
}

/** Where a region lies, read from the code itself: every level above is its own digits and zeros. */
import type { Transaction } from '#base/server/db/work.ts'
import { ancestorsOf, type Level } from '../shared/code.ts'
import { listRegionsByCodes, type Region } from './store.ts'

export interface PathStep {
  code: string
  name: string
  level: Level
}

/**
 * From the province down to each region itself, without the nodes that are no place. A code that is not there has
 * no path.
 *
 * @param on as it was on a day
 */
export async function getPaths(
  tx: Transaction,
  codes: readonly string[],
  on?: string,
): Promise<Map<string, PathStep[]>> {
  const needed = new Set(codes.flatMap((code) => [...ancestorsOf(code), code]))
  const regions = await listRegionsByCodes(tx, [...needed], on)
  const byCode = new Map(regions.map((each) => [each.code, each]))
  const paths = new Map<string, PathStep[]>()
  for (const code of codes) {
    if (!byCode.has(code)) continue
    const steps = [...ancestorsOf(code), code].flatMap((each) => stepOf(byCode.get(each)))
    paths.set(code, steps)
  }
  return paths
}

function stepOf(region: Region | undefined): PathStep[] {
  if (!region || region.kind === 'pseudo') return []
  const { code, name, level } = region
  return [{ code, name, level }]
}

/** One name after the other, as in an address; a county named like its city is said once (嘉峪关市). */
export function readPath(path: readonly { name: string }[]): string {
  return path
    .map(({ name }) => name)
    .filter((name, at, all) => name !== all[at - 1])
    .join('')
}

/** Without city and province, which every reader knows; of these themselves their own name. */
export function readFromCounty(path: readonly PathStep[]): string {
  return readPath(path.slice(path.findIndex(({ level }) => level === 'county')))
}

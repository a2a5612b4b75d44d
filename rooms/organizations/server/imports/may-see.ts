/** Whose imports somebody may look at and decide about. */
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { findImport, type ImportRow, type Key } from './store.ts'

export interface Asker {
  id: string
  reach: Reach
}

/** Whoever answers for the whole county sees all of its imports, and everybody their own. */
export function seesAll({ reach }: Asker, countyCode: string): boolean {
  const whole = reach.regions.filter(({ except = [] }) => except.length === 0)
  return isInReach(
    { ...reach, regions: whole },
    { countyCode, regionCode: countyCode.padEnd(12, '0') },
  )
}

/** @throws Problem base.absent when there is none that the asker may see */
export async function getImport(
  tx: Transaction,
  asker: Asker,
  key: Key,
  lock = false,
): Promise<ImportRow> {
  const row = await findImport(tx, key, lock)
  if (!row || !(row.createdBy === asker.id || seesAll(asker, key.countyCode))) throw absent()
  return row
}

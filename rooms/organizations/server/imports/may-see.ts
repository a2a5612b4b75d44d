/** Whose imports somebody may look at and decide about. */
import { coversCounty, coversReach, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { findImport, type ImportRow, type Key } from './store.ts'

export interface Asker {
  id: string
  reach: Reach
}

/** Whoever answers for the whole county sees all of its imports. */
export function seesAll({ reach }: Asker, countyCode: string): boolean {
  return coversCounty(reach, countyCode)
}

/** And everybody their own, while they answer for all that it was brought for. */
export function maySee(asker: Asker, row: ImportRow): boolean {
  if (seesAll(asker, row.countyCode)) return true
  return row.createdBy === asker.id && coversReach(asker.reach, row.reach)
}

/** @throws Problem base.absent when there is none that the asker may see */
export async function getImport(
  tx: Transaction,
  asker: Asker,
  key: Key,
  lock = false,
): Promise<ImportRow> {
  const row = await findImport(tx, key, lock)
  if (!row || !maySee(asker, row)) throw absent()
  return row
}

import { isInReach, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Refusal } from '../../shared/problems.ts'
import { listSeatsBelow } from '../tree/store.ts'
import type { RowSubject } from './run-change.ts'

/**
 * What hangs on an organization may have its seat elsewhere. Whoever does not answer for that hangs it nowhere else:
 * the roles of whatever it came to hang on would reach it.
 */
export async function judgeBeyond(
  tx: Transaction,
  { countyCode, reach }: { countyCode: string; reach: Reach },
  subjects: readonly RowSubject[],
): Promise<Refusal[]> {
  const ids = subjects.map(({ row }) => row.id)
  const beyond = new Set(await listWithBranchesBeyond(tx, countyCode, reach, ids))
  return subjects
    .filter(({ row }) => beyond.has(row.id))
    .map(({ row, pointer }) => ({ code: 'beyond', pointer, id: row.id }))
}

/** @returns those of the organizations below which something has its seat outside the reach */
export async function listWithBranchesBeyond(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  ids: readonly string[],
): Promise<string[]> {
  const seats = await listSeatsBelow(tx, countyCode, ids)
  const isBeyond = (regionCode: string) => !isInReach(reach, { countyCode, regionCode })
  return [...seats].flatMap(([id, all]) => (all.some(isBeyond) ? [id] : []))
}

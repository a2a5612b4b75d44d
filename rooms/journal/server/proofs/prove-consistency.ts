import type { Transaction } from '#base/server/db/work.ts'
import { noSuchSize } from '../../shared/problems.ts'
import type { ConsistencyProof } from '../../shared/schema.ts'
import * as store from '../store.ts'
import { rangeHashes } from '../stored-tree.ts'
import { consistencyRanges } from '../tree/ranges.ts'

/**
 * Shows that the log of `to` entries begins with the log of `from` entries: nothing before was changed or removed.
 *
 * @throws Problem journal.no-such-size
 */
export async function proveConsistency(
  tx: Transaction,
  countyCode: string,
  from: number,
  to: number,
): Promise<ConsistencyProof> {
  const newest = await store.findNewestHead(tx, countyCode)
  const size = newest?.size ?? 0
  if (from > to || to > size) throw noSuchSize(size)
  const path = await rangeHashes(tx, countyCode, consistencyRanges(from, to))
  return { from, to, path: path.map((hash) => hash.toString('hex')) }
}

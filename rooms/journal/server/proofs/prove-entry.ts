import type { Transaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { notSealed } from '../../shared/problems.ts'
import type { InclusionProof } from '../../shared/schema.ts'
import { entryOf } from '../entry-bytes.ts'
import { signedHeadOf } from '../list-heads.ts'
import * as store from '../store.ts'
import { rangeHashes } from '../stored-tree.ts'
import { inclusionRanges } from '../tree/ranges.ts'

/**
 * Shows that an entry stands in the county's log under the newest head.
 *
 * @throws Problem base.absent or journal.not-sealed
 */
export async function proveEntry(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<InclusionProof> {
  const row = await store.findEntry(tx, countyCode, id)
  if (!row) throw absent()
  // The leaf first: a head read after it covers it, whatever is sealed in between.
  const leaf = await store.findLeaf(tx, countyCode, id)
  const head = leaf && (await store.findNewestHead(tx, countyCode))
  if (!leaf || !head) throw notSealed()
  const path = await rangeHashes(tx, countyCode, inclusionRanges(leaf.index, head.size))
  return {
    entry: entryOf(row),
    index: leaf.index,
    leaf: leaf.hash.toString('hex'),
    path: path.map((hash) => hash.toString('hex')),
    head: signedHeadOf(head),
  }
}

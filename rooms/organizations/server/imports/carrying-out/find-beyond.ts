/** What somebody hung beyond the reach below an organization, after the file that hangs it elsewhere was judged. */
import { coversCounty, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { listWithBranchesBeyond } from '../../changes/judge-beyond.ts'
import { mostTold } from '../import.ts'
import type { Key } from '../store.ts'
import { listHungElsewhere, type RowOfFile } from './store.ts'

/**
 * Asked under the lock of the tree, where nobody moves anything any more.
 *
 * @param reach of whoever applies the import, or takes it back
 */
export async function findBeyond(tx: Transaction, key: Key, reach: Reach): Promise<RowOfFile[]> {
  if (coversCounty(reach, key.countyCode)) return []
  const hung = await listHungElsewhere(tx, key)
  const ids = hung.map(({ organizationId }) => organizationId)
  const beyond = new Set(await listWithBranchesBeyond(tx, key.countyCode, reach, ids))
  return hung.filter(({ organizationId }) => beyond.has(organizationId)).slice(0, mostTold)
}

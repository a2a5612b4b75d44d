import type { WriteTransaction } from '#base/server/db/work.ts'
import { categoryWords } from '../../shared/category-words.ts'
import type { NeedRow } from '../needs/store.ts'
import { type Indexed, indexRecords } from './index-records.ts'

/** Makes needs of one county findable; in the transaction that writes them. */
export async function indexNeeds(
  tx: WriteTransaction,
  needs: readonly NeedRow[],
  context: { before: boolean },
): Promise<void> {
  const [first] = needs
  if (first) await indexRecords(tx, 'need', first.countyCode, needs.map(searchedOf), context)
}

function searchedOf({ id, number, title, detail, category }: NeedRow): Indexed {
  return { id, number, title, texts: [detail], kinds: [categoryWords[category].zh] }
}

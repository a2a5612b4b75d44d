/** What is written beside every change of an offer: the journal, and what it is found by. */
import type { Change } from '#base/server/db/change.ts'
import type { RecordContext, WriteTransaction } from '#base/server/db/work.ts'
import { categoryWords } from '../../shared/offer-words.ts'
import { type Indexed, indexRecords } from '../search/index-records.ts'
import type { OfferRow } from './store.ts'

export interface OfferChange {
  before?: OfferRow
  after: OfferRow
}

export type By = Pick<Change, 'action' | 'actor' | 'reason'>

/** @param changes of offers of one county, which are written already */
export async function recordOffers(
  tx: WriteTransaction,
  changes: readonly OfferChange[],
  by: By,
  context: RecordContext = {},
): Promise<void> {
  const [first] = changes
  if (!first) return
  const { countyCode } = first.after
  const said = changes.filter(({ before, after }) => !before || saysOtherwise(before, after))
  for (const before of [true, false]) {
    const some = said.filter((change) => (change.before !== undefined) === before)
    const rows = some.map(({ after }) => searchedOf(after))
    await indexRecords(tx, 'offer', countyCode, rows, { before })
  }
  await tx.recordAll(
    changes.map(({ before, after }) => ({
      ...{ countyCode, subject: { kind: 'offer', id: after.id }, ...by },
      ...(before && { before: plain(before) }),
      after: plain(after),
    })),
    context,
  )
}

function saysOtherwise(before: OfferRow, after: OfferRow): boolean {
  const [a, b] = [searchedOf(before), searchedOf(after)]
  return JSON.stringify(a) !== JSON.stringify(b)
}

function searchedOf({ id, number, title, content, conditions, category }: OfferRow): Indexed {
  const kinds = [categoryWords[category].zh]
  return { id, number, title, texts: [content, conditions], kinds }
}

/** A record as the journal hashes it. */
function plain({ changedAt, ...row }: OfferRow) {
  return { ...row, changedAt: changedAt.toISOString() }
}

import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { stateAfter } from '../../../shared/offer-life.ts'
import { recordOffers } from '../../offers/record-offers.ts'
import { insertOffers, type OfferRow, rewriteOffers, takeNumbers } from '../../offers/store.ts'
import type { Asked, Batch } from './judge-batch.ts'

/** @param batch without a fault; its rows are held by this transaction */
export async function writeBatch(
  tx: WriteTransaction,
  { countyCode, cycleId }: Asked,
  { made, changed }: Batch,
  { actor, publish }: { actor: string; publish: boolean },
): Promise<void> {
  const kept = { changedBy: actor, changedAt: tx.now }
  const first = made.length > 0 ? await takeNumbers(tx, countyCode, cycleId, made.length) : 0
  const rows = made.map(({ organizationId, line }, at): OfferRow => {
    const key = { countyCode, id: newId(), cycleId, organizationId, number: first + at }
    const state = publish ? 'published' : 'draft'
    const fresh = { taken: 0, endReason: null, carriedFrom: null, carriedTo: null, version: 1 }
    return { ...key, ...line, ...fresh, ...kept, state }
  })
  const changes = changed.map(({ before, line }) => {
    const said = { ...before, ...line }
    const after = { ...said, ...kept, state: stateAfter(said), version: before.version + 1 }
    return { before, after }
  })
  await insertOffers(tx, rows)
  await rewriteOffers(
    tx,
    changes.map(({ after }) => after),
  )
  await recordOffers(
    tx,
    rows.map((after) => ({ after })),
    { action: 'needs.create-offer', actor },
  )
  await recordOffers(tx, changes, { action: 'needs.change-offer', actor })
}

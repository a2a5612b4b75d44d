/** What happens to offers when the registry changes. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { recordOffers } from './record-offers.ts'
import { lockOffersOf, type OfferRow, updateOffer } from './store.ts'

const actor = 'job:needs.follow-organizations'

/** A unit had been entered twice: what the one offers the kept one offers. A second delivery finds none. */
export async function moveOffersOfDuplicate(
  tx: WriteTransaction,
  countyCode: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const before of await lockOffersOf(tx, countyCode, from)) {
    // Offers of both may be called the same; they stay two, because nobody said that they are one.
    await keep(tx, before, { organizationId: to }, 'needs.move-offer')
  }
}

/** A unit that is closed gives nothing any more. A second delivery finds none that has not ended. */
export async function endOffersWhenClosed(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<void> {
  for (const before of await lockOffersOf(tx, countyCode, organizationId)) {
    if (before.state === 'ended') continue
    await keep(tx, before, { state: 'ended', endReason: '单位已撤销' }, 'needs.end-offer')
  }
}

async function keep(
  tx: WriteTransaction,
  before: OfferRow,
  changes: Partial<OfferRow>,
  action: string,
): Promise<void> {
  const after = { ...before, ...changes, version: before.version + 1, changedAt: tx.now }
  await updateOffer(tx, { ...after, changedBy: actor })
  await recordOffers(tx, [{ before, after: { ...after, changedBy: actor } }], { action, actor })
}

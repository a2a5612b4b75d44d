/** How many matches hold an offer, and what that makes of it. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { stateAfter } from '../../shared/offer-life.ts'
import { offerNotOpen } from '../../shared/offer-problems.ts'
import type { MatchRow } from '../matches/store.ts'
import type { NeedRow } from '../needs/store.ts'
import { recordOffers } from './record-offers.ts'
import { lockOffer, updateOffer } from './store.ts'

/**
 * A match that begins with an offer takes one of its places when it holds, and gives it back when it ends. No version
 * of the unit's words: whoever edits them meanwhile loses nothing.
 */
export async function followMatch(
  tx: WriteTransaction,
  { before, after, actor }: { before?: MatchRow; after: MatchRow; actor: string },
): Promise<void> {
  const change = Number(after.state === 'agreed') - Number(before?.state === 'agreed')
  if (after.offerId === null || change === 0) return
  const offer = await lockOffer(tx, after.countyCode, after.offerId)
  if (!offer) return
  const held = { ...offer, taken: Math.max(0, offer.taken + change) }
  const changed = { ...held, state: stateAfter(held) }
  await updateOffer(tx, changed)
  const action = change > 0 ? 'needs.take-offer' : 'needs.free-offer'
  await recordOffers(tx, [{ before: offer, after: changed }], { action, actor })
}

/**
 * The offer that a unit takes a need on with, held until the transaction ends.
 *
 * @throws Problem needs.offer-not-open for one of another unit or cycle, or that is not open
 */
export async function requireOpenOffer(
  tx: WriteTransaction,
  { countyCode, cycleId }: NeedRow,
  { organizationId, offerId }: { organizationId: string; offerId: string | null },
): Promise<void> {
  if (offerId === null) return
  const offer = await lockOffer(tx, countyCode, offerId)
  const own = offer?.organizationId === organizationId && offer.cycleId === cycleId
  if (!own || offer.state !== 'published') throw offerNotOpen()
}

import type { OfferItem } from '../../shared/offer-schema.ts'
import type { OfferShown } from './store.ts'

/** Offers as they are told. */
export function describeOffer({
  endReason: _reason,
  carriedFrom: _from,
  changedBy: _by,
  changedAt: _at,
  needs,
  ...row
}: OfferShown): OfferItem {
  return { ...row, needs: needs as OfferItem['needs'] }
}

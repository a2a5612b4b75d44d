import type { Route } from '#base/server/http/route.ts'
import type { NeedsParts } from '../parts.ts'
import { carryOffers } from './carry-offers.ts'
import { changeOffer, createOffer } from './keep-offers.ts'
import { countOffers, listOffers } from './list-offers.ts'
import { listWritableOffers } from './list-writable.ts'
import { endOffer, pauseOffer, publishOffer } from './move-offer.ts'
import { showOffer } from './show-offer.ts'

export function offersRoutes(parts: NeedsParts): Route[] {
  return [
    listOffers,
    countOffers,
    listWritableOffers,
    createOffer,
    carryOffers,
    showOffer,
    changeOffer(parts),
    publishOffer(parts),
    pauseOffer(parts),
    endOffer(parts),
  ]
}

import type { Route } from '#base/server/http/route.ts'
import type { NeedsParts } from '../parts.ts'
import { suggestForNeed } from './suggest-for-need.ts'
import { suggestForOffer } from './suggest-for-offer.ts'

export function suggestionsRoutes(parts: NeedsParts): Route[] {
  return [suggestForNeed(parts), suggestForOffer(parts)]
}

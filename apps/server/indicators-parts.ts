/** What indicators are told of the pairs whose work they count. */
import type { IndicatorsParts } from '#rooms/indicators/server/door.ts'
import { findPair, listPairs } from '#rooms/pairing/server/door.ts'

export const indicatorsParts: IndicatorsParts = {
  findPartnership: findPair,
  listPartnerships: listPairs,
}

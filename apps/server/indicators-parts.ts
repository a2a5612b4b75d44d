/** What indicators are told of rooms below: the pairs whose work they count, and names. */
import { listUserNames } from '#rooms/identity/server/door.ts'
import type { IndicatorsParts } from '#rooms/indicators/server/door.ts'
import { findPair, listPairs } from '#rooms/pairing/server/door.ts'

export const indicatorsParts: IndicatorsParts = {
  namesOfUsers: listUserNames,
  findPartnership: findPair,
  listPartnerships: listPairs,
}

/** What regions are told of the rooms beside them. */
import { countGrantsOn, listUserNames } from '#rooms/identity/server/door.ts'
import type { RegionsParts } from '#rooms/regions/server/door.ts'

export const regionsParts: RegionsParts = {
  namesOfUsers: listUserNames,
  countRoles: countGrantsOn,
}

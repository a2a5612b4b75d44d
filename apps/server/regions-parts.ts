/** What regions are told of the rooms beside them, and tell these. */
import { countGrantsOn, type IdentityParts, listUserNames } from '#rooms/identity/server/door.ts'
import type { RegionsParts } from '#rooms/regions/server/door.ts'

export function regionsParts({ forgetAll }: Pick<IdentityParts, 'forgetAll'>): RegionsParts {
  return { namesOfUsers: listUserNames, countRoles: countGrantsOn, forgetReaches: forgetAll }
}

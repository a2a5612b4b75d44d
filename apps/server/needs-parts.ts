/** What needs are told by the rooms beside and above theirs. */
import { createHmac } from 'node:crypto'
import { type IdentityParts, listUserNames } from '#rooms/identity/server/door.ts'
import type { NeedsParts } from '#rooms/needs/server/door.ts'
import { listPartnersOf, listSupportedBy } from '#rooms/pairing/server/door.ts'

export function needsParts(identity: IdentityParts): NeedsParts {
  return {
    namesOfUsers: listUserNames,
    partnersOf: listPartnersOf,
    supportedBy: listSupportedBy,
    async hashCode(text) {
      const { secret } = await identity.auth.$context
      return createHmac('sha256', `codes of slips ${secret}`).update(text).digest()
    },
    publicUrl: identity.publicUrl,
  }
}

/** What the room is given when the application is put together: rooms beside and above it, which it may not import. */
import type { Transaction } from '#base/server/db/work.ts'

export interface Partner {
  organizationId: string
  partnershipId: string
}

export interface NeedsParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** Who supports a community in a cycle on a day. */
  partnersOf(
    tx: Transaction,
    of: { countyCode: string; cycleId: string; communityId: string },
    day: string,
  ): Promise<Partner[]>
  /** Communities that a unit supports in a cycle on a day. */
  supportedBy(
    tx: Transaction,
    of: { countyCode: string; cycleId: string; organizationId: string },
    day: string,
  ): Promise<string[]>
  /** Hashes a code that is short enough to be tried out, under a key of the installation. */
  hashCode(text: string): Promise<Buffer>
  /** Where people reach this server. */
  publicUrl: string
}

/** What the room is given when the application is put together: rooms beside and above it, which it may not import. */
import type { Transaction } from '#base/server/db/work.ts'

export interface RegionsParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** How many roles are held, now or later, on a management area, or on a place and what lies below it. */
  countRoles(
    tx: Transaction,
    countyCode: string,
    on: { kind: 'area' | 'region'; code: string },
  ): Promise<number>
  /** Called when an area is made of other regions than before: nothing remembered of a reach may outlive that. */
  forgetReaches(): void
}

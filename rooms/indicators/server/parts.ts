/** What the room is given when the application is put together: rooms below it in the order know it. */
import type { Transaction } from '#base/server/db/work.ts'

export interface Pair {
  id: string
  /** Both sides by name. */
  name: string
  supporterId: string
  communityId: string
  communityRegionCode: string
}

export interface IndicatorsParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** Kept in the county of the community. */
  findPartnership(tx: Transaction, countyCode: string, id: string): Promise<Pair | undefined>
  /** Those of a cycle that were not ended early: all, or those of one supporter or community. */
  listPartnerships(
    tx: Transaction,
    countyCode: string,
    of: { cycleId: string; organizationId?: string },
  ): Promise<Pair[]>
}

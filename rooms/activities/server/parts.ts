/** What this room is given of those beside it. */
import type { Transaction } from '#base/server/db/work.ts'

export interface ActivitiesParts {
  /** Names of accounts by id, as colleagues may know them. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

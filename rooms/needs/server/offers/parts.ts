import type { Transaction } from '#base/server/db/work.ts'

/** What offers are given of the rooms beside this one. */
export interface OffersParts {
  /** Names of accounts by id, as colleagues may know them. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** What the room is given when the application is put together: whoever did something is an account elsewhere. */
import type { Transaction } from '#base/server/db/work.ts'

export interface JournalParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** Ids of the accounts that are called exactly so, by name or user name. */
  usersNamed(tx: Transaction, name: string): Promise<string[]>
}

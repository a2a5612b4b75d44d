/** What the room is given when the application is put together: rooms beside it, which it may not import. */
import type { Transaction } from '#base/server/db/work.ts'

export interface ProgrammesParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
}

/** What the room is given when the application is put together: who did something and to what is known elsewhere. */
import type { Transaction } from '#base/server/db/work.ts'

export interface JournalParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** Names of organizations of a county; those that are not there are left out. */
  namesOfOrganizations(
    tx: Transaction,
    countyCode: string,
    ids: readonly string[],
  ): Promise<Map<string, string>>
  /** Ids of the accounts that are called exactly so, by name or user name. */
  usersNamed(tx: Transaction, name: string): Promise<string[]>
}

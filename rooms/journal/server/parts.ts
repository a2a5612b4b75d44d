/** What the room is given when the application is put together: who did something and to what is known elsewhere. */
import type { NamesOf } from '#base/server/db/names-by.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { ListedEntry } from '../shared/schema.ts'

export interface JournalParts {
  /** Names of accounts; those that are gone are left out. */
  namesOfUsers(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>>
  /** What else an entry may speak of is called, by kind of subject. */
  namesOf: Readonly<Record<string, NamesOf>>
  /** What became what, by the id of the entry that tells it. */
  becoming(
    tx: Transaction,
    countyCode: string,
    entries: readonly ListedEntry[],
  ): Promise<Map<string, { from: string; to: string }>>
  /** Ids of the accounts that are called exactly so, by name or user name. */
  usersNamed(tx: Transaction, name: string): Promise<string[]>
  /** Ids of what else of a county is called so, in part, and of what hangs on it; no more than a page can be filled with. */
  subjectsNamed(tx: Transaction, countyCode: string, name: string): Promise<string[]>
}

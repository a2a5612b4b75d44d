import type { Transaction } from '#base/server/db/work.ts'
import { indexOrganizations } from './search/search-supporters.ts'
import { insertRows, type NewOrganization } from './store.ts'

/** New organizations, to be found from the moment that they are there. */
export async function insertOrganizations(tx: Transaction, rows: NewOrganization[]): Promise<void> {
  await insertRows(tx, rows)
  await indexOrganizations(tx, rows)
}

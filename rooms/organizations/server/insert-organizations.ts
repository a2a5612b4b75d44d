import type { Transaction } from '#base/server/db/work.ts'
import { normalName } from '../shared/normal-name.ts'
import { indexOrganizations } from './search/index-organizations.ts'
import { insertRows, type NewOrganization } from './store.ts'

/** New organizations as they are given, to be found from the moment that they are there. */
export async function insertOrganizations(
  tx: Transaction,
  rows: readonly NewOrganization[],
): Promise<void> {
  await insertRows(
    tx,
    rows.map((row) => ({ ...row, normalName: normalName(row.name) })),
  )
  await indexOrganizations(tx, rows)
}

import type { Transaction } from '#base/server/db/work.ts'
import { normalName } from '../shared/normal-name.ts'
import { indexedAtOnce, indexLater, indexNow } from './search/index-organizations.ts'
import { insertRows, type NewOrganization } from './store.ts'

/** New organizations as they are given; found from the moment that they are there, or, of many, soon after. */
export async function insertOrganizations(
  tx: Transaction,
  rows: readonly NewOrganization[],
): Promise<void> {
  const indexed = indexedAtOnce(rows)
  await insertRows(
    tx,
    rows.map((row) => ({ ...row, normalName: normalName(row.name), indexed })),
  )
  if (indexed) await indexNow(tx, rows)
  else await indexLater(tx, rows)
}

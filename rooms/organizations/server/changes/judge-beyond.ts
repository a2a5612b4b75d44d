import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Refusal } from '../../shared/problems.ts'
import { listReached } from '../reach/store.ts'
import type { OrganizationRow } from '../store.ts'
import type { RowSubject } from './run-change.ts'

/** What hangs on an organization may have its seat elsewhere, and is not moved by whoever does not answer for it. */
export async function judgeBeyond(
  tx: Transaction,
  countyCode: string,
  reach: Reach,
  moving: readonly OrganizationRow[],
  from: readonly RowSubject[],
): Promise<Refusal[]> {
  const ids = moving.map(({ id }) => id)
  const reached = new Set((await listReached(tx, countyCode, reach, ids)).map(({ id }) => id))
  const above = new Set(moving.flatMap(({ id, parentId }) => (reached.has(id) ? [] : [parentId])))
  return from
    .filter(({ row }) => above.has(row.id))
    .map(({ row, pointer }) => ({ code: 'beyond', pointer, id: row.id }))
}

import type { Transaction } from '#base/server/db/work.ts'
import { listEntries } from './store.ts'

/** What was done to a record, without what it was before and after. */
export interface Deed {
  action: string
  actor: string
  at: Date
  reason: string | null
}

/** More than is done to one record in the life of a programme. */
const mostDeeds = 500

/** What was done to one record, oldest first, also where an entry speaks of it among many. */
export async function listDeeds(
  tx: Transaction,
  countyCode: string,
  { kind, id }: { kind: string; id: string },
): Promise<Deed[]> {
  const wanted = { countyCode, subjectKind: kind, subjectIds: [id], before: undefined }
  const rows = await listEntries(tx, { ...wanted, limit: mostDeeds })
  return rows.map(({ action, actor, at, reason }) => ({ action, actor, at, reason })).reverse()
}

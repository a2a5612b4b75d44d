import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { stale } from '../../shared/problems.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import type { OrganizationRow } from '../store.ts'
import { findConflicts, type Sent } from './conflicts.ts'

/**
 * Takes organizations for a change: within the reach, locked, and as they were when they were read.
 *
 * @returns in the order asked for
 * @throws Problem base.absent when one lies outside, organizations.stale when one was changed meanwhile
 */
export async function takeForChange(
  tx: WriteTransaction,
  parts: OrganizationsParts,
  countyCode: string,
  reach: Reach,
  sent: readonly Sent[],
): Promise<OrganizationRow[]> {
  const rows = await listReached(
    tx,
    countyCode,
    reach,
    sent.map(({ id }) => id),
    'update',
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const taken = sent.map(({ id }) => byId.get(id))
  if (taken.includes(undefined)) throw absent()
  const conflicts = await findConflicts(tx, parts, countyCode, rows, sent)
  if (conflicts.length > 0) throw stale(conflicts)
  return taken as OrganizationRow[]
}

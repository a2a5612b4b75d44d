/** Organizations that are not as an import knows them: what somebody else changed, field by field. */
import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Alteration } from '../../changes/apply-changes.ts'
import { findConflicts } from '../../changes/conflicts.ts'
import { listReached } from '../../reach/store.ts'
import { listOrganizationsByIds } from '../../store.ts'
import type { ImportContext } from '../context.ts'
import { mostTold, type StaleRow, type Verdict } from '../import.ts'
import type { ImportRow } from '../store.ts'
import { listMoved } from './store.ts'

/**
 * What left the reach meanwhile is told without what it is by now.
 *
 * @param steps changes that the import itself made to each since the preview
 */
export async function findMoved(
  tx: WriteTransaction,
  { parts }: ImportContext,
  { countyCode, id }: ImportRow,
  verdicts: readonly Verdict[],
  { steps, reach }: { steps: number; reach: Reach },
): Promise<StaleRow[]> {
  const moved = await listMoved(tx, { countyCode, id }, verdicts, { steps, limit: mostTold })
  if (moved.length === 0) return []
  const ids = moved.map(({ organizationId }) => organizationId)
  const present = await listReached(tx, countyCode, reach, ids)
  const there = new Set(present.map((row) => row.id))
  const kept = new Set((await listOrganizationsByIds(tx, countyCode, ids)).map((row) => row.id))
  const sent = moved
    .filter(({ organizationId }) => there.has(organizationId))
    .map(({ organizationId, version, changed }) => ({
      id: organizationId,
      version: (version ?? 0) + steps,
      yours: (changed ?? {}) as Alteration,
    }))
  const conflicts = await findConflicts(tx, await parts(), countyCode, present, sent)
  const changes = new Map(conflicts.map((each) => [each.id, each.changes]))
  return moved.map(({ rowNumber, code, name, organizationId }) => {
    const about = { row: rowNumber, code, name, organizationId }
    if (!kept.has(organizationId)) return { ...about, what: 'gone' }
    if (!there.has(organizationId)) return { row: rowNumber, code, name, what: 'left' }
    return { ...about, what: 'changed', changes: changes.get(organizationId) ?? [] }
  })
}

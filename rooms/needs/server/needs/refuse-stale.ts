import type { Transaction } from '#base/server/db/work.ts'
import { stale } from '../../shared/need-problems.ts'
import type { NeedsParts } from '../parts.ts'
import type { NeedRow } from './store.ts'

/**
 * Told is, field by field, what is there beside what was sent, and by whom; a step sends no fields, and is told that
 * it was about something else.
 *
 * @throws Problem needs.stale
 */
export async function refuseStale(
  tx: Transaction,
  parts: Pick<NeedsParts, 'namesOfUsers'>,
  need: NeedRow,
  version: number,
  yours: Partial<NeedRow> = {},
): Promise<void> {
  if (need.version === version) return
  const names = await parts.namesOfUsers(tx, [need.changedBy])
  const fields = (Object.keys(yours) as (keyof NeedRow)[]).filter(
    (field) => yours[field] !== undefined && yours[field] !== need[field],
  )
  const changes = fields.map((field) => ({
    ...{ field, before: null, theirs: need[field], yours: yours[field] },
    by: names.get(need.changedBy) ?? '',
    at: need.changedAt.toISOString(),
  }))
  throw stale([{ id: need.id, name: need.title, version: need.version, changes }])
}

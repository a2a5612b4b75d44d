import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '#base/server/db/work.ts'
import { stale } from '../shared/problems.ts'
import type { ProgrammesParts } from './parts.ts'

interface Versioned {
  id: string
  name: string
  version: number
  /** Null for what nobody has written yet. */
  changedBy: string | null
  changedAt: Date | null
}

/**
 * Told is what is there now beside what was sent, and by whom; `before` stays unknown, because rows that change keep
 * no former versions.
 *
 * @throws Problem programmes.stale
 */
export async function refuseStale(
  tx: Transaction,
  parts: ProgrammesParts,
  row: Versioned,
  version: number,
  { theirs, yours }: Record<'theirs' | 'yours', Record<string, unknown>>,
): Promise<void> {
  if (row.version === version) return
  const { changedBy, changedAt } = row
  const names = await parts.namesOfUsers(tx, changedBy === null ? [] : [changedBy])
  const changes = Object.keys(yours)
    .filter((field) => yours[field] !== undefined)
    // The database keeps the keys of an object in another order than they were sent in.
    .filter((field) => !isDeepStrictEqual(yours[field], theirs[field]))
    .map((field) => ({
      field,
      before: null,
      theirs: theirs[field],
      yours: yours[field],
      by: names.get(changedBy ?? '') ?? '',
      at: (changedAt ?? tx.now).toISOString(),
    }))
  throw stale([{ id: row.id, name: row.name, version: row.version, changes }])
}

import type { Transaction } from '#base/server/db/work.ts'
import type { Conflict } from '#base/shared/problem.ts'
import { stale } from '../shared/problems.ts'
import type { RegionsParts } from './parts.ts'

interface Versioned {
  name: string
  version: number
  changedBy: string
  changedAt: Date
}

/** @throws Problem regions.stale */
export async function refuseStale(...asked: Parameters<typeof conflictOf>): Promise<void> {
  const conflict = await conflictOf(...asked)
  if (conflict) throw stale([conflict])
}

/**
 * Places and areas keep no former versions of their rows: told is what is there now beside what was sent, and by
 * whom; `before` stays unknown.
 *
 * @returns undefined when it is as it was read
 */
export async function conflictOf(
  tx: Transaction,
  parts: RegionsParts,
  { id, row, version }: { id: string; row: Versioned; version: number },
  values: { theirs: Record<string, unknown>; yours: Record<string, unknown> },
): Promise<Conflict | undefined> {
  if (row.version === version) return undefined
  const names = await parts.namesOfUsers(tx, [row.changedBy])
  const { theirs, yours } = values
  const changes = Object.keys(yours)
    .filter((field) => JSON.stringify(yours[field]) !== JSON.stringify(theirs[field]))
    .map((field) => ({
      field,
      before: null,
      theirs: theirs[field],
      yours: yours[field],
      by: names.get(row.changedBy) ?? '',
      at: row.changedAt.toISOString(),
    }))
  return { id, name: row.name, version: row.version, changes }
}

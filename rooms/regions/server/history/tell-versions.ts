import type { Transaction } from '#base/server/db/work.ts'
import type { ChangeKind } from '../../shared/history.ts'
import type { RegionsParts } from '../parts.ts'

interface Versioned {
  version: number
  changedAt: string
  changedBy: string
}

interface Earlier<Kept> {
  version: number
  record: Kept
  change: ChangeKind
  changedAt: Date
  changedBy: string
  reason: string | null
}

/**
 * Each version by what made it different from the one before, newest first.
 *
 * @param earlier former versions, oldest first
 * @param differ what differs between two of them; between nothing and the first
 */
export async function tellVersions<Kept extends Versioned, Difference>(
  tx: Transaction,
  parts: RegionsParts,
  { now, earlier }: { now: Kept; earlier: readonly Earlier<Kept>[] },
  differ: (before: Kept | undefined, after: Kept) => Difference,
) {
  const records = [...earlier.map(({ record }) => record), now]
  const first = records[0] as Kept
  // A row that was changed before versions were kept no longer says who made it.
  const known = first.version === 1
  const actors = [...earlier.map(({ changedBy }) => changedBy), ...(known ? [first.changedBy] : [])]
  const names = await parts.namesOfUsers(tx, [...new Set(actors)])
  const created = {
    version: first.version,
    change: 'create' as const,
    at: known ? new Date(first.changedAt).toISOString() : null,
    by: (known && names.get(first.changedBy)) || null,
    reason: null,
    ...differ(undefined, first),
  }
  const changes = earlier.map((step, at) => ({
    version: step.version + 1,
    change: step.change,
    at: step.changedAt.toISOString(),
    by: names.get(step.changedBy) ?? null,
    reason: step.reason,
    ...differ(step.record, records[at + 1] as Kept),
  }))
  return [created, ...changes].reverse()
}

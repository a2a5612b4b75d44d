/** What somebody else changed between the version that was read and the one that is there. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Conflict } from '#base/shared/problem.ts'
import { listEarlierVersions } from '../history/store.ts'
import type { OrganizationsParts } from '../parts.ts'
import { changeable, type OrganizationRow } from '../store.ts'
import type { Alteration } from './apply-changes.ts'

export interface Sent {
  id: string
  version: number
  yours: Alteration
}

const systemName = '系统'

/** @param rows the present ones; those whose version was sent are left out of the result */
export async function findConflicts(
  tx: Transaction,
  parts: OrganizationsParts,
  countyCode: string,
  rows: readonly OrganizationRow[],
  sent: readonly Sent[],
): Promise<Conflict[]> {
  const present = new Map(rows.map((row) => [row.id, row]))
  const stale = sent.filter(({ id, version }) => present.get(id)?.version !== version)
  if (stale.length === 0) return []
  const ids = stale.map(({ id }) => id)
  const earlier = Map.groupBy(
    await listEarlierVersions(tx, countyCode, ids),
    ({ organizationId }) => organizationId,
  )
  const changers = [...earlier.values()].flat().map(({ changedBy }) => changedBy)
  const names = await parts.namesOfUsers(tx, [...new Set(changers)])
  return stale.map(({ id, version, yours }) => {
    const now = present.get(id) as OrganizationRow
    const steps = (earlier.get(id) ?? []).filter((each) => each.version >= version)
    return {
      id,
      name: now.name,
      version: now.version,
      changes: changesSince(steps, now, yours).map(({ by, ...change }) => ({
        ...change,
        by: names.get(by) ?? systemName,
      })),
    }
  })
}

type Step = Awaited<ReturnType<typeof listEarlierVersions>>[number]

function changesSince(steps: readonly Step[], now: OrganizationRow, yours: Alteration) {
  const [first] = steps
  if (!first) return []
  return changeable.flatMap((field) => {
    const before = first.record[field] ?? null
    const theirs = now[field] ?? null
    if (before === theirs) return []
    const changed = steps.findLast((step, at) => {
      const next = steps[at + 1]?.record ?? now
      return (step.record[field] ?? null) !== (next[field] ?? null)
    }) as Step
    return [
      {
        field,
        before,
        theirs,
        yours: field in yours ? (yours[field] ?? null) : before,
        by: changed.changedBy,
        at: changed.changedAt.toISOString(),
      },
    ]
  })
}

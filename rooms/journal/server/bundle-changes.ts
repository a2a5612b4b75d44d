/** Changes of one whole that differ in nothing but their records, put together for one entry each. */
import type { Change } from '#base/server/db/change.ts'
import { mostRecords } from '../shared/schema.ts'

export interface Bundle {
  first: Change
  /** In the order of their records' ids. */
  changes: Change[]
}

/** A record that changed twice is in two of them, because each names a record once. */
export function bundleChanges(changes: readonly Change[]): Bundle[] {
  const bundles: { first: Change; byId: Map<string, Change> }[] = []
  for (const change of changes) {
    const { id } = change.subject
    const open = bundles.find(
      ({ first, byId }) => byId.size < mostRecords && !byId.has(id) && areAlike(first, change),
    )
    if (open) open.byId.set(id, change)
    else bundles.push({ first: change, byId: new Map([[id, change]]) })
  }
  return bundles.map(({ first, byId }) => ({
    first,
    changes: [...byId.values()].sort((a, b) => (a.subject.id < b.subject.id ? -1 : 1)),
  }))
}

function areAlike(a: Change, b: Change): boolean {
  return (
    a.countyCode === b.countyCode &&
    a.action === b.action &&
    a.actor === b.actor &&
    a.reason === b.reason &&
    a.subject.kind === b.subject.kind &&
    (a.before === undefined) === (b.before === undefined) &&
    (a.after === undefined) === (b.after === undefined)
  )
}

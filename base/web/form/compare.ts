/** Two people changed one record: what fits together is kept, the rest is for the second to decide. */

export interface Versions {
  /** As it was when I opened it. */
  base: Record<string, unknown>
  mine: Record<string, unknown>
  theirs: Record<string, unknown>
}

export interface Comparison {
  /** Both changes together; of a field that both changed, mine. */
  merged: Record<string, unknown>
  /** Names of the fields that both changed, differently. */
  conflicts: string[]
}

export function compareVersions({ base, mine, theirs }: Versions): Comparison {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])]
  const merged: Record<string, unknown> = {}
  const conflicts: string[] = []
  for (const name of names) {
    const changed = !isSame(base[name], mine[name])
    const changedByThem = !isSame(base[name], theirs[name])
    merged[name] = changed ? mine[name] : theirs[name]
    if (changed && changedByThem && !isSame(mine[name], theirs[name])) conflicts.push(name)
  }
  return { merged, conflicts }
}

/** What is kept of an unfinished edit, so that fields nobody touched are those of the record when it is taken up again. */
export function changedFrom(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mine).filter(([name, value]) => !isSame(base[name], value)),
  )
}

/** An empty field is the same as none; lists and groups are compared as a whole. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}

function plain(value: unknown): unknown {
  if (value === undefined || value === '' || value === null) return null
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, each]) => [name, plain(each)] as const)
  return Object.fromEntries(
    entries.filter(([, each]) => each !== null).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

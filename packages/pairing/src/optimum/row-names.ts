/** What rows are called in a reason. */

/** Names a reason holds; the clash has all rows. */
const mostNames = 20

/** What a row is called: persons are published without a name. */
export function nameOf(row: { code: string; name?: string }): string {
  return row.name ?? row.code
}

/** The first names, one a line; a count beside them says how many there are. */
export function someNames(names: string[]): string {
  return names.slice(0, mostNames).join('\n')
}

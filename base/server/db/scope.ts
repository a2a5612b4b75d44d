/** How far one transaction may see and write: sent to the database, where row-level security holds it. */

export interface Scope {
  /** Six-digit county codes; or, alone, one range of them as `areaScope` makes it. */
  counties: readonly string[]
  /** Organizations whose internal rows are visible. */
  organizations?: readonly string[]
}

const county = /^\d{6}$/
const range = /^(\d{6})-(\d{6})$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * All counties of a province (`22`), of a prefecture (`2224`) or, without a prefix, of the country. The database
 * compares a range as quickly as one county, and a long list forty times more slowly.
 */
export function areaScope(prefix: string): readonly string[] {
  if (!/^(\d\d){0,2}$/.test(prefix)) throw new Error(`not a province or prefecture: ${prefix}`)
  return [`${prefix.padEnd(6, '0')}-${prefix.padEnd(6, '9')}`]
}

export function isInScope({ counties }: Scope, countyCode: string): boolean {
  return counties.some((each) => {
    const [, from, to] = range.exec(each) ?? [undefined, each, each]
    return (from as string) <= countyCode && countyCode <= (to as string)
  })
}

/**
 * A setting holds single counties or one range, so a mixture becomes the range around all of it. The policies then
 * let more through than was asked for; the statements hold it exactly.
 */
export function joinScopes(a: Scope, b: Scope): Scope {
  const counties = [...new Set([...a.counties, ...b.counties])]
  const organizations = [...new Set([...(a.organizations ?? []), ...(b.organizations ?? [])])]
  const outside = b.counties.filter((each) => each.includes('-') || !isInScope(a, each))
  if (outside.length === 0) return { counties: a.counties, organizations }
  const mixed = counties.length > 1 && counties.some((each) => each.includes('-'))
  if (!mixed) return { counties, organizations }
  const codes = counties.flatMap((each) => each.split('-')).sort()
  return { counties: [`${codes[0]}-${codes.at(-1)}`], organizations }
}

/**
 * The statements that open a scoped transaction, as one simple query. Real SET LOCAL statements: the function
 * set_config is not carried to the nodes of a distributed database. Values are checked, so quoting is exact.
 */
export function beginStatement(scope: Scope): string {
  const organizations = scope.organizations ?? []
  const strange = organizations.find((each) => !uuid.test(each))
  if (strange !== undefined) throw new Error(`not an organization id: ${strange}`)
  return `begin; set local app.counties = '${settingOf(scope.counties)}'; set local app.orgs = '${organizations.join(',')}'`
}

/** Sorted: the policies take the first and the last code for the bounds of an index scan. */
function settingOf(counties: readonly string[]): string {
  const [only] = counties
  const [, from, to] = (counties.length === 1 && range.exec(only as string)) || []
  if (from !== undefined && to !== undefined && from <= to) return only as string
  const strange = counties.find((each) => !county.test(each))
  if (strange !== undefined) throw new Error(`not a county code: ${strange}`)
  return counties.length < 2 ? (only ?? '') : [...new Set(counties)].sort().join(',')
}

/** How far one transaction may see and write: sent to the database, where row-level security holds it. */

export interface Scope {
  /** Six-digit county codes. */
  counties: readonly string[]
  /** Organizations whose internal rows are visible. */
  organizations?: readonly string[]
}

const county = /^\d{6}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The statements that open a scoped transaction, as one simple query. Real SET LOCAL statements: the function
 * set_config is not carried to the nodes of a distributed database. Values are checked, so quoting is exact.
 */
export function beginStatement(scope: Scope): string {
  const organizations = scope.organizations ?? []
  const strange = [
    ...scope.counties.filter((each) => !county.test(each)),
    ...organizations.filter((each) => !uuid.test(each)),
  ]
  if (strange.length > 0) throw new Error(`not a county code or organization id: ${strange[0]}`)
  return `begin; set local app.counties = '${scope.counties.join(',')}'; set local app.orgs = '${organizations.join(',')}'`
}

/**
 * How far one capability of one actor goes, more exactly than row-level security can say: parts of the code
 * tree and single organizations. Stores put it into their statements; the policies beneath hold the county.
 */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { isInScope, type Scope } from './scope.ts'
import type { Tables } from './tables.gen.ts'

/** A part of the code tree, less what is cut out of it. */
export interface ReachedRegion {
  /** Code without the zeros at its end (`22`, `2224`, `222403`, `222403100`, `222403100201.g002`): all below it. */
  prefix: string
  /** Parts of it that a management area leaves out. */
  except?: readonly string[]
}

export interface Reach {
  /** What a transaction for this reach is opened with. */
  scope: Scope
  regions: readonly ReachedRegion[]
  /** Single organizations by id, wherever they lie. */
  organizations: readonly string[]
}

export const nowhere: Reach = { scope: { counties: [] }, regions: [], organizations: [] }

export function isInReach(
  reach: Reach,
  subject: { countyCode: string; regionCode?: string | null; organizationId?: string | null },
): boolean {
  if (!isInScope(reach.scope, subject.countyCode)) return false
  const { regionCode, organizationId } = subject
  if (regionCode && reach.regions.some((each) => holds(each, regionCode))) return true
  return Boolean(organizationId && reach.organizations.includes(organizationId))
}

function holds({ prefix, except }: ReachedRegion, code: string): boolean {
  return code.startsWith(prefix) && !except?.some((each) => code.startsWith(each))
}

/** Whether all of a part of the code tree is reached, whatever comes to lie in it. */
export function coversRegion(reach: Reach, { prefix, except = [] }: ReachedRegion): boolean {
  const leftOut = (code: string) => except.some((each) => code.startsWith(each))
  const meets = (code: string) => code.startsWith(prefix) || prefix.startsWith(code)
  return reach.regions.some(
    (outer) =>
      prefix.startsWith(outer.prefix) &&
      (outer.except ?? []).every((cut) => !meets(cut) || leftOut(cut)),
  )
}

/** Whether all of a county or city is reached, and not only a township or an area of it. */
export function coversCounty(reach: Reach, countyCode: string): boolean {
  return (
    isInScope(reach.scope, countyCode) && coversRegion(reach, { prefix: prefixOfCode(countyCode) })
  )
}

/** Regions that are reached but for a part that is cut out of them: who holds all of one holds that part too. */
export function codesAroundCuts({ regions }: Reach): string[] {
  const around = regions.flatMap(({ prefix, except = [] }) =>
    except.flatMap((cut) =>
      [2, 4, 6, 9, 12]
        .map((digits) => cut.slice(0, digits))
        .filter((each) => each !== cut && each.startsWith(prefix))
        .map((each) => each.padEnd(12, '0')),
    ),
  )
  return [...new Set(around)]
}

/** Whether one reach goes at least as far as another. */
export function coversReach(outer: Reach, inner: Reach): boolean {
  return (
    inner.regions.every((each) => coversRegion(outer, each)) &&
    inner.organizations.every((each) => outer.organizations.includes(each))
  )
}

/**
 * `isInReach` as a predicate, by ranges that an index can serve. Codes are compared byte by byte, so the column's
 * collation must be "C" or the database's order that of code points.
 *
 * @param columns names of the columns that hold region and organization; one left out is not matched
 */
export function withinReach<Table extends keyof Tables>(
  builder: ExpressionBuilder<Tables, Table>,
  reach: Reach,
  columns: { region?: string; organization?: string },
): Expression<SqlBool> {
  const any: Expression<SqlBool>[] = []
  if (columns.region) {
    const column = sql.ref(columns.region)
    const under = (prefix: string) =>
      sql<SqlBool>`(${column} >= ${prefix} and ${column} < ${afterPrefix(prefix)})`
    for (const { prefix, except = [] } of reach.regions) {
      const cut = except.map((each) => sql<SqlBool>`not ${under(each)}`)
      any.push(builder.and([under(prefix), ...cut]))
    }
  }
  if (columns.organization && reach.organizations.length > 0) {
    const column = sql.ref(columns.organization)
    any.push(sql<SqlBool>`${column} = any(${reach.organizations}::uuid[])`)
  }
  return any.length > 0 ? builder.or(any) : sql<SqlBool>`false`
}

/** The first text after all that begin with the prefix; after every code when the prefix is empty. */
export function afterPrefix(prefix: string): string {
  if (prefix === '') return '\u{10ffff}'
  const last = prefix.codePointAt(prefix.length - 1) as number
  return prefix.slice(0, -1) + String.fromCodePoint(last + 1)
}

/** `222403000000` → `222403`; an extended code stays as it is. */
export function prefixOfCode(code: string): string {
  if (code.includes('.')) return code
  const digits = code.padEnd(12, '0')
  for (const length of [2, 4, 6, 9]) {
    if (/^0*$/.test(digits.slice(length))) return digits.slice(0, length)
  }
  return digits
}

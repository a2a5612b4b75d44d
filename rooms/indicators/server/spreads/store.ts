/** Totals added up once more, over months and levels or over all that is counted: they follow from the totals alone. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { Takes } from '../../shared/figures.ts'

interface Kept {
  table: RawBuilder<unknown>
  keys: readonly string[]
  sums: readonly string[]
}

const spreads: Kept = {
  table: sql`indicators.spreads`,
  keys: ['cycle_id', 'whose', 'measure', 'kind', 'aspect', 'scope'],
  sums: ['quantity', 'records'],
}
const activeMonths: Kept = {
  table: sql`indicators.active_months`,
  keys: ['cycle_id', 'whose', 'scope', 'month'],
  sums: ['records'],
}
const all = [spreads, activeMonths]

/** Communities, units and partnerships; not the townships and the county around them. */
const single = sql`not (whose = 'region' and length(scope) < 12)`

const list = (names: readonly string[]) => sql.raw(names.join(', '))
const added = ({ sums }: Kept) =>
  sql.raw(sums.map((each) => `sum(${each})::bigint as ${each}`).join(', '))

/**
 * Statements that add to both tables, as parts of one `with`.
 *
 * @param moves a query named before, of rows of cycle_id, whose, scope, measure, kind, aspect, month, quantity, records
 */
export function addingMoves(countyCode: string, moves: RawBuilder<unknown>): RawBuilder<unknown> {
  const adding = all.map((kept) => {
    const sums = sql.raw(
      kept.sums.map((each) => `${each} = t.${each} + excluded.${each}`).join(', '),
    )
    return sql`
      insert into ${kept.table} as t (county_code, ${list(kept.keys)}, ${list(kept.sums)})
      select ${countyCode}, ${list(kept.keys)}, ${added(kept)} from ${moves} where ${single}
      group by ${list(kept.keys)}
      on conflict (county_code, ${list(kept.keys)}) do update set ${sums}`
  })
  return sql.join(adding.map((each, at) => sql`${sql.raw(`kept_${at}`)} as (${each})`))
}

/** Writes both anew from the totals of a cycle. */
export async function replaceFromTotals(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<void> {
  for (const kept of all) {
    await sql`delete from ${kept.table} where county_code = ${countyCode} and cycle_id = ${cycleId}`.execute(
      tx.db,
    )
    await sql`
      insert into ${kept.table} (county_code, ${list(kept.keys)}, ${list(kept.sums)})
      select ${countyCode}, ${list(kept.keys)}, ${added(kept)} from indicators.totals
      where county_code = ${countyCode} and cycle_id = ${cycleId} and ${single}
      group by ${list(kept.keys)}`.execute(tx.db)
  }
}

export interface StrayRow {
  cycleId: string
  whose: string
  scope: string
  kept: number
  counted: number
}

/** Rows of both that are not what the totals add up to, at most so many. */
export async function listStray(
  tx: Transaction,
  countyCode: string,
  limit: number,
): Promise<StrayRow[]> {
  const strays: StrayRow[] = []
  for (const kept of all) {
    const [sum] = kept.sums.slice(-1) as [string]
    const differs = kept.sums.map((each) => `coalesce(k.${each}, 0) <> coalesce(c.${each}, 0)`)
    const { rows } = await sql<StrayRow>`
      with c as (
        select ${list(kept.keys)}, ${added(kept)} from indicators.totals
        where county_code = ${countyCode} and ${single} group by ${list(kept.keys)}),
      k as (select * from ${kept.table} where county_code = ${countyCode})
      select cycle_id, whose, scope, coalesce(k.${sql.raw(sum)}, 0) as kept, coalesce(c.${sql.raw(sum)}, 0) as counted
      from k full join c using (${list(kept.keys)})
      where ${sql.raw(differs.join(' or '))}
      order by cycle_id, whose, scope limit ${limit}`.execute(tx.db)
    strays.push(...rows)
  }
  return strays.slice(0, limit)
}

export interface SpreadRow {
  scope: string
  quantity: number
}

/** What each community below a code, or each unit, has of what an indicator takes; those with nothing are left out. */
export async function listSpread(
  tx: Transaction,
  { countyCode, cycleId, whose, within = '' }: SpreadOf,
  { measures, kinds, aspects }: Takes,
): Promise<SpreadRow[]> {
  const { rows } = await sql<SpreadRow>`
    select scope, sum(quantity)::bigint as quantity from indicators.spreads
    where county_code = ${countyCode} and cycle_id = ${cycleId} and whose = ${whose}
      and measure = any(${measures})
      and ${kinds ? sql`kind = any(${kinds})` : sql`true`}
      and ${aspects ? sql`aspect = any(${aspects})` : sql`true`}
      and starts_with(scope, ${within})
    group by scope having sum(quantity) <> 0 order by scope`.execute(tx.db)
  return rows
}

export interface SpreadOf {
  countyCode: string
  cycleId: string
  whose: 'region' | 'organization' | 'partnership'
  /** A code that the scopes begin with. */
  within?: string | undefined
}

/** The last month in which each had anything recorded, its first day; those that never had are left out. */
export async function listLastMonths(
  tx: Transaction,
  { countyCode, cycleId, whose, within = '' }: SpreadOf,
): Promise<{ scope: string; month: string }[]> {
  const { rows } = await sql<{ scope: string; month: string }>`
    select scope, max(month) as month from indicators.active_months
    where county_code = ${countyCode} and cycle_id = ${cycleId} and whose = ${whose} and records > 0
      and starts_with(scope, ${within})
    group by scope order by scope`.execute(tx.db)
  return rows
}

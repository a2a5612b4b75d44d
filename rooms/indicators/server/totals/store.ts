import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import { addingMoves } from '../spreads/store.ts'

/** Places up to the county, the unit and the partnership that a fact `f` counts for. */
const scopesOfFact = sql`cross join lateral (values
    ('region', left(f.region_code, 6)), ('region', left(f.region_code, 9)), ('region', left(f.region_code, 12)),
    ('organization', f.organization_id::text), ('partnership', f.partnership_id::text)) s (whose, scope)`

/**
 * Rows of cycle_id, whose, scope, measure, kind, aspect, month, level, quantity, records: each fact at its level, and
 * each confirmation out of one level and into the other.
 *
 * @param facts a condition on `f`, the facts that are taken in
 * @param confirmations a condition on `c`
 */
function movesOf(
  countyCode: string,
  facts: RawBuilder<unknown>,
  confirmations: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select f.cycle_id, s.whose, s.scope, f.measure, f.kind, f.aspect,
      date_trunc('month', f.on_day)::date as month, f.level,
      f.quantity, case when f.takes_back then -1 else 1 end as records
    from indicators.facts f ${scopesOfFact}
    where f.county_code = ${countyCode} and s.scope is not null and ${facts}
    union all
    select f.cycle_id, s.whose, s.scope, f.measure, f.kind, f.aspect,
      date_trunc('month', f.on_day)::date, side.level,
      side.sign * f.quantity, side.sign
    from indicators.confirmations c
    join indicators.facts f on f.county_code = c.county_code and f.record_id = c.record_id
      and f.record_version = c.record_version and not f.takes_back
    cross join lateral (values (c.from_level, -1), (c.to_level, 1)) side (level, sign) ${scopesOfFact}
    where c.county_code = ${countyCode} and s.scope is not null and ${confirmations}`
}

/** Makes every other folding, recount and rebuilding of the county wait until this transaction ends. */
export async function lockFold(tx: Transaction, countyCode: string): Promise<void> {
  await tx.db
    .insertInto('indicators.folds')
    .values({ countyCode, foldedAt: tx.now })
    .onConflict((conflict) => conflict.column('countyCode').doNothing())
    .execute()
  await tx.db
    .selectFrom('indicators.folds')
    .select('countyCode')
    .where('countyCode', '=', countyCode)
    .forUpdate()
    .execute()
}

export async function markFolded(tx: Transaction, countyCode: string): Promise<void> {
  await tx.db
    .updateTable('indicators.folds')
    .set({ foldedAt: tx.now })
    .where('countyCode', '=', countyCode)
    .execute()
}

export interface Taken {
  facts: string[]
  confirmations: string[]
}

/** Takes away the oldest of what waits, at most so many; whoever calls adds them to the totals. */
export async function takeUnfolded(
  tx: Transaction,
  countyCode: string,
  limit: number,
): Promise<Taken> {
  const { rows } = await sql<{ id: string; isFact: boolean }>`
    delete from indicators.unfolded where county_code = ${countyCode} and id in (
      select id from indicators.unfolded where county_code = ${countyCode} order by id limit ${limit})
    returning id, is_fact`.execute(tx.db)
  const idsOf = (facts: boolean) => rows.filter((row) => row.isFact === facts).map(({ id }) => id)
  return { facts: idsOf(true), confirmations: idsOf(false) }
}

/** Takes away all that waits of one cycle: a rebuilding counts it with the rest. */
export async function dropUnfolded(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<void> {
  await sql`
    delete from indicators.unfolded u where u.county_code = ${countyCode} and (
      exists (select from indicators.facts f
        where f.county_code = ${countyCode} and f.id = u.id and f.cycle_id = ${cycleId})
      or exists (select from indicators.confirmations c join indicators.facts f on f.county_code = c.county_code
          and f.record_id = c.record_id and f.record_version = c.record_version
        where c.county_code = ${countyCode} and c.id = u.id and f.cycle_id = ${cycleId}))`.execute(
    tx.db,
  )
}

export async function addToTotals(
  tx: Transaction,
  countyCode: string,
  { facts, confirmations }: Taken,
): Promise<void> {
  const moves = movesOf(
    countyCode,
    sql`f.id = any(${facts}::uuid[])`,
    sql`c.id = any(${confirmations}::uuid[])`,
  )
  await sql`
    with moves as materialized (${moves}), ${addingMoves(countyCode, sql`moves`)}
    insert into indicators.totals as t (county_code, cycle_id, whose, scope, measure, kind, aspect, month, level,
      quantity, records)
    select ${countyCode}, m.cycle_id, m.whose, m.scope, m.measure, m.kind, m.aspect, m.month, m.level,
      sum(m.quantity)::bigint, sum(m.records)::bigint
    from moves m
    group by m.cycle_id, m.whose, m.scope, m.measure, m.kind, m.aspect, m.month, m.level
    on conflict (county_code, cycle_id, whose, scope, measure, kind, aspect, month, level) do update
      set quantity = t.quantity + excluded.quantity, records = t.records + excluded.records`.execute(
    tx.db,
  )
}

/**
 * The totals of a county as they must be, counted another way than folding does: each fact once, at the level that the
 * last confirmation of its record came to, less what still waits. In one statement, so that it sees one moment.
 */
const countedAnew = (countyCode: string) => sql`
  select x.cycle_id, x.whose, x.scope, x.measure, x.kind, x.aspect, x.month, x.level,
    sum(x.quantity)::bigint as quantity, sum(x.records)::bigint as records
  from (
    select f.cycle_id, s.whose, s.scope, f.measure, f.kind, f.aspect,
      date_trunc('month', f.on_day)::date as month,
      case when f.takes_back then f.level else coalesce(r.to_level, f.level) end as level,
      f.quantity, case when f.takes_back then -1 else 1 end as records
    from indicators.facts f
    left join (
      select distinct on (c.record_id, c.record_version) c.record_id, c.record_version, c.to_level
      from indicators.confirmations c where c.county_code = ${countyCode}
      order by c.record_id, c.record_version, c.step desc
    ) r on r.record_id = f.record_id and r.record_version = f.record_version ${scopesOfFact}
    where f.county_code = ${countyCode} and s.scope is not null
    union all
    select w.cycle_id, w.whose, w.scope, w.measure, w.kind, w.aspect, w.month, w.level, -w.quantity, -w.records
    from (${movesOf(
      countyCode,
      sql`exists (select from indicators.unfolded u where u.county_code = f.county_code and u.id = f.id)`,
      sql`exists (select from indicators.unfolded u where u.county_code = c.county_code and u.id = c.id)`,
    )}) w
  ) x
  group by x.cycle_id, x.whose, x.scope, x.measure, x.kind, x.aspect, x.month, x.level
  having sum(x.quantity) <> 0 or sum(x.records) <> 0`

export interface Difference {
  cycleId: string
  whose: string
  scope: string
  measure: string
  kind: string
  aspect: string
  month: string
  level: string
  kept: number
  counted: number
}

/** Totals that are not what a recount says, at most so many. */
export async function listDifferences(
  tx: Transaction,
  countyCode: string,
  limit: number,
): Promise<Difference[]> {
  const { rows } = await sql<Difference>`
    with counted as (${countedAnew(countyCode)}), kept as (
      select * from indicators.totals t
      where t.county_code = ${countyCode} and (t.quantity <> 0 or t.records <> 0))
    select cycle_id, whose, scope, measure, kind, aspect, month, level,
      coalesce(kept.quantity, 0) as kept, coalesce(counted.quantity, 0) as counted
    from kept full join counted using (cycle_id, whose, scope, measure, kind, aspect, month, level)
    where coalesce(kept.quantity, 0) <> coalesce(counted.quantity, 0)
      or coalesce(kept.records, 0) <> coalesce(counted.records, 0)
    order by cycle_id, whose, scope, measure, kind, aspect, month, level limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

/** Writes the totals of a cycle anew from all its facts but those that still wait. */
export async function replaceTotals(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<void> {
  await tx.db
    .deleteFrom('indicators.totals')
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .execute()
  await sql`
    insert into indicators.totals (county_code, cycle_id, whose, scope, measure, kind, aspect, month, level,
      quantity, records)
    select ${countyCode}, n.* from (${countedAnew(countyCode)}) n where n.cycle_id = ${cycleId}`.execute(
    tx.db,
  )
}

export async function listCyclesWithFacts(tx: Transaction, countyCode: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('indicators.facts')
    .select('cycleId')
    .distinct()
    .where('countyCode', '=', countyCode)
    .orderBy('cycleId')
    .execute()
  return rows.map(({ cycleId }) => cycleId)
}

/** Counties in which something waits to be folded: from one to the next along the index, however much waits in each. */
export async function listCountiesToFold(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ countyCode: string }>`
    with recursive waiting as (
      (select county_code from indicators.unfolded
        where county_code between '000000' and '999999' order by county_code limit 1)
      union all
      select (select u.county_code from indicators.unfolded u
        where u.county_code between '000000' and '999999' and u.county_code > w.county_code
        order by u.county_code limit 1)
      from waiting w where w.county_code is not null)
    select county_code from waiting where county_code is not null`.execute(tx.db)
  return rows.map(({ countyCode }) => countyCode)
}

/** Counties that have anything counted. */
export async function listCountedCounties(tx: Transaction): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('indicators.folds')
    .select('countyCode')
    .where((e) => e.between('countyCode', '000000', '999999'))
    .orderBy('countyCode')
    .execute()
  return rows.map(({ countyCode }) => countyCode)
}

/** Ten million facts are read in less; nobody waits for it at a page. */
const longestRecount = '15min'

export async function takeTime(tx: Transaction): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(longestRecount)}`.execute(tx.db)
}

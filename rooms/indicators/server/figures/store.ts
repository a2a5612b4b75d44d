import { sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { ConfirmationWay, EvidenceLevel } from '#base/shared/evidence.ts'
import type { Takes, Total } from '../../shared/figures.ts'

/** Whose totals: the county or counties they lie in, and the place or organization in each. */
export interface Whose {
  counties: readonly string[]
  whose: 'region' | 'organization' | 'partnership'
  /** A code of 6, 9 or 12 digits, or an id; left out for each county as a whole. */
  scope?: string
}

/** Added up over the counties, where there are several. */
export async function readTotals(
  tx: Transaction,
  cycleId: string,
  { counties, whose, scope }: Whose,
): Promise<Total[]> {
  const { rows } = await sql<Total>`
    select measure, kind, aspect, month, level, sum(quantity)::bigint as quantity, sum(records)::bigint as records
    from indicators.totals
    where county_code = any(${counties}) and cycle_id = ${cycleId} and whose = ${whose}
      and scope = ${scope === undefined ? sql`county_code` : scope}
    group by measure, kind, aspect, month, level
    order by month, measure, kind, aspect, level`.execute(tx.db)
  return rows
}

/** When the last of these counties had nothing left to fold; null where nothing was ever counted. */
export async function readAsOf(tx: Transaction, counties: readonly string[]): Promise<Date | null> {
  const row = await tx.db
    .selectFrom('indicators.folds')
    .select((e) => e.fn.min('foldedAt').as('at'))
    .where('countyCode', '=', sql<string>`any(${counties})`)
    .executeTakeFirst()
  return row?.at ?? null
}

export interface RecordRow {
  countyCode: string
  id: string
  recordKind: string
  recordId: string
  measure: string
  kind: string
  aspect: string
  quantity: number
  onDay: string
  regionCode: string
  level: EvidenceLevel
  way: ConfirmationWay | null
}

export interface RecordsFilter {
  takes: Takes
  month: string | undefined
  /** Day and id of the last one. */
  after: readonly [string, string] | undefined
  limit: number
}

/** What stands behind a figure, newest day first, at the level that each has reached; nothing that was taken back. */
export async function listRecords(
  tx: Transaction,
  cycleId: string,
  { counties, whose, scope }: Whose,
  { takes: { measures, kinds, aspects }, month, after, limit }: RecordsFilter,
): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select f.county_code, f.id, f.record_kind, f.record_id, f.measure, f.kind, f.aspect, f.quantity, f.on_day,
      f.region_code, coalesce(r.to_level, f.level) as level, r.way
    from indicators.facts f
    left join lateral (
      select c.to_level, c.way from indicators.confirmations c
      where c.county_code = f.county_code and c.record_id = f.record_id and c.record_version = f.record_version
      order by c.step desc limit 1
    ) r on true
    where f.county_code = any(${counties}) and f.cycle_id = ${cycleId} and f.measure = any(${measures})
      and not f.takes_back
      and not exists (select from indicators.facts b where b.county_code = f.county_code
        and b.record_id = f.record_id and b.record_version = f.record_version and b.takes_back)
      and ${kinds ? sql`f.kind = any(${kinds})` : sql`true`}
      and ${aspects ? sql`f.aspect = any(${aspects})` : sql`true`}
      and ${month ? sql`f.on_day >= ${month}::date and f.on_day < ${month}::date + interval '1 month'` : sql`true`}
      and ${heldTo(whose, scope)}
      and ${after ? sql`(f.on_day, f.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
    order by f.on_day desc, f.id desc
    limit ${limit}`.execute(tx.db)
  return rows
}

function heldTo(whose: Whose['whose'], scope: string | undefined) {
  if (scope === undefined) return sql`true`
  if (whose === 'region') return sql`starts_with(f.region_code, ${scope})`
  const column =
    whose === 'organization' ? sql.ref('f.organization_id') : sql.ref('f.partnership_id')
  return sql`${column} = ${scope}::uuid`
}

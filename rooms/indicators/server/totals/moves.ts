/** How facts and confirmations move totals: what folding adds, and what a recount leaves out. */
import { type RawBuilder, sql } from 'kysely'

/** Places up to the county, the unit and the partnership that a fact `f` counts for. */
export const scopesOfFact = sql`cross join lateral (values
    ('region', left(f.region_code, 6)), ('region', left(f.region_code, 9)), ('region', left(f.region_code, 12)),
    ('organization', f.organization_id::text), ('partnership', f.partnership_id::text)) s (whose, scope)`

/**
 * Rows of cycle_id, whose, scope, measure, kind, aspect, month, level, quantity, records: each fact at its level, and
 * each confirmation out of one level and into the other.
 *
 * @param facts a condition on `f`, the facts that are taken in
 * @param confirmations a condition on `c`
 */
export function movesOf(
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

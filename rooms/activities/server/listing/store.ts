/** Deeds as they are read: with whom they name, and what the asker may do with each. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { Direction, State } from '../../shared/words.ts'
import type { FullDeed } from '../deeds/store.ts'
import {
  inCounties,
  isOfCommunity,
  isOfDoer,
  isOfHelped,
  isOfUnit,
  isReached,
  type Within,
} from '../reach/store.ts'
import { isFound } from '../search/store.ts'

export interface ListedDeed extends FullDeed {
  unitName: string
  unitCode: string
  unitKind: string
  communityName: string
  communityCode: string
  communityRegionCode: string
  /** Whether the asker is told whom a unit is that is a person. */
  knowsUnit: boolean
  does: boolean
  answers: boolean
}

/** How far the asker reads, declares and confirms. */
export interface Asker {
  read: Within
  declare: Within
  confirm: Within
}

export interface Filter {
  cycle?: string | undefined
  partnership?: string | undefined
  community?: string | undefined
  unit?: string | undefined
  direction?: Direction | undefined
  state?: State | undefined
  kind?: string | undefined
  /** `2026-03` */
  month?: string | undefined
  waiting?: 'answer' | 'correction' | undefined
  q?: string | undefined
}

interface Page {
  /** Day and id of the last one. */
  after: readonly string[] | undefined
  limit: number
}

/** The newest day first. */
export async function listDeeds(
  tx: Transaction,
  asker: Asker,
  filter: Filter,
  { after, limit }: Page,
): Promise<ListedDeed[]> {
  const from = after ? sql`and (d.on_day, d.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql``
  return select(
    tx,
    asker,
    sql`${matches(asker, filter)} ${from} order by d.on_day desc, d.id desc limit ${limit}`,
  )
}

export async function findDeed(
  tx: Transaction,
  asker: Asker,
  countyCode: string,
  id: string,
): Promise<ListedDeed | undefined> {
  const one = sql`d.county_code = ${countyCode} and d.id = ${id}::uuid and ${isReached(asker.read)}`
  const [deed] = await select(tx, asker, one)
  return deed
}

async function select(
  tx: Transaction,
  asker: Asker,
  where: RawBuilder<unknown>,
): Promise<ListedDeed[]> {
  const { rows } = await sql<ListedDeed>`
    select d.*, u.name as unit_name, u.code as unit_code, u.kind as unit_kind, c.name as community_name,
      c.code as community_code, c.region_code as community_region_code,
      ${isOfUnit(asker.read)} or ${isOfCommunity(asker.read)} as knows_unit,
      ${isOfDoer(asker.declare)} as does, ${isOfHelped(asker.confirm)} as answers,
      coalesce((select jsonb_agg(jsonb_build_object('source', l.source, 'fen', l.fen) order by l.source)
        from activities.cost_lines l where l.county_code = d.county_code and l.deed_id = d.id), '[]') as costs
    from activities.deeds d
    join organizations.organizations u on u.county_code = d.county_code and u.id = d.unit_id
    join organizations.organizations c on c.county_code = d.county_code and c.id = d.community_id
    where ${where}`.execute(tx.db)
  return rows
}

export interface Counted {
  count: number
  helped: number
  fen: number
}

export async function countDeeds(tx: Transaction, asker: Asker, filter: Filter): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*)::int as count,
      coalesce(sum(d.helped) filter (where d.state <> 'withdrawn'), 0)::bigint as helped,
      coalesce(sum(m.fen) filter (where d.state <> 'withdrawn'), 0)::bigint as fen
    from activities.deeds d
    left join lateral (select sum(l.fen) as fen from activities.cost_lines l
      where l.county_code = d.county_code and l.deed_id = d.id) m on true
    where ${matches(asker, filter)}`.execute(tx.db)
  return rows[0] as Counted
}

function matches(asker: Asker, filter: Filter): RawBuilder<SqlBool> {
  const { counties } = asker.read
  const { cycle, partnership, community, unit, direction, state, kind, month, waiting, q } = filter
  const all: RawBuilder<SqlBool>[] = [inCounties(counties), isReached(asker.read)]
  if (cycle) all.push(sql`d.cycle_id = ${cycle}::uuid`)
  if (partnership) all.push(sql`d.partnership_id = ${partnership}::uuid`)
  if (community) all.push(sql`d.community_id = ${community}::uuid`)
  if (unit) all.push(sql`d.unit_id = ${unit}::uuid`)
  if (direction) all.push(sql`d.direction = ${direction}`)
  if (state) all.push(sql`d.state = ${state}`)
  if (kind) all.push(sql`d.kind = ${kind}`)
  if (month) {
    const first = `${month}-01`
    all.push(sql`d.on_day >= ${first}::date and d.on_day < ${first}::date + interval '1 month'`)
  }
  if (waiting === 'answer') {
    // What met a need is asked about with the need, unless it was corrected since.
    const isAsked = sql`d.state = 'declared' and not (d.delivers and d.version = 1)`
    all.push(sql`${isAsked} and ${isOfHelped(asker.confirm)}`)
  }
  if (waiting === 'correction') all.push(sql`d.state = 'questioned' and ${isOfDoer(asker.declare)}`)
  if (q !== undefined && q.trim() !== '') all.push(isFound(q, counties))
  return sql`(${sql.join(all, sql` and `)})`
}

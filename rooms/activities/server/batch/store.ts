/** What a batch is held against: the asker's partnerships, and what they declared already. */
import { expressionBuilder, sql } from 'kysely'
import { withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { idsBelow } from '#rooms/organizations/server/door.ts'
import type { FullDeed } from '../deeds/store.ts'
import { inCounties, type Within } from '../reach/store.ts'

export interface OwnPair {
  countyCode: string
  id: string
  cycleId: string
  unitId: string
  unitCode: string
  unitName: string
  communityId: string
  communityCode: string
  communityName: string
  regionCode: string
  beginsOn: string
  endsOn: string
  /** Whether the asker speaks for the unit, and for the community. */
  ofUnit: boolean
  ofCommunity: boolean
}

/** Partnerships that the asker speaks for on a side, also those that are over; of one cycle or of all. */
export async function listOwnPairs(
  tx: Transaction,
  { reach, counties }: Within,
  cycleId?: string,
): Promise<OwnPair[]> {
  const own =
    reach.organizations.length > 0
      ? idsBelow(reach.organizations, counties)
      : sql`select null::uuid`
  const there = withinReach(expressionBuilder<Tables, never>(), reach, {
    region: 'p.communityRegionCode',
  })
  const { rows } = await sql<OwnPair>`
    select * from (
      select p.county_code, p.id, p.cycle_id, p.supporter_id as unit_id, u.code as unit_code, u.name as unit_name,
        p.community_id, c.code as community_code, c.name as community_name, p.community_region_code as region_code,
        p.begins_on, p.ends_on, p.supporter_id in (${own}) as of_unit,
        (${there} or p.community_id in (${own})) as of_community
      from pairing.partnerships p
      join organizations.organizations u on u.county_code = p.county_code and u.id = p.supporter_id
      join organizations.organizations c on c.county_code = p.county_code and c.id = p.community_id
      where ${inCounties(counties, 'p')} ${cycleId === undefined ? sql`` : sql`and p.cycle_id = ${cycleId}::uuid`}) pairs
    where of_unit is true or of_community is true
    order by region_code, unit_name, id`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    ofUnit: row.ofUnit === true,
    ofCommunity: row.ofCommunity === true,
  }))
}

/** Deeds that are not withdrawn, of these partnerships on these days. */
export async function listAlike(
  tx: Transaction,
  counties: readonly string[],
  partnershipIds: readonly string[],
  days: readonly string[],
): Promise<FullDeed[]> {
  if (partnershipIds.length === 0) return []
  const { rows } = await sql<FullDeed>`
    select d.*, coalesce((select jsonb_agg(jsonb_build_object('source', l.source, 'fen', l.fen) order by l.source)
      from activities.cost_lines l where l.county_code = d.county_code and l.deed_id = d.id), '[]') as costs
    from activities.deeds d
    where ${inCounties(counties)} and d.partnership_id = any(${partnershipIds}::uuid[])
      and d.on_day = any(${days}::date[]) and d.state <> 'withdrawn'`.execute(tx.db)
  return rows
}

/** A batch of fifteen thousand rows is written in one transaction. */
const longestBatch = '2min'

export async function takeTime(tx: Transaction): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(longestBatch)}`.execute(tx.db)
}

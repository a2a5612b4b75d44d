/** Whom a declared deed names, and whether whoever declares it answers for them. */
import { expressionBuilder, type RawBuilder, sql } from 'kysely'
import { withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { idsBelow } from '#rooms/organizations/server/door.ts'
import { inCounties, type Within } from '../reach/store.ts'

/** An organization on a side of a deed, where the deed lies. */
export interface Side {
  countyCode: string
  id: string
  side: string
  kind: string
  regionCode: string
  endsOn: string | null
  /** Whether the asker answers for it by the organization that their role names. */
  own: boolean
  /** Whether it lies in a region of their reach. */
  there: boolean
}

export async function listSides(
  tx: Transaction,
  { reach, counties }: Within,
  ids: readonly string[],
): Promise<Side[]> {
  if (ids.length === 0) return []
  const there = withinReach(expressionBuilder<Tables, never>(), reach, { region: 'o.regionCode' })
  const own =
    reach.organizations.length === 0
      ? sql`false`
      : sql`o.id in (${idsBelow(reach.organizations, counties)})`
  const { rows } = await sql<Side>`
    select o.county_code, o.id, o.side, o.kind, o.region_code, o.ends_on, ${own} as own, ${there} as there
    from organizations.organizations o
    where ${inCounties(counties, 'o')} and o.id = any(${ids}::uuid[])`.execute(tx.db)
  return rows
}

/** A partnership with its two sides, as whoever declares meets it. */
export interface Pair {
  countyCode: string
  id: string
  cycleId: string
  unitId: string
  unitCode: string
  unitName: string
  unitKind: string
  unitEndsOn: string | null
  communityId: string
  communityCode: string
  communityName: string
  communityEndsOn: string | null
  /** Where it lies by now; `regionCode` is what the partnership began with. */
  communityRegionCode: string
  regionCode: string
  beginsOn: string
  endsOn: string
  /** Whether the asker answers for the unit: by the organization that their role names. */
  ofUnit: boolean
  /** For the community by its region too. */
  ofCommunity: boolean
}

/** Partnerships by their ids, also those that are over: what was done while they held stays theirs. */
export async function listPairs(
  tx: Transaction,
  within: Within,
  ids: readonly string[],
): Promise<Pair[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Pair>`${pairsOf(within, sql`p.id = any(${ids}::uuid[])`)}`.execute(
    tx.db,
  )
  return rows
}

/** Those that the asker speaks for on a side; of one cycle or of all. */
export async function listOwnPairs(
  tx: Transaction,
  within: Within,
  cycleId?: string,
): Promise<Pair[]> {
  const ofCycle = cycleId === undefined ? sql`true` : sql`p.cycle_id = ${cycleId}::uuid`
  const { rows } = await sql<Pair>`
    select * from (${pairsOf(within, ofCycle)}) pairs where of_unit or of_community
    order by region_code, unit_name, id`.execute(tx.db)
  return rows
}

function pairsOf({ reach, counties }: Within, which: RawBuilder<unknown>): RawBuilder<unknown> {
  const there = withinReach(expressionBuilder<Tables, never>(), reach, {
    region: 'p.communityRegionCode',
  })
  const isOwn = (column: 'supporter_id' | 'community_id') =>
    reach.organizations.length === 0
      ? sql`false`
      : sql`p.${sql.raw(column)} in (${idsBelow(reach.organizations, counties)})`
  return sql`
    select p.county_code, p.id, p.cycle_id, p.supporter_id as unit_id, u.code as unit_code, u.name as unit_name,
      u.kind as unit_kind, u.ends_on as unit_ends_on, p.community_id, c.code as community_code,
      c.name as community_name, c.ends_on as community_ends_on, c.region_code as community_region_code,
      p.community_region_code as region_code,
      p.begins_on, p.ends_on, ${isOwn('supporter_id')} as of_unit,
      (${there} or ${isOwn('community_id')}) as of_community
    from pairing.partnerships p
    join organizations.organizations u on u.county_code = p.county_code and u.id = p.supporter_id
    join organizations.organizations c on c.county_code = p.county_code and c.id = p.community_id
    where ${inCounties(counties, 'p')} and ${which}`
}

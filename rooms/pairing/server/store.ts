import { type Insertable, type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { inCounties } from './runs/store.ts'

export type PartnershipRow = Selectable<Tables['pairing.partnerships']>
type StoredRun = Selectable<Tables['pairing.runs']>

export async function insertPartnerships(
  tx: Transaction,
  rows: Insertable<Tables['pairing.partnerships']>[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('pairing.partnerships').values(part).execute()
  }
}

export interface PartnershipFilter {
  counties: readonly string[]
  cycleId: string
  /** Prefix of the community's region code. */
  within?: string | undefined
  supporterIds?: readonly string[] | undefined
  communityIds?: readonly string[] | undefined
  /** Region code and id of the row that the page follows. */
  after?: string[] | undefined
  /** Of the row that the page ends before; the rows then come last one first. */
  before?: string[] | undefined
  limit: number
}

/** Without those ended before their time. In order of the community's region code, from `before` backwards; one row more than `limit` when there are more. */
export async function listPartnerships(
  tx: Transaction,
  filter: PartnershipFilter,
): Promise<PartnershipRow[]> {
  let query = tx.db
    .selectFrom('pairing.partnerships')
    .selectAll()
    .where(inCounties(filter.counties))
    .where('cycleId', '=', filter.cycleId)
    .where('endReason', 'is', null)
  if (filter.within) {
    query = query
      .where('communityRegionCode', '>=', filter.within)
      // Codes are digits, and ':' follows '9': the end of the prefix's range.
      .where('communityRegionCode', '<', `${filter.within}:`)
  }
  if (filter.supporterIds) {
    query = query.where('supporterId', '=', sql<string>`any(${filter.supporterIds}::uuid[])`)
  }
  if (filter.communityIds) {
    query = query.where('communityId', '=', sql<string>`any(${filter.communityIds}::uuid[])`)
  }
  if (filter.after) {
    const [region, id] = filter.after
    query = query.where(sql<boolean>`(community_region_code, id) > (${region}, ${id}::uuid)`)
  }
  if (filter.before) {
    const [region, id] = filter.before
    query = query.where(sql<boolean>`(community_region_code, id) < (${region}, ${id}::uuid)`)
  }
  const order = filter.before ? 'desc' : 'asc'
  return query
    .orderBy('communityRegionCode', order)
    .orderBy('id', order)
    .limit(filter.limit + 1)
    .execute()
}

/** Ids of the organizations that are paired in a cycle, on one side. */
export async function listPaired(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
  side: 'supporter' | 'community',
): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom('pairing.partnerships')
    .select(`${side}Id as id`)
    .distinct()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Of these cycles, each with whoever keeps its runs, the ones of which something is in force. */
export async function listCyclesInForce(
  tx: Transaction,
  cycles: readonly { countyCode: string; cycleId: string }[],
): Promise<ReadonlySet<string>> {
  if (cycles.length === 0) return new Set()
  const counties = [...new Set(cycles.map(({ countyCode }) => countyCode))]
  const rows = await tx.db
    .selectFrom('pairing.runs')
    .select('cycleId')
    .distinct()
    .where(inCounties(counties))
    .where('cycleId', 'in', [...new Set(cycles.map(({ cycleId }) => cycleId))])
    .where('state', '=', 'in-force')
    .execute()
  return new Set(rows.map(({ cycleId }) => cycleId))
}

/** The run in force, newest first when a cycle had several; never one of the few that belongs to another. */
export async function findRunInForce(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<StoredRun | undefined> {
  return tx.db
    .selectFrom('pairing.runs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .where('state', '=', 'in-force')
    .where('parentId', 'is', null)
    .orderBy('runAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function findTranscript(
  tx: Transaction,
  countyCode: string,
  runId: string,
): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('pairing.transcripts')
    .select('body')
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .executeTakeFirst()
  return row?.body
}

/** How many supporters have how many partnerships, fewest first. */
export async function countLoads(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<{ load: number; supporters: number }[]> {
  const { rows } = await sql<{ load: number; supporters: number }>`
    select load, count(*) as supporters from (
      select count(*) as load from pairing.partnerships
      where ${inCounties(counties)} and cycle_id = ${cycleId} and end_reason is null
      group by supporter_id) loads
    group by load order by load`.execute(tx.db)
  return rows
}

/** How many communities of each township have a partner: township code → count. */
export async function countByTownship(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<{ township: string; communities: number }[]> {
  const { rows } = await sql<{ township: string; communities: number }>`
    select substr(community_region_code, 1, 9) || '000' as township,
      count(distinct community_id) as communities
    from pairing.partnerships
    where ${inCounties(counties)} and cycle_id = ${cycleId} and end_reason is null
    group by 1 order by 1`.execute(tx.db)
  return rows
}

/** Partnerships that are in force on a day, of either side. */
export async function countPartnershipsOf(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
  day: string,
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('pairing.partnerships')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('countyCode', '=', countyCode)
    .where('beginsOn', '<=', day)
    .where('endsOn', '>=', day)
    .where(
      sql<boolean>`(supporter_id = any(${organizationIds}::uuid[]) or community_id = any(${organizationIds}::uuid[]))`,
    )
    .executeTakeFirstOrThrow()
  return count
}

/** Who supports a community in a cycle on a day. */
export async function listPartnersOf(
  tx: Transaction,
  {
    countyCode,
    cycleId,
    communityId,
  }: { countyCode: string; cycleId: string; communityId: string },
  day: string,
): Promise<{ organizationId: string; partnershipId: string }[]> {
  return tx.db
    .selectFrom('pairing.partnerships')
    .select(['supporterId as organizationId', 'id as partnershipId'])
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .where('communityId', '=', communityId)
    .where('beginsOn', '<=', day)
    .where('endsOn', '>=', day)
    .where('endReason', 'is', null)
    .execute()
}

/** Communities that an organization supports on a day. */
export async function listSupportedBy(
  tx: Transaction,
  of: { countyCode: string; cycleId: string; organizationId: string },
  day: string,
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('pairing.partnerships')
    .select('communityId')
    .where('countyCode', '=', of.countyCode)
    .where('cycleId', '=', of.cycleId)
    .where('supporterId', '=', of.organizationId)
    .where('beginsOn', '<=', day)
    .where('endsOn', '>=', day)
    .where('endReason', 'is', null)
    .execute()
  return rows.map(({ communityId }) => communityId)
}

export interface Stranded {
  cycleId: string
  organizationId: string
  count: number
}

/** Partnerships in force on a day that one closed organization has in one cycle; those that were ended early are not. */
export async function countStranded(
  tx: Transaction,
  counties: readonly string[],
  day: string,
  /** Of these alone, where they are given. */
  runIds?: readonly string[],
): Promise<Stranded[]> {
  const ofRuns = runIds ? sql`and p.run_id = any(${runIds}::uuid[])` : sql``
  const { rows } = await sql<Stranded>`
    select p.cycle_id, o.id as organization_id, count(*)::int as count
    from pairing.partnerships p
    join organizations.organizations o
      on o.county_code = p.county_code and o.id in (p.supporter_id, p.community_id)
    where ${inCounties(counties, 'p.county_code')} and p.ends_on >= ${day} and p.end_reason is null
      and o.ends_on is not null ${ofRuns}
    group by p.cycle_id, o.id order by p.cycle_id, o.id`.execute(tx.db)
  return rows
}

/** The cycles of what `countPartnershipsOf` counts of one organization, and on which side it stands in each. */
export async function listCyclesOf(
  tx: Transaction,
  countyCode: string,
  organizationId: string,
  day: string,
): Promise<{ cycleId: string; side: 'supporter' | 'community' }[]> {
  const { rows } = await sql<{ cycleId: string; side: 'supporter' | 'community' }>`
    select distinct cycle_id,
      case when supporter_id = ${organizationId}::uuid then 'supporter' else 'community' end as side
    from pairing.partnerships
    where county_code = ${countyCode} and begins_on <= ${day} and ends_on >= ${day}
      and (supporter_id = ${organizationId}::uuid or community_id = ${organizationId}::uuid)`.execute(
    tx.db,
  )
  return rows
}

/** Where both sides of a pair are named, and what beside them makes two rows the same. */
const sameWithin = {
  partnerships: sql`q.cycle_id = p.cycle_id and q.begins_on = p.begins_on`,
  proposals: sql`q.run_id = p.run_id`,
  existingPairs: sql`q.cycle_id = p.cycle_id`,
}
export type PairTable = keyof typeof sameWithin

/**
 * Pairs of one organization become those of another. One that the other has already stays with the first: it says the
 * same.
 *
 * @returns their ids
 */
export async function renameSide(
  tx: Transaction,
  table: PairTable,
  countyCode: string,
  side: 'supporter' | 'community',
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const own = sql.raw(`${side}_id`)
  const other = sql.raw(side === 'supporter' ? 'community_id' : 'supporter_id')
  const pairs = sql.table(`pairing.${table}`)
  const { rows } = await sql<{ id: string }>`
    update ${pairs} p set ${own} = ${to}::uuid
    where p.county_code = ${countyCode} and p.${own} = ${from}::uuid and not exists (
      select from ${pairs} q where q.county_code = ${countyCode} and q.${own} = ${to}::uuid
        and q.${other} = p.${other} and ${sameWithin[table]})
    returning p.id`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/**
 * Ends partnerships before their time; one that was to begin later ends on its first day.
 *
 * @returns which were, with the last day that they had before
 */
export async function endPartnerships(
  tx: Transaction,
  counties: readonly string[],
  ids: readonly string[],
  { endsOn, endReason, endedBy }: { endsOn: string; endReason: string; endedBy: string },
): Promise<{ countyCode: string; id: string; before: string }[]> {
  const ended: { countyCode: string; id: string; before: string }[] = []
  for (const part of partsOf(ids)) {
    const { rows } = await sql<{ countyCode: string; id: string; before: string }>`
      update pairing.partnerships p
      set ends_on = greatest(p.begins_on, ${endsOn}::date), end_reason = ${endReason}, ended_by = ${endedBy}
      from pairing.partnerships b
      where ${inCounties(counties, 'p.county_code')} and ${inCounties(counties, 'b.county_code')}
        and b.county_code = p.county_code and b.id = p.id and p.id = any(${part}::uuid[])
      returning p.county_code, p.id, b.ends_on as before`.execute(tx.db)
    ended.push(...rows)
  }
  return ended
}

/** What of runs and proposals is disclosed: nothing of it before its first day. */
import { type SqlBool, sql } from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { ProposalRow } from '../proposals/store.ts'
import type { RunKey, RunRow } from '../runs/store.ts'

/** Of a programme, those that belong to no other, newest first; void ones too, once they were disclosed. */
export async function listDisclosedRuns(
  tx: Transaction,
  countyCode: string,
  programmeId: string,
): Promise<RunRow[]> {
  const rows = await tx.db
    .selectFrom('pairing.runs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('programmeId', '=', programmeId)
    .where('parentId', 'is', null)
    .where('disclosedFrom', '<=', dayOf(tx.now))
    .orderBy('disclosedFrom', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as unknown as RunRow[]
}

/** What both sides accepted and no objection undid, of a run and those that belong to it. */
function disclosedPairs(tx: Transaction, { countyCode, runId }: RunKey) {
  return tx.db
    .selectFrom('pairing.proposals as p')
    .innerJoin('pairing.runs as r', (join) =>
      join.onRef('r.countyCode', '=', 'p.countyCode').onRef('r.id', '=', 'p.runId'),
    )
    .where('p.countyCode', '=', countyCode)
    .where('r.countyCode', '=', countyCode)
    .where('p.rootId', '=', runId)
    .where('r.state', 'in', ['disclosed', 'in-force'])
    .where('r.disclosedFrom', '<=', dayOf(tx.now))
    .where('p.supporterAnswer', '=', 'accepted')
    .where('p.communityAnswer', '=', 'accepted')
    .where('p.droppedBy', 'is', null)
}

export interface DisclosedFilter {
  /** Prefix of the community's region code. */
  within?: string | undefined
  supporterIds?: readonly string[] | undefined
  communityIds?: readonly string[] | undefined
  proposalIds?: readonly string[] | undefined
  /** Whatever one of these holds of, for somebody who looks for a name. */
  found?:
    | {
        prefixes: readonly string[]
        communityIds: readonly string[]
        supporterIds: readonly string[]
      }
    | undefined
  /** Region code and id of the row that the page follows. */
  after?: readonly string[] | undefined
  limit: number
}

/** In order of the community's region code; one row more than `limit` when there are more. */
export async function listDisclosed(
  tx: Transaction,
  key: RunKey,
  filter: DisclosedFilter,
): Promise<ProposalRow[]> {
  let query = disclosedPairs(tx, key)
  if (filter.within) {
    // Codes are digits, and ':' follows '9': the end of the prefix's range.
    query = query
      .where('p.communityRegionCode', '>=', filter.within)
      .where('p.communityRegionCode', '<', `${filter.within}:`)
  }
  for (const [column, ids] of [
    ['p.supporterId', filter.supporterIds],
    ['p.communityId', filter.communityIds],
    ['p.id', filter.proposalIds],
  ] as const) {
    if (ids) query = query.where(column, '=', sql<string>`any(${ids}::uuid[])`)
  }
  if (filter.found) {
    const { prefixes, communityIds, supporterIds } = filter.found
    query = query.where(
      sql<SqlBool>`(p.supporter_id = any(${supporterIds}::uuid[]) or p.community_id = any(${communityIds}::uuid[])
        or exists (select from unnest(${prefixes}::text[]) as prefix
          where starts_with(p.community_region_code, prefix)))`,
    )
  }
  if (filter.after) {
    const [region, id] = filter.after
    query = query.where(sql<SqlBool>`(p.community_region_code, p.id) > (${region}, ${id}::uuid)`)
  }
  return query
    .selectAll('p')
    .orderBy('p.communityRegionCode')
    .orderBy('p.id')
    .limit(filter.limit + 1)
    .execute()
}

/** How each came, and how many there are. */
export async function countDisclosed(
  tx: Transaction,
  key: RunKey,
): Promise<{
  byOrigin: { origin: string; pairs: number }[]
  communities: number
  supporters: number
}> {
  const byOrigin = await disclosedPairs(tx, key)
    .select(['p.origin', sql<number>`count(*)::int`.as('pairs')])
    .groupBy('p.origin')
    .execute()
  const sides = await disclosedPairs(tx, key)
    .select([
      sql<number>`count(distinct p.community_id)::int`.as('communities'),
      sql<number>`count(distinct p.supporter_id)::int`.as('supporters'),
    ])
    .executeTakeFirstOrThrow()
  return { byOrigin, ...sides }
}

/** Ids of those of one side that are in it. */
export async function listDisclosedIds(
  tx: Transaction,
  key: RunKey,
  side: 'supporter' | 'community',
): Promise<ReadonlySet<string>> {
  const rows = await disclosedPairs(tx, key).select(`p.${side}Id as id`).distinct().execute()
  return new Set(rows.map(({ id }) => id))
}

/** How many pairs and how many villages each township has, in order of its code. */
export async function countDisclosedByTownship(
  tx: Transaction,
  key: RunKey,
): Promise<{ township: string; pairs: number; communities: number }[]> {
  return disclosedPairs(tx, key)
    .select([
      sql<string>`substr(p.community_region_code, 1, 9) || '000'`.as('township'),
      sql<number>`count(*)::int`.as('pairs'),
      sql<number>`count(distinct p.community_id)::int`.as('communities'),
    ])
    .groupBy('township')
    .orderBy('township')
    .execute()
}

export async function countDropped(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('pairing.proposals')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('countyCode', '=', countyCode)
    .where('rootId', '=', runId)
    .where('droppedBy', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

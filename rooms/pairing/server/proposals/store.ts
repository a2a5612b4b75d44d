/** Proposals: what a run came to, with the answers of both sides. */
import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { inCounties, type RunKey, type RunRow } from '../runs/store.ts'

export type ProposalRow = Selectable<Tables['pairing.proposals']>
export type ProposalState = 'waiting' | 'accepted' | 'declined' | 'lapsed'

export async function insertProposals(
  tx: WriteTransaction,
  rows: Insertable<Tables['pairing.proposals']>[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db.insertInto('pairing.proposals').values(part).execute()
  }
}

const isDeclined = sql<SqlBool>`(supporter_answer is not distinct from 'declined'
  or community_answer is not distinct from 'declined')`
const isAccepted = sql<SqlBool>`(supporter_answer is not distinct from 'accepted'
  and community_answer is not distinct from 'accepted')`

const holds: Record<ProposalState, ReturnType<typeof sql<SqlBool>>> = {
  declined: isDeclined,
  accepted: isAccepted,
  lapsed: sql<SqlBool>`lapsed_at is not null`,
  waiting: sql<SqlBool>`not ${isDeclined} and not ${isAccepted} and lapsed_at is null`,
}

type Whole = Pick<RunRow, 'countyCode' | 'id' | 'parentId'>

/** A run stands with those that belong to it; one of these alone. */
const ofWhole = ({ id, parentId }: Whole) =>
  parentId === null ? sql<SqlBool>`root_id = ${id}::uuid` : sql<SqlBool>`run_id = ${id}::uuid`

/** A run that belongs to another and is void proposes nothing; of the run itself they stay as a record. */
const isOfLiving = sql<SqlBool>`(run_id = root_id or not exists (select from pairing.runs r
  where r.county_code = proposals.county_code and r.id = proposals.run_id and r.state = 'void'))`

/** Of a run and those that belong to it, or of one that belongs to another, in order of the community's region code. */
export async function listProposals(
  tx: Transaction,
  run: Whole,
  page: {
    state?: ProposalState | undefined
    after?: readonly string[] | undefined
    limit?: number
  },
): Promise<ProposalRow[]> {
  let query = tx.db
    .selectFrom('pairing.proposals')
    .selectAll()
    .where('countyCode', '=', run.countyCode)
    .where(ofWhole(run))
    .where(isOfLiving)
    .orderBy('communityRegionCode')
    .orderBy('id')
  if (page.state) query = query.where(holds[page.state])
  if (page.limit !== undefined) query = query.limit(page.limit)
  if (page.after) {
    const [region, id] = page.after
    query = query.where(sql<SqlBool>`(community_region_code, id) > (${region}, ${id}::uuid)`)
  }
  return query.execute()
}

/** What was declined, lapsed or dropped of a run and all that belong to it, of those that are void by now too. */
export async function listFallenOf(
  tx: Transaction,
  { countyCode, id }: Whole,
): Promise<ProposalRow[]> {
  return tx.db
    .selectFrom('pairing.proposals')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('rootId', '=', id)
    .where(sql<SqlBool>`(${isDeclined} or ${holds.lapsed} or dropped_by is not null)`)
    .execute()
}

export interface ProposalCounts {
  proposals: number
  accepted: number
  declined: number
  lapsed: number
  waiting: number
  /** Of the run itself, of what waits. */
  waitingOwn: number
}

/** Dropped ones count no more. */
export async function countProposals(tx: Transaction, run: Whole): Promise<ProposalCounts> {
  const { rows } = await sql<ProposalCounts>`
    select count(*)::int as proposals, count(*) filter (where ${isAccepted})::int as accepted,
      count(*) filter (where ${isDeclined})::int as declined,
      count(*) filter (where ${holds.lapsed})::int as lapsed,
      count(*) filter (where ${holds.waiting})::int as waiting,
      count(*) filter (where ${holds.waiting} and run_id = ${run.id}::uuid)::int as waiting_own
    from pairing.proposals
    where county_code = ${run.countyCode} and ${ofWhole(run)} and dropped_by is null and ${isOfLiving}`.execute(
    tx.db,
  )
  return rows[0] as ProposalCounts
}

/** How many pairs that stand, of a run and those that belong to it, each organization has that was closed since. */
export async function countClosedSides(
  tx: Transaction,
  counties: readonly string[],
  run: Whole,
): Promise<{ organizationId: string; count: number }[]> {
  const { rows } = await sql<{ organizationId: string; count: number }>`
    select o.id as organization_id, count(*)::int as count
    from pairing.proposals
    cross join lateral (values (supporter_county_code, supporter_id),
      (left(community_region_code, 6), community_id)) as side (county_code, id)
    join organizations.organizations o on o.county_code = side.county_code and o.id = side.id
    where proposals.county_code = ${run.countyCode} and ${inCounties(counties, 'o.county_code')}
      and ${ofWhole(run)} and ${isOfLiving}
      and dropped_by is null and lapsed_at is null and not ${isDeclined} and o.ends_on is not null
    group by o.id order by o.id`.execute(tx.db)
  return rows
}

export type AskedRow = ProposalRow & { answerBy: string | null; runState: string }

/** Of runs that wait for answers or are disclosed, by the county of the run; newest run first. */
export async function listAsked(tx: Transaction, counties: readonly string[]): Promise<AskedRow[]> {
  return tx.db
    .selectFrom('pairing.proposals as p')
    .innerJoin('pairing.runs as r', (join) =>
      join.onRef('r.countyCode', '=', 'p.countyCode').onRef('r.id', '=', 'p.runId'),
    )
    .selectAll('p')
    .select(['r.answerBy', 'r.state as runState'])
    .where(inCounties(counties, 'p.county_code'))
    .where(inCounties(counties, 'r.county_code'))
    .where('r.state', 'in', ['proposed', 'disclosed'])
    .orderBy('r.createdAt', 'desc')
    .orderBy('p.communityRegionCode')
    .orderBy('p.id')
    .execute()
}

export async function listProposalsByIds(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<ProposalRow[]> {
  return tx.db
    .selectFrom('pairing.proposals')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

/** @param lock holds it until the transaction ends */
export async function findProposal(
  tx: Transaction,
  countyCode: string,
  id: string,
  lock = false,
): Promise<ProposalRow | undefined> {
  const query = tx.db
    .selectFrom('pairing.proposals')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** What one side says of a proposal; null when it takes back what it said. */
export interface Said {
  answer: 'accepted' | 'declined'
  reason: string | null
  how: string | null
  by: string
}

export async function answerProposal(
  tx: WriteTransaction,
  { countyCode, id }: Pick<ProposalRow, 'countyCode' | 'id'>,
  side: 'supporter' | 'community',
  said: Said | null,
): Promise<void> {
  const at = said && tx.now
  const { answer, reason, how, by } = said ?? { answer: null, reason: null, how: null, by: null }
  const values =
    side === 'supporter'
      ? {
          ...{ supporterAnswer: answer, supporterReason: reason, supporterHow: how },
          ...{ supporterBy: by, supporterAt: at },
        }
      : {
          ...{ communityAnswer: answer, communityReason: reason, communityHow: how },
          ...{ communityBy: by, communityAt: at },
        }
  await tx.db
    .updateTable('pairing.proposals')
    .set(values)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/** How often a side has declined in a cycle. */
export async function countDeclined(
  tx: Transaction,
  { countyCode, cycleId }: Pick<ProposalRow, 'countyCode' | 'cycleId'>,
  side: 'supporter' | 'community',
  organizationId: string,
): Promise<number> {
  const [own, answer] =
    side === 'supporter'
      ? [sql.ref('supporter_id'), sql.ref('supporter_answer')]
      : [sql.ref('community_id'), sql.ref('community_answer')]
  const { rows } = await sql<{ declined: number }>`
    select count(*)::int as declined from pairing.proposals
    where county_code = ${countyCode} and cycle_id = ${cycleId}::uuid and ${own} = ${organizationId}::uuid
      and ${answer} = 'declined'`.execute(tx.db)
  return rows[0]?.declined ?? 0
}

/** It stands no more: an objection against it was upheld. */
export async function dropProposal(
  tx: WriteTransaction,
  { countyCode, id }: Pick<ProposalRow, 'countyCode' | 'id'>,
  objectionId: string,
): Promise<void> {
  await tx.db
    .updateTable('pairing.proposals')
    .set({ droppedBy: objectionId })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

/** @returns how many of a run fell free because they were not answered */
export async function lapseProposals(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('pairing.proposals')
    .set({ lapsedAt: tx.now })
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .where('droppedBy', 'is', null)
    .where(holds.waiting)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

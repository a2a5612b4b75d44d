import { type SqlBool, sql } from 'kysely'
import type { Transaction } from '#base/server/db/work.ts'
import type { ProposalRow } from '../proposals/store.ts'
import { inCounties } from '../runs/store.ts'
import type { PartnershipRow } from '../store.ts'

export async function findPartnership(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<PartnershipRow | undefined> {
  return tx.db
    .selectFrom('pairing.partnerships')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Those that hold first, then those that are over; each the newest first. */
export async function listPartnershipsOf(
  tx: Transaction,
  counties: readonly string[],
  { organizationIds, limit }: { organizationIds: readonly string[]; limit: number },
): Promise<PartnershipRow[]> {
  const theirs = sql`any(${organizationIds}::uuid[])`
  return tx.db
    .selectFrom('pairing.partnerships')
    .selectAll()
    .where(inCounties(counties))
    .where(sql<SqlBool>`(supporter_id = ${theirs} or community_id = ${theirs})`)
    .orderBy(sql`(end_reason is not null)`)
    .orderBy('endsOn', 'desc')
    .orderBy('beginsOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Which partnerships came of these proposals. */
export async function listPartnershipsOfProposals(
  tx: Transaction,
  counties: readonly string[],
  { runIds, proposalIds }: { runIds: readonly string[]; proposalIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .selectFrom('pairing.partnerships')
    .select(['id', 'proposalId'])
    .where(inCounties(counties))
    .where('runId', '=', sql<string>`any(${runIds}::uuid[])`)
    .where('proposalId', '=', sql<string>`any(${proposalIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, proposalId }) => [proposalId as string, id]))
}

/** Counties in which these supporters were proposed to villages, by who may have kept the runs. */
export async function listCountiesOfSupporters(
  tx: Transaction,
  keepers: readonly string[],
  supporterIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ county: string }>`
    select distinct left(community_region_code, 6) as county from pairing.proposals
    where ${inCounties(keepers)} and supporter_id = any(${supporterIds}::uuid[])`.execute(tx.db)
  return rows.map(({ county }) => county)
}

/** When objections to this pair came and were answered; nothing else of them. */
export async function listObjectionsTo(
  tx: Transaction,
  { countyCode, id, runId }: Pick<ProposalRow, 'countyCode' | 'id' | 'runId'>,
): Promise<{ receivedAt: Date; decidedAt: Date | null }[]> {
  return tx.db
    .selectFrom('pairing.objections')
    .select(['receivedAt', 'decidedAt'])
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .where('proposalId', '=', id)
    .execute()
}

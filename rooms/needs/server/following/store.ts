/** Needs, matches and referrals by the organizations that they name. */
import { sql } from 'kysely'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { NeedRow } from '../needs/store.ts'

/** Needs that a unit has in hand, held until the transaction ends. */
export async function lockHeldBy(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<NeedRow[]> {
  const rows = await tx.db
    .selectFrom('needs.needs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('holderId', '=', organizationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows as NeedRow[]
}

/** Needs that a unit asked for or was referred to, held until the transaction ends. */
export async function lockWaitingFor(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
): Promise<NeedRow[]> {
  const rows = await tx.db
    .selectFrom('needs.needs as n')
    .selectAll('n')
    .where('n.countyCode', '=', countyCode)
    .where(
      sql<boolean>`(exists (select from needs.matches m where m.county_code = n.county_code
        and m.need_id = n.id and m.organization_id = ${organizationId}::uuid and m.state = 'asked')
        or exists (select from needs.referrals r where r.county_code = n.county_code
        and r.need_id = n.id and r.to_organization_id = ${organizationId}::uuid and r.state = 'asked'))`,
    )
    .orderBy('n.id')
    .forUpdate('n')
    .execute()
  return rows as NeedRow[]
}

/** Needs of a community, held until the transaction ends, in order of their numbers. */
export async function lockNeedsOf(
  tx: WriteTransaction,
  countyCode: string,
  communityId: string,
): Promise<NeedRow[]> {
  const rows = await tx.db
    .selectFrom('needs.needs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('communityId', '=', communityId)
    .orderBy('cycleId')
    .orderBy('number')
    .forUpdate()
    .execute()
  return rows as NeedRow[]
}

/** Whoever was written twice is named once: in matches and referrals of needs that this transaction holds. */
export async function renameUnit(
  tx: WriteTransaction,
  countyCode: string,
  { from, to }: { from: string; to: string },
): Promise<{ kind: 'match' | 'referral'; id: string }[]> {
  const { rows: matches } = await sql<{ id: string }>`
    update needs.matches set organization_id = ${to}::uuid
    where county_code = ${countyCode} and organization_id = ${from}::uuid returning id`.execute(
    tx.db,
  )
  const { rows: referrals } = await sql<{ id: string }>`
    update needs.referrals set
      from_organization_id = case when from_organization_id = ${from}::uuid then ${to}::uuid else from_organization_id end,
      to_organization_id = case when to_organization_id = ${from}::uuid then ${to}::uuid else to_organization_id end
    where county_code = ${countyCode} and ${from}::uuid in (from_organization_id, to_organization_id)
    returning id`.execute(tx.db)
  return [
    ...matches.map(({ id }) => ({ kind: 'match' as const, id })),
    ...referrals.map(({ id }) => ({ kind: 'referral' as const, id })),
  ]
}

/** Matches of a duplicate that wait where the kept one has asked too. */
export async function listAskedTwice(
  tx: Transaction,
  countyCode: string,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from needs.matches m
    join needs.matches k on k.county_code = m.county_code and k.need_id = m.need_id
    where m.county_code = ${countyCode} and k.county_code = ${countyCode}
      and m.organization_id = ${from}::uuid and m.state = 'asked'
      and k.organization_id = ${to}::uuid and k.state in ('asked', 'agreed')`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** How many needs that are not over name these organizations: as the village, or as the unit that has one in hand. */
export async function countNeedsOf(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from needs.needs
    where county_code = ${countyCode} and state not in ('closed', 'merged')
      and (community_id = any(${organizationIds}::uuid[]) or holder_id = any(${organizationIds}::uuid[]))`.execute(
    tx.db,
  )
  return (rows[0] as { count: number }).count
}

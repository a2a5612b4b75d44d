/** Ties from before a cycle, and what both sides wish. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { inCounties } from '../runs/store.ts'

export type TieRow = Selectable<Tables['pairing.existingPairs']>
export type ChoiceRow = Selectable<Tables['pairing.choices']>

/** @param lock holds it until the transaction ends */
export async function findTie(
  tx: Transaction,
  countyCode: string,
  id: string,
  lock = false,
): Promise<TieRow | undefined> {
  const query = tx.db
    .selectFrom('pairing.existingPairs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function listTies(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<TieRow[]> {
  return tx.db
    .selectFrom('pairing.existingPairs')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .orderBy('since')
    .orderBy('id')
    .execute()
}

/** @returns false when the cycle knows of the two already */
export async function insertTie(
  tx: WriteTransaction,
  row: Insertable<Tables['pairing.existingPairs']>,
): Promise<boolean> {
  const made = await tx.db
    .insertInto('pairing.existingPairs')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['countyCode', 'cycleId', 'supporterId', 'communityId']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateTie(
  tx: WriteTransaction,
  { countyCode, id, version }: TieRow,
  change: Pick<TieRow, 'state' | 'questionedBy' | 'reason' | 'changedBy'> &
    Pick<
      Updateable<Tables['pairing.existingPairs']>,
      'supporterConfirmedAt' | 'communityConfirmedAt'
    >,
): Promise<number> {
  await tx.db
    .updateTable('pairing.existingPairs')
    .set({ ...change, changedAt: tx.now, version: version + 1 })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
  return version + 1
}

interface Chooser {
  /** Of the programme: a choice lies in its community's. */
  counties: readonly string[]
  cycleId: string
  side: 'supporter' | 'community'
  organizationId: string
}

const ownColumn = { supporter: 'supporterId', community: 'communityId' } as const

export async function listChoicesOf(
  tx: Transaction,
  { counties, cycleId, side, organizationId }: Chooser,
): Promise<ChoiceRow[]> {
  return tx.db
    .selectFrom('pairing.choices')
    .selectAll()
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .where('side', '=', side)
    .where(ownColumn[side], '=', organizationId)
    .orderBy('rank')
    .execute()
}

/** Instead of those said before. */
export async function replaceChoicesOf(
  tx: WriteTransaction,
  { counties, cycleId, side, organizationId }: Chooser,
  rows: readonly Insertable<Tables['pairing.choices']>[],
): Promise<void> {
  await tx.db
    .deleteFrom('pairing.choices')
    .where(inCounties(counties))
    .where('cycleId', '=', cycleId)
    .where('side', '=', side)
    .where(ownColumn[side], '=', organizationId)
    .execute()
  if (rows.length > 0) {
    await tx.db
      .insertInto('pairing.choices')
      .values([...rows])
      // Somebody else may be saying the same at this very moment.
      .onConflict((conflict) =>
        conflict
          .columns(['countyCode', 'cycleId', 'side', 'supporterId', 'communityId'])
          .doUpdateSet((set) => ({
            rank: set.ref('excluded.rank'),
            statedBy: set.ref('excluded.statedBy'),
            statedAt: set.ref('excluded.statedAt'),
          })),
      )
      .execute()
  }
}

export type WishCallRow = Selectable<Tables['pairing.wishCalls']>

/** @param lock holds it until the transaction ends */
export async function findWishCall(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
  lock = false,
): Promise<WishCallRow | undefined> {
  const query = tx.db
    .selectFrom('pairing.wishCalls')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** Of all cycles of these counties, the last day first. */
export async function listWishCalls(
  tx: Transaction,
  counties: readonly string[],
): Promise<WishCallRow[]> {
  return tx.db
    .selectFrom('pairing.wishCalls')
    .selectAll()
    .where(inCounties(counties))
    .orderBy('until', 'desc')
    .execute()
}

export async function putWishCall(tx: WriteTransaction, row: WishCallRow): Promise<void> {
  const { until, most, changedBy, changedAt, version } = row
  await tx.db
    .insertInto('pairing.wishCalls')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['countyCode', 'cycleId'])
        .doUpdateSet({ until, most, changedBy, changedAt, version }),
    )
    .execute()
}

export interface Wished {
  supporter: number
  community: number
  mutual: number
}

/** How many of each side named somebody, and how many pairs are each other's first choice. */
export async function countWishes(
  tx: Transaction,
  counties: readonly string[],
  cycleId: string,
): Promise<Wished> {
  const { rows } = await sql<Wished>`
    with c as (select side, supporter_id, community_id, rank from pairing.choices
      where ${inCounties(counties)} and cycle_id = ${cycleId}::uuid)
    select
      (select count(distinct supporter_id)::int from c where side = 'supporter') as supporter,
      (select count(distinct community_id)::int from c where side = 'community') as community,
      (select count(*)::int from c a join c b using (supporter_id, community_id)
        where a.side = 'supporter' and b.side = 'community' and a.rank = 1 and b.rank = 1) as mutual`.execute(
    tx.db,
  )
  return rows[0] as Wished
}

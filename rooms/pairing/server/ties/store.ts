/** Ties from before a cycle, and what both sides wish. */
import type { Insertable, Selectable } from 'kysely'
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

export async function updateTie(
  tx: WriteTransaction,
  { countyCode, id, version }: TieRow,
  change: Pick<TieRow, 'state' | 'questionedBy' | 'reason' | 'changedBy'>,
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

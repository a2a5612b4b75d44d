import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { RunKey } from '../runs/store.ts'

export type ObjectionRow = Selectable<Tables['pairing.objections']>

export async function insertObjection(
  tx: WriteTransaction,
  row: Insertable<Tables['pairing.objections']>,
): Promise<void> {
  await tx.db.insertInto('pairing.objections').values(row).execute()
}

/** Oldest first. */
export async function listObjections(tx: Transaction, key: RunKey): Promise<ObjectionRow[]> {
  return tx.db
    .selectFrom('pairing.objections')
    .selectAll()
    .where('countyCode', '=', key.countyCode)
    .where('runId', '=', key.runId)
    .orderBy('receivedAt')
    .orderBy('id')
    .execute()
}

export async function countObjections(
  tx: Transaction,
  key: RunKey,
): Promise<{ objections: number; undecided: number }> {
  const { rows } = await sql<{ objections: number; undecided: number }>`
    select count(*)::int as objections, count(*) filter (where decision is null)::int as undecided
    from pairing.objections
    where county_code = ${key.countyCode} and run_id = ${key.runId}::uuid`.execute(tx.db)
  return rows[0] as { objections: number; undecided: number }
}

export async function countUndecided(tx: Transaction, key: RunKey): Promise<number> {
  return (await countObjections(tx, key)).undecided
}

/** @param lock holds it until the transaction ends */
export async function findObjection(
  tx: Transaction,
  countyCode: string,
  id: string,
  lock = false,
): Promise<ObjectionRow | undefined> {
  const query = tx.db
    .selectFrom('pairing.objections')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

export async function findObjectionByCode(
  tx: Transaction,
  key: RunKey,
  codeHash: Buffer,
): Promise<ObjectionRow | undefined> {
  return tx.db
    .selectFrom('pairing.objections')
    .selectAll()
    .where('countyCode', '=', key.countyCode)
    .where('runId', '=', key.runId)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst()
}

export async function decideOn(
  tx: WriteTransaction,
  { countyCode, id }: ObjectionRow,
  decided: { decision: string; answer: string; decidedBy: string; deciderName: string },
): Promise<void> {
  await tx.db
    .updateTable('pairing.objections')
    .set({ ...decided, decidedAt: tx.now })
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

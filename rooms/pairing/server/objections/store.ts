import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { RunKey } from '../runs/store.ts'

export type ObjectionRow = Selectable<Tables['pairing.objections']>

/** @returns whether there was none of its code yet */
export async function insertObjection(
  tx: WriteTransaction,
  row: Insertable<Tables['pairing.objections']>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('pairing.objections')
    .values(row)
    .onConflict((conflict) => conflict.columns(['countyCode', 'codeHash']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
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

/** Decided before the day; or come before it, when nobody decides any more because the run is void. */
export async function listForgettable(
  tx: Transaction,
  counties: readonly string[],
  before: Date,
): Promise<{ countyCode: string; id: string }[]> {
  const { rows } = await sql<{ countyCode: string; id: string }>`
    select b.county_code, b.id from pairing.objections b
    join pairing.runs r on r.county_code = b.county_code and r.id = b.run_id
    where b.county_code = any(${counties}::text[]) and r.county_code = any(${counties}::text[])
      and b.body is not null and b.received_at < ${before}
      and (b.decided_at < ${before} or (b.decision is null and r.state = 'void'))`.execute(tx.db)
  return rows
}

/** What was said, on both sides; that it was said and how it was decided stays. */
export async function eraseWords(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
): Promise<void> {
  await tx.db
    .updateTable('pairing.objections')
    .set({ body: null, answer: null, codeHash: null })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}

import { type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

/** The person's key, `fresh` when there is none yet; of two transactions that both bring one, one prevails. */
export async function keepSubjectKey(
  tx: Transaction,
  countyCode: string,
  subjectId: string,
  fresh: Buffer,
): Promise<Buffer> {
  const kept = await findSubjectKey(tx, countyCode, subjectId)
  if (kept) return kept
  await tx.db
    .insertInto('journal.subjectKeys')
    .values({ countyCode, subjectId, key: fresh, createdAt: tx.now })
    .onConflict((conflict) => conflict.columns(['countyCode', 'subjectId']).doNothing())
    .execute()
  return (await findSubjectKey(tx, countyCode, subjectId)) as Buffer
}

export async function findSubjectKey(
  tx: Transaction,
  countyCode: string,
  subjectId: string,
): Promise<Buffer | undefined> {
  const row = await tx.db
    .selectFrom('journal.subjectKeys')
    .select('key')
    .where('countyCode', '=', countyCode)
    .where('subjectId', '=', subjectId)
    .executeTakeFirst()
  return row?.key
}

export async function deleteSubjectKey(
  tx: Transaction,
  countyCode: string,
  subjectId: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('journal.subjectKeys')
    .where('countyCode', '=', countyCode)
    .where('subjectId', '=', subjectId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export type LookRow = Selectable<Tables['journal.looks']>

export async function insertLook(tx: Transaction, row: LookRow): Promise<void> {
  await tx.db.insertInto('journal.looks').values(row).execute()
}

/** Newest first. */
export async function listLooks(
  tx: Transaction,
  wanted: {
    countyCode: string
    subjectKind: string
    subjectId: string
    before: string | undefined
    limit: number
  },
): Promise<LookRow[]> {
  let query = tx.db
    .selectFrom('journal.looks')
    .selectAll()
    .where('countyCode', '=', wanted.countyCode)
    .where('subjectKind', '=', wanted.subjectKind)
    .where('subjectId', '=', wanted.subjectId)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
  if (wanted.before !== undefined) query = query.where('id', '<', wanted.before)
  return query.execute()
}

/** Whether the same reader was told of the record since; pages ask again for what they show. */
export async function hasLookedSince(
  tx: Transaction,
  look: Pick<LookRow, 'countyCode' | 'subjectKind' | 'subjectId' | 'actor' | 'purpose'>,
  since: Date,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('journal.looks')
    .select('id')
    .where('countyCode', '=', look.countyCode)
    .where('subjectKind', '=', look.subjectKind)
    .where('subjectId', '=', look.subjectId)
    .where('actor', '=', look.actor)
    .where('purpose', '=', look.purpose)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** @param tx of the whole country */
export async function listCountiesWithLooks(tx: Transaction, before: Date): Promise<string[]> {
  const { rows } = await sql<{ countyCode: string }>`
    select distinct county_code from journal.looks
    where county_code between '000000' and '999999' and at < ${before} order by 1`.execute(tx.db)
  return rows.map(({ countyCode }) => countyCode)
}

/** Through the one function that may, and that deletes nothing younger than two years. */
export async function forgetLooksBefore(
  tx: WriteTransaction,
  countyCode: string,
  before: Date,
): Promise<number> {
  const { rows } = await sql<{ forgotten: number }>`
    select journal.forget_looks(${countyCode}, ${before})::int as forgotten`.execute(tx.db)
  return rows[0]?.forgotten ?? 0
}

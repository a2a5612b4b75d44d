import { type Insertable, type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type NoticeRow = Selectable<Tables['notices.notices']>

/** Whose: an account, under the county that looks after it. */
export interface Owner {
  countyCode: string
  userId: string
}

/** Who was told of it before is not told again. */
export async function insertNotices(
  tx: WriteTransaction,
  rows: readonly Insertable<Tables['notices.notices']>[],
): Promise<void> {
  for (const part of partsOf(rows)) {
    await tx.db
      .insertInto('notices.notices')
      .values(part)
      .onConflict((conflict) => conflict.columns(['countyCode', 'userId', 'key']).doNothing())
      .execute()
  }
}

/** The newest first. */
export async function listNotices(
  tx: Transaction,
  { countyCode, userId }: Owner,
  page: { unread: boolean; after: readonly [string, string] | undefined; limit: number },
): Promise<NoticeRow[]> {
  let query = tx.db
    .selectFrom('notices.notices')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
  if (page.unread) query = query.where('readAt', 'is', null)
  if (page.after) {
    const [at, id] = page.after
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
}

export async function countUnread(
  tx: Transaction,
  { countyCode, userId }: Owner,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from notices.notices
      where county_code = ${countyCode} and user_id = ${userId} and read_at is null
      limit ${most}) unread`.execute(tx.db)
  return rows[0]?.count ?? 0
}

/** @returns how many were unread until then */
export async function markRead(
  tx: WriteTransaction,
  { countyCode, userId }: Owner,
  ids: readonly string[] | undefined,
): Promise<number> {
  let query = tx.db
    .updateTable('notices.notices')
    .set({ readAt: tx.now })
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
  if (ids) query = query.where('id', '=', sql<string>`any(${ids}::uuid[])`)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

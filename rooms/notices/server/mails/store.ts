import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { NoticeRow, Owner } from '../inbox/store.ts'

export type MailRow = Selectable<Tables['notices.mails']>

/** Whoever wants e-mails, has an address, and has something new that none went out with. */
export async function listOwnersWaiting(
  tx: Transaction,
  counties: readonly string[],
): Promise<Owner[]> {
  const { rows } = await sql<Owner>`
    select s.county_code, s.user_id from notices.settings s
    where s.county_code = any(${counties}::text[]) and s.mail <> 'none' and s.address is not null
      and exists (select from notices.notices n
        where n.county_code = s.county_code and n.user_id = s.user_id and n.mail_id is null
          and n.read_at is null and n.created_at >= s.mailed_since)`.execute(tx.db)
  return rows
}

/** Unread and in no e-mail yet, the oldest first. */
export async function listUnmailed(
  tx: Transaction,
  { countyCode, userId }: Owner,
  since: Date,
  limit: number,
): Promise<NoticeRow[]> {
  return tx.db
    .selectFrom('notices.notices')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .where('mailId', 'is', null)
    .where('readAt', 'is', null)
    .where('createdAt', '>=', since)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function hadDigestOn(
  tx: Transaction,
  { countyCode, userId }: Owner,
  day: string,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('notices.mails')
    .select('id')
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .where('kind', '=', 'digest')
    .where('day', '=', day)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMail(
  tx: WriteTransaction,
  row: Insertable<Tables['notices.mails']>,
  noticeIds: readonly string[],
): Promise<void> {
  await tx.db.insertInto('notices.mails').values(row).execute()
  await tx.db
    .updateTable('notices.notices')
    .set({ mailId: row.id })
    .where('countyCode', '=', row.countyCode)
    .where('id', '=', sql<string>`any(${noticeIds}::uuid[])`)
    .execute()
}

export async function listMailsDue(
  tx: Transaction,
  counties: readonly string[],
  limit: number,
): Promise<Pick<MailRow, 'countyCode' | 'id'>[]> {
  return tx.db
    .selectFrom('notices.mails')
    .select(['countyCode', 'id'])
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('sentAt', 'is', null)
    .where('givenUpAt', 'is', null)
    .where('nextTryAt', '<=', tx.now)
    .orderBy('nextTryAt')
    .limit(limit)
    .execute()
}

/** Held until the transaction ends; undefined when somebody else sends it at this moment, or it is not due any more. */
export async function claimMail(
  tx: WriteTransaction,
  { countyCode, id }: Pick<MailRow, 'countyCode' | 'id'>,
): Promise<MailRow | undefined> {
  return tx.db
    .selectFrom('notices.mails')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .where('givenUpAt', 'is', null)
    .where('nextTryAt', '<=', tx.now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function listNoticesOf(
  tx: Transaction,
  { countyCode, id }: Pick<MailRow, 'countyCode' | 'id'>,
): Promise<NoticeRow[]> {
  return tx.db
    .selectFrom('notices.notices')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('mailId', '=', id)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
}

export async function updateMail(
  tx: WriteTransaction,
  { countyCode, id }: Pick<MailRow, 'countyCode' | 'id'>,
  change: Partial<Pick<MailRow, 'sentAt' | 'givenUpAt' | 'failure' | 'tries' | 'nextTryAt'>>,
): Promise<void> {
  await tx.db
    .updateTable('notices.mails')
    .set(change)
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .execute()
}

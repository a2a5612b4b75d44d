import { randomBytes } from 'node:crypto'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Owner } from '../inbox/store.ts'

export type SettingsRow = Selectable<Tables['notices.settings']>

export async function findSettings(
  tx: Transaction,
  { countyCode, userId }: Owner,
): Promise<SettingsRow | undefined> {
  return tx.db
    .selectFrom('notices.settings')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .executeTakeFirst()
}

/** Held until the transaction ends; made with what everybody begins with, where there are none yet. */
export async function holdSettings(tx: WriteTransaction, owner: Owner): Promise<SettingsRow> {
  const unsubscribeToken = randomBytes(24).toString('base64url')
  await tx.db
    .insertInto('notices.settings')
    .values({ ...owner, unsubscribeToken })
    .onConflict((conflict) => conflict.columns(['countyCode', 'userId']).doNothing())
    .execute()
  return tx.db
    .selectFrom('notices.settings')
    .selectAll()
    .where('countyCode', '=', owner.countyCode)
    .where('userId', '=', owner.userId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function updateSettings(
  tx: WriteTransaction,
  { countyCode, userId }: Owner,
  change: Updateable<Tables['notices.settings']>,
): Promise<void> {
  await tx.db
    .updateTable('notices.settings')
    .set(change)
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .execute()
}

export async function findByToken(
  tx: Transaction,
  countyCode: string,
  token: string,
): Promise<SettingsRow | undefined> {
  return tx.db
    .selectFrom('notices.settings')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('unsubscribeToken', '=', token)
    .executeTakeFirst()
}

/** Whoever has settings, for asking which of them are closed. */
export async function listOwners(tx: Transaction, counties: readonly string[]): Promise<Owner[]> {
  return tx.db
    .selectFrom('notices.settings')
    .select(['countyCode', 'userId'])
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .execute()
}

export async function deleteSettings(
  tx: WriteTransaction,
  countyCode: string,
  userIds: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('notices.settings')
    .where('countyCode', '=', countyCode)
    .where('userId', '=', sql<string>`any(${userIds}::text[])`)
    .execute()
}

/** Addresses that nobody proved while the code was good. */
export async function dropUnproved(
  tx: WriteTransaction,
  countyCode: string,
  before: Date,
): Promise<void> {
  await tx.db
    .updateTable('notices.settings')
    .set({ pendingAddress: null, codeHash: null, codeUntil: null })
    .where('countyCode', '=', countyCode)
    .where('codeUntil', '<', before)
    .execute()
}

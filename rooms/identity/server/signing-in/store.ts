import { type Insertable, type Selectable, sql } from 'kysely'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { UserRow } from '../people/store.ts'

export type InvitationRow = Selectable<Tables['identity.invitations']>

/**
 * Counts a try; the last one that is allowed locks the account while it is made. A lock that is over begins anew.
 *
 * @returns which try it is; undefined while the account is locked
 */
export async function takeTry(
  tx: WriteTransaction,
  id: string,
  { most, now, lockedUntil }: { most: number; now: Date; lockedUntil: Date },
): Promise<number | undefined> {
  const count = sql<number>`case when failed_sign_ins >= ${most} then 1 else failed_sign_ins + 1 end`
  const taken = await tx.db
    .updateTable('identity.users')
    .set({
      failedSignIns: count,
      lockedUntil: sql<Date | null>`case when ${count} >= ${most}
        then ${lockedUntil}::timestamptz end`,
    })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<=', now)]))
    .returning('failedSignIns')
    .executeTakeFirst()
  return taken?.failedSignIns
}

/** One that was right is no failure, and a lock that it brought about is none. */
export async function giveTryBack(tx: WriteTransaction, id: string, most: number): Promise<void> {
  await tx.db
    .updateTable('identity.users')
    .set({
      failedSignIns: sql<number>`greatest(failed_sign_ins - 1, 0)`,
      lockedUntil: sql<Date | null>`case when failed_sign_ins < ${most} then locked_until end`,
    })
    .where('id', '=', id)
    .execute()
}

/** Sets the one password of a user, whether there was one or not. */
export async function putPassword(
  tx: WriteTransaction,
  userId: string,
  id: string,
  hash: string,
): Promise<void> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity.credentials')
    .set({ password: hash, updatedAt: tx.now })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return
  await tx.db
    .insertInto('identity.credentials')
    .values({
      id,
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
}

export async function hasPassword(tx: Transaction, userId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('identity.credentials')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .where('password', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The unified sign-ins that are linked to an account. */
export async function listLinks(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('identity.credentials')
    .select('providerId')
    .where('userId', '=', userId)
    .where('providerId', '<>', 'credential')
    .execute()
  return rows.map(({ providerId }) => providerId)
}

/** Of the provider the subject alone: its tokens and scopes tell more of a person than who it is. */
export async function insertLink(
  tx: WriteTransaction,
  link: { id: string; userId: string; providerId: string; accountId: string },
): Promise<void> {
  await tx.db
    .insertInto('identity.credentials')
    .values({ ...link, createdAt: tx.now, updatedAt: tx.now })
    .execute()
}

/** @returns whether there was one */
export async function deleteLink(
  tx: WriteTransaction,
  userId: string,
  providerId: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('identity.credentials')
    .where('userId', '=', userId)
    .where('providerId', '=', providerId)
    .where('providerId', '<>', 'credential')
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteLinks(tx: WriteTransaction, userId: string): Promise<void> {
  await tx.db
    .deleteFrom('identity.credentials')
    .where('userId', '=', userId)
    .where('providerId', '<>', 'credential')
    .execute()
}

/** Password and unified sign-ins alike. */
export async function deleteWaysIn(tx: WriteTransaction, userId: string): Promise<void> {
  await tx.db.deleteFrom('identity.credentials').where('userId', '=', userId).execute()
}

export async function deleteSecondFactor(tx: WriteTransaction, userId: string): Promise<void> {
  await tx.db.deleteFrom('identity.twoFactors').where('userId', '=', userId).execute()
}

/**
 * Those that are open, and sign-ins that are under way or wait for a code: they began with what may hold no more.
 *
 * @param keep the session that goes on
 */
export async function endSessions(
  tx: WriteTransaction,
  userId: string,
  keep?: { token: string },
): Promise<void> {
  // First, so that a sign-in which was quicker has opened its session when they are looked for.
  await tx.db
    .updateTable('identity.users')
    .set({ sessionsEnded: sql<number>`sessions_ended + 1` })
    .where('id', '=', userId)
    .execute()
  await tx.db.deleteFrom('identity.verifications').where('value', '=', userId).execute()
  let query = tx.db.deleteFrom('identity.sessions').where('userId', '=', userId)
  if (keep) query = query.where('token', '<>', keep.token)
  await query.execute()
}

/** How often the sessions of an account were ended; they are not ended again before the transaction ends. */
export async function lockSessionsEnded(
  tx: WriteTransaction,
  userId: string,
): Promise<number | undefined> {
  const row = await tx.db
    .selectFrom('identity.users')
    .select('sessionsEnded')
    .where('id', '=', userId)
    .forShare()
    .executeTakeFirst()
  return row?.sessionsEnded
}

/** Whether a session is open still; it is not ended before the transaction ends. */
export async function holdSession(tx: WriteTransaction, token: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('identity.sessions')
    .select('id')
    .where('token', '=', token)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

export async function endSessionByToken(tx: WriteTransaction, token: string): Promise<void> {
  await tx.db.deleteFrom('identity.sessions').where('token', '=', token).execute()
}

export async function findUserBySession(
  tx: Transaction,
  token: string,
): Promise<UserRow | undefined> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll('identity.users')
    .innerJoin('identity.sessions', 'identity.sessions.userId', 'identity.users.id')
    .where('identity.sessions.token', '=', token)
    .executeTakeFirst()
}

/** Whoever has given the right password and is asked for a code; whether still, the library decides. */
export async function findUserByChallenge(
  tx: Transaction,
  identifier: string,
): Promise<UserRow | undefined> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll('identity.users')
    .innerJoin('identity.verifications', 'identity.verifications.value', 'identity.users.id')
    .where('identity.verifications.identifier', '=', identifier)
    .executeTakeFirst()
}

/** @returns the secret of the second factor as the library keeps it */
export async function findSecret(tx: Transaction, userId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('identity.twoFactors')
    .select('secret')
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.secret
}

/** @returns false when a code of this step or a later one was accepted before */
export async function spendStep(
  tx: WriteTransaction,
  userId: string,
  step: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity.twoFactors')
    .set({ spentStep: step })
    .where('userId', '=', userId)
    .where((eb) => eb.or([eb('spentStep', 'is', null), eb('spentStep', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endSession(
  tx: WriteTransaction,
  userId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('identity.sessions')
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function listSessions(tx: Transaction, userId: string) {
  return tx.db
    .selectFrom('identity.sessions')
    .select(['id', 'createdAt', 'lastSeenAt', 'userAgent', 'ipAddress'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', tx.now)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** When the session was last used: written at most once a minute, so that reading stays reading. */
export async function touchSession(tx: WriteTransaction, id: string): Promise<void> {
  await tx.db
    .updateTable('identity.sessions')
    .set({ lastSeenAt: tx.now })
    .where('id', '=', id)
    .execute()
}

export async function markSecondFactor(tx: WriteTransaction, token: string): Promise<void> {
  await tx.db
    .updateTable('identity.sessions')
    .set({ secondFactor: true, lastSeenAt: tx.now })
    .where('token', '=', token)
    .execute()
}

export async function insertInvitations(
  tx: WriteTransaction,
  invitations: readonly Insertable<Tables['identity.invitations']>[],
): Promise<void> {
  for (const part of partsOf(invitations)) {
    await tx.db.insertInto('identity.invitations').values(part).execute()
  }
}

/** The newest one that can still be used; an older slip is void. */
export async function lockInvitation(
  tx: WriteTransaction,
  countyCode: string,
  userId: string,
): Promise<InvitationRow | undefined> {
  return tx.db
    .selectFrom('identity.invitations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** No slip that was given out before opens the account any more. */
export async function spendInvitations(
  tx: WriteTransaction,
  user: Pick<UserRow, 'id' | 'homeCountyCode'>,
): Promise<void> {
  await tx.db
    .updateTable('identity.invitations')
    .set({ usedAt: tx.now })
    .where('countyCode', '=', user.homeCountyCode)
    .where('userId', '=', user.id)
    .where('usedAt', 'is', null)
    .execute()
}

export async function spendInvitation(tx: WriteTransaction, row: InvitationRow): Promise<void> {
  await tx.db
    .updateTable('identity.invitations')
    .set({ usedAt: tx.now })
    .where('countyCode', '=', row.countyCode)
    .where('id', '=', row.id)
    .execute()
}

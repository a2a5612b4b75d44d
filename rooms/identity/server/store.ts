import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import type { Scope } from '#base/server/db/scope.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export type UserRow = Selectable<Tables['identity.users']>
export type GrantRow = Selectable<Tables['identity.grants']>
export type InvitationRow = Selectable<Tables['identity.invitations']>

export async function countUsers(tx: Transaction): Promise<number> {
  const { count } = await tx.db
    .selectFrom('identity.users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('demo', '=', false)
    .executeTakeFirstOrThrow()
  return count
}

export async function findUserByName(
  tx: Transaction,
  username: string,
): Promise<UserRow | undefined> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('username', '=', username.toLowerCase())
    .executeTakeFirst()
}

export async function findUser(tx: Transaction, id: string): Promise<UserRow | undefined> {
  return tx.db.selectFrom('identity.users').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Locked until the transaction ends, so that two administrators change one account in turn. */
export async function lockUser(tx: WriteTransaction, id: string): Promise<UserRow | undefined> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertUser(
  tx: WriteTransaction,
  user: Insertable<Tables['identity.users']>,
): Promise<void> {
  await tx.db.insertInto('identity.users').values(user).execute()
}

export async function updateUser(
  tx: WriteTransaction,
  id: string,
  change: Partial<Insertable<Tables['identity.users']>>,
): Promise<void> {
  await tx.db
    .updateTable('identity.users')
    .set({ ...change, updatedAt: tx.now })
    .where('id', '=', id)
    .execute()
}

/** @returns the attempts since the last success, this one among them */
export async function countFailure(tx: WriteTransaction, id: string): Promise<number> {
  const { failedSignIns } = await tx.db
    .updateTable('identity.users')
    .set((eb) => ({ failedSignIns: eb('failedSignIns', '+', 1) }))
    .where('id', '=', id)
    .returning('failedSignIns')
    .executeTakeFirstOrThrow()
  return failedSignIns
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

export async function hasPassword(tx: Transaction, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('identity.credentials')
    .select('userId')
    .where('userId', '=', sql<string>`any(${userIds}::text[])`)
    .execute()
  return rows.map(({ userId }) => userId)
}

export async function deleteSecondFactor(tx: WriteTransaction, userId: string): Promise<void> {
  await tx.db.deleteFrom('identity.twoFactors').where('userId', '=', userId).execute()
}

/** @param keep the session that goes on */
export async function endSessions(
  tx: WriteTransaction,
  userId: string,
  keep?: string,
): Promise<number> {
  let query = tx.db.deleteFrom('identity.sessions').where('userId', '=', userId)
  if (keep !== undefined) query = query.where('id', '<>', keep)
  const { numDeletedRows } = await query.executeTakeFirst()
  return Number(numDeletedRows)
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

export async function insertGrant(
  tx: WriteTransaction,
  grant: Insertable<Tables['identity.grants']>,
): Promise<void> {
  await tx.db.insertInto('identity.grants').values(grant).execute()
}

/** All grants of these users in these counties, ended ones too, in order of beginning. */
export async function listGrantsOfUsers(
  tx: Transaction,
  counties: readonly string[],
  userIds: readonly string[],
): Promise<GrantRow[]> {
  if (userIds.length === 0 || counties.length === 0) return []
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('userId', '=', sql<string>`any(${userIds}::text[])`)
    .orderBy('beginsOn')
    .orderBy('id')
    .execute()
}

export async function lockGrant(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<GrantRow | undefined> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function endGrantRow(
  tx: WriteTransaction,
  grant: GrantRow,
  ended: { endsOn: string; endedBy: string; endReason: string },
): Promise<void> {
  await tx.db
    .updateTable('identity.grants')
    .set(ended)
    .where('countyCode', '=', grant.countyCode)
    .where('id', '=', grant.id)
    .execute()
}

export async function insertInvitation(
  tx: WriteTransaction,
  invitation: Insertable<Tables['identity.invitations']>,
): Promise<void> {
  await tx.db.insertInto('identity.invitations').values(invitation).execute()
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
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

export async function spendInvitation(tx: WriteTransaction, row: InvitationRow): Promise<void> {
  await tx.db
    .updateTable('identity.invitations')
    .set({ usedAt: tx.now })
    .where('countyCode', '=', row.countyCode)
    .where('id', '=', row.id)
    .execute()
}

/** One installation has one first run: whoever comes second waits here and then finds an account. */
export async function lockFirstRun(tx: WriteTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7120452)`.execute(tx.db)
}

/** Of the counties of the scope, by name. */
export async function listUsers(
  tx: Transaction,
  scope: Scope,
  wanted: {
    q?: string | undefined
    role?: string | undefined
    state?: 'invited' | 'active' | 'locked' | 'closed' | undefined
    after: readonly string[] | undefined
    limit: number
  },
): Promise<UserRow[]> {
  const [from, to] = boundsOf(scope)
  let query = tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('homeCountyCode', '>=', from)
    .where('homeCountyCode', '<=', to)
    .orderBy('name')
    .orderBy('id')
    .limit(wanted.limit)
  const listed = scope.counties.filter((each) => each.length === 6)
  if (listed.length > 0) query = query.where('homeCountyCode', 'in', listed)
  if (wanted.q) {
    const part = `%${wanted.q.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) =>
      eb.or([eb('name', 'like', part), eb('username', 'like', part.toLowerCase())]),
    )
  }
  if (wanted.state === 'closed') query = query.where('closedAt', 'is not', null)
  if (wanted.state && wanted.state !== 'closed') query = query.where('closedAt', 'is', null)
  if (wanted.state === 'locked') query = query.where('lockedUntil', '>', tx.now)
  if (wanted.state === 'invited' || wanted.state === 'active') {
    const has = sql<boolean>`exists (select 1 from identity.credentials c where c.user_id = users.id)`
    query = query.where(wanted.state === 'active' ? has : sql<boolean>`not ${has}`)
  }
  if (wanted.role) {
    query = query.where(
      sql<boolean>`exists (select 1 from identity.grants g where g.user_id = users.id
        and g.county_code = any(users.grant_counties) and g.role = ${wanted.role}
        and (g.ends_on is null or g.ends_on > ${dayOf(tx.now)}::date))`,
    )
  }
  if (wanted.after) {
    const [name, id] = wanted.after
    query = query.where(sql<boolean>`(name, id) > (${name}, ${id})`)
  }
  return query.execute()
}

/** First and last county of a scope, however it is said. */
function boundsOf({ counties }: Scope): [string, string] {
  const codes = counties.flatMap((each) => each.split('-')).sort()
  return [codes[0] ?? '', codes.at(-1) ?? '']
}

/** Names of accounts, those that are there. */
export async function listUserNames(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('identity.users')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Grants on these organizations that hold now or will. */
export async function countGrantsOnOrganizations(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('identity.grants')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('countyCode', '=', countyCode)
    .where('scopeKind', '=', 'organization')
    .where('scopeCode', '=', sql<string>`any(${ids}::text[])`)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', dayOf(tx.now))]))
    .executeTakeFirstOrThrow()
  return count
}

/** Grants on one organization that hold now or will, held until the transaction ends. */
export async function lockGrantsOnOrganization(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<GrantRow[]> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('scopeKind', '=', 'organization')
    .where('scopeCode', '=', id)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', dayOf(tx.now))]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

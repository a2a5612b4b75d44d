import {
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { ScopeKind } from '../shared/roles.ts'

export type UserRow = Selectable<Tables['identity.users']>
export type GrantRow = Selectable<Tables['identity.grants']>
export type InvitationRow = Selectable<Tables['identity.invitations']>

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

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const rowsAtOnce = 2000

function partsOf<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  for (let at = 0; at < rows.length; at += rowsAtOnce) parts.push(rows.slice(at, at + rowsAtOnce))
  return parts
}

export async function insertUsers(
  tx: WriteTransaction,
  users: readonly Insertable<Tables['identity.users']>[],
): Promise<void> {
  for (const part of partsOf(users)) {
    await tx.db.insertInto('identity.users').values(part).execute()
  }
}

/** Those that are one of these names, or one with digits behind it. */
export async function listUsernamesLike(
  tx: Transaction,
  names: readonly string[],
): Promise<string[]> {
  const wanted = names.map((each) => each.toLowerCase())
  const { rows } = await sql<{ username: string }>`select username from identity.users
    where username = any(${wanted}::text[])
      or regexp_replace(username, '[0-9]+$', '') = any(${wanted}::text[])`.execute(tx.db)
  return rows.map(({ username }) => username)
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

/** @returns which of these can sign in, by a password or a unified sign-in */
export async function listUsersWithCredential(
  tx: Transaction,
  userIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('identity.credentials')
    .select('userId')
    .where('userId', '=', sql<string>`any(${userIds}::text[])`)
    .execute()
  return rows.map(({ userId }) => userId)
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

export async function deleteSecondFactor(tx: WriteTransaction, userId: string): Promise<void> {
  await tx.db.deleteFrom('identity.twoFactors').where('userId', '=', userId).execute()
}

/** @param keep the session that goes on */
export async function endSessions(
  tx: WriteTransaction,
  userId: string,
  keep?: { token: string },
): Promise<void> {
  let query = tx.db.deleteFrom('identity.sessions').where('userId', '=', userId)
  if (keep) query = query.where('token', '<>', keep.token)
  await query.execute()
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

/** @returns false when this code was the last one accepted */
export async function spendCode(
  tx: WriteTransaction,
  userId: string,
  hash: Buffer,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity.twoFactors')
    .set({ spentCode: hash })
    .where('userId', '=', userId)
    .where((eb) => eb('spentCode', 'is distinct from', hash))
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

export async function insertGrants(
  tx: WriteTransaction,
  grants: readonly Insertable<Tables['identity.grants']>[],
): Promise<void> {
  for (const part of partsOf(grants)) {
    await tx.db.insertInto('identity.grants').values(part).execute()
  }
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

/** All that were ever given on these places, whoever holds them. */
export async function listGrantsOnPlaces(
  tx: Transaction,
  wanted: {
    counties: readonly string[]
    regions: readonly string[]
    areas: readonly string[]
    organizations: readonly string[]
  },
): Promise<GrantRow[]> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${wanted.counties}::text[])`)
    .where((eb) => {
      const on = (kind: ScopeKind, codes: readonly string[]) =>
        eb.and([
          eb('scopeKind', '=', kind),
          eb('scopeCode', '=', sql<string>`any(${codes}::text[])`),
        ])
      return eb.or([
        on('region', wanted.regions),
        on('area', wanted.areas),
        on('organization', wanted.organizations),
      ])
    })
    .orderBy('beginsOn')
    .orderBy('id')
    .execute()
}

export async function listUsersByIds(tx: Transaction, ids: readonly string[]): Promise<UserRow[]> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::text[])`)
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

/** Those that are looked after within a reach, by name. */
export async function listUsers(
  tx: Transaction,
  reach: Reach,
  wanted: {
    q?: string | undefined
    role?: string | undefined
    state?: 'invited' | 'active' | 'locked' | 'closed' | undefined
    after: readonly string[] | undefined
    limit: number
  },
): Promise<UserRow[]> {
  let query = tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where((eb) => eb.or([...homesWithin(eb, reach), hasGrantWithin(eb, tx, reach)]))
    .orderBy('name')
    .orderBy('id')
    .limit(wanted.limit)
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

type Users = ExpressionBuilder<Tables, 'identity.users'>

/** Homes in counties that are reached whole. */
function homesWithin(eb: Users, { regions }: Reach): Expression<SqlBool>[] {
  return regions
    .filter(({ prefix }) => prefix.length <= 6)
    .map(({ prefix }) =>
      eb.and([
        eb('homeCountyCode', '>=', prefix.padEnd(6, '0')),
        eb('homeCountyCode', '<=', prefix.padEnd(6, '9')),
      ]),
    )
}

function hasGrantWithin(eb: Users, tx: Transaction, reach: Reach): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('identity.grants')
      .select('identity.grants.id')
      .whereRef('identity.grants.userId', '=', 'identity.users.id')
      .where(sql<SqlBool>`grants.county_code = any(users.grant_counties)`)
      .where(sql<SqlBool>`(ends_on is null or ends_on > ${dayOf(tx.now)}::date)`)
      .where((grants) => withinReach(grants, reach, { region: 'grants.region_code' })),
  )
}

export async function listDemoUsers(tx: Transaction): Promise<UserRow[]> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('demo', '=', true)
    .where('closedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** Whether anybody administrates this installation: without such a person a first one is made. */
export async function hasAdministrator(tx: Transaction): Promise<boolean> {
  const row = await tx.db
    .selectFrom('identity.users')
    .select('id')
    .where('demo', '=', false)
    .where('closedAt', 'is', null)
    .where(
      sql<SqlBool>`exists (select 1 from identity.grants g where g.user_id = users.id
        and g.county_code = any(users.grant_counties) and g.role = 'system-admin'
        and (g.ends_on is null or g.ends_on > ${dayOf(tx.now)}::date))`,
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

import {
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import { holding } from '#base/server/db/names-by.ts'
import { codesAroundCuts, type Reach, withinReach } from '#base/server/db/reach.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { spellingsOf } from '#base/server/search/typed.ts'

import { erasedName } from '../../shared/erased-name.ts'
import { nameReadingsOf, typedReading } from './name-readings.ts'

export type UserRow = Selectable<Tables['identity.users']>

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

/** Whether an account is open, and stays so until the transaction ends: whoever closes it waits. */
export async function holdOpen(tx: WriteTransaction, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('identity.users')
    .select('closedAt')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  return row !== undefined && row.closedAt === null
}

export async function insertUsers(
  tx: WriteTransaction,
  users: readonly Insertable<Tables['identity.users']>[],
): Promise<void> {
  const read = users.map((user) => ({ ...user, ...nameReadingsOf(user.name) }))
  for (const part of partsOf(read)) {
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
    .set({
      ...change,
      ...(change.name !== undefined && nameReadingsOf(change.name)),
      updatedAt: tx.now,
    })
    .where('id', '=', id)
    .execute()
}

/** Some of those whose names nobody has read yet, held until the transaction ends. */
export async function listUnreadNames(
  tx: WriteTransaction,
): Promise<Pick<UserRow, 'id' | 'name'>[]> {
  return tx.db
    .selectFrom('identity.users')
    .select(['id', 'name'])
    .where('nameOrder', '=', '')
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .execute()
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

export async function listUsersByIds(tx: Transaction, ids: readonly string[]): Promise<UserRow[]> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute()
}

export async function listUsersWithSecondFactor(tx: Transaction): Promise<UserRow[]> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('twoFactorEnabled', '=', true)
    .orderBy('id')
    .execute()
}

/** One installation has one first run: whoever comes second waits here and then finds an account. */
export async function lockFirstRun(tx: WriteTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7120452)`.execute(tx.db)
}

/** Names are suggested for a sheet by what is taken: of two sheets at once the second waits for the first one's. */
export async function lockUsernames(tx: WriteTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7120454)`.execute(tx.db)
}

/** Those that are looked after within a reach, by the pinyin of their names. */
export async function listUsers(
  tx: Transaction,
  reach: Reach,
  wanted: {
    q?: string | undefined
    role?: string | undefined
    state?: 'invited' | 'active' | 'locked' | 'closed' | undefined
    ends?: 'soon' | undefined
    after: readonly string[] | undefined
    limit: number
  },
): Promise<UserRow[]> {
  let query = tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where((eb) => eb.or([...homesWithin(eb, reach), hasGrantWithin(eb, tx, reach)]))
    .orderBy('nameOrder')
    .orderBy('id')
    .limit(wanted.limit)
  if (wanted.q) query = query.where(isCalled(wanted.q.trim()))
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
  if (wanted.ends) {
    query = query
      .where('closedAt', 'is', null)
      .where((eb) => hasGrantWithin(eb, tx, reach, endsSoon(tx)))
  }
  if (wanted.after) {
    const [order, id] = wanted.after
    query = query.where(sql<boolean>`(name_order, id) > (${order} collate "C", ${id})`)
  }
  return query.execute()
}

/** By a part of the name or user name, or by pinyin or initials from any character of the name on. */
function isCalled(typed: string): (eb: Users) => Expression<SqlBool> {
  const reading = typedReading(typed)
  return (eb) =>
    eb.or([
      ...spellingsOf(typed).map((each) => eb('name', 'like', holding(each))),
      eb('username', 'like', holding(typed.toLowerCase())),
      ...(reading === undefined
        ? []
        : [
            sql<SqlBool>`exists (select 1 from unnest(name_readings) r where r like ${`${reading}%`})`,
          ]),
    ])
}

/** Open accounts of these names that are looked after within a reach. */
export async function listUsersNamed(
  tx: Transaction,
  reach: Reach,
  names: readonly string[],
): Promise<Pick<UserRow, 'name' | 'username'>[]> {
  return tx.db
    .selectFrom('identity.users')
    .select(['name', 'username'])
    .where('name', '=', sql<string>`any(${names}::text[])`)
    .where('closedAt', 'is', null)
    .where((eb) => eb.or([...homesWithin(eb, reach), hasGrantWithin(eb, tx, reach)]))
    .orderBy('username')
    .execute()
}

type Users = ExpressionBuilder<Tables, 'identity.users'>

/** Homes in counties that are reached whole. */
function homesWithin(eb: Users, { regions }: Reach): Expression<SqlBool>[] {
  return regions
    .filter(({ prefix, except = [] }) => prefix.length <= 6 && except.length === 0)
    .map(({ prefix }) =>
      eb.and([
        eb('homeCountyCode', '>=', prefix.padEnd(6, '0')),
        eb('homeCountyCode', '<=', prefix.padEnd(6, '9')),
      ]),
    )
}

/** A month is what it takes to name a successor. */
const soonDays = 30

function endsSoon(tx: Transaction): Expression<SqlBool> {
  return sql<SqlBool>`grants.ends_on <= ${dayOf(tx.now)}::date + ${soonDays}::int`
}

/** Of the open accounts looked after within a reach. Whether there is more than one is told at two. */
export async function countWaitingUsers(
  tx: Transaction,
  reach: Reach,
): Promise<{ people: number; locked: number; invited: number }> {
  const [counts] = await tx.db
    .selectFrom('identity.users')
    .select([
      sql<number>`least(count(*), 2)::int`.as('people'),
      sql<number>`(count(*) filter (where locked_until > ${tx.now}))::int`.as('locked'),
      sql<number>`(count(*) filter (where not exists (
        select 1 from identity.credentials c where c.user_id = users.id)))::int`.as('invited'),
    ])
    .where('closedAt', 'is', null)
    .where((eb) => eb.or([...homesWithin(eb, reach), hasGrantWithin(eb, tx, reach)]))
    .execute()
  return counts as { people: number; locked: number; invited: number }
}

/** Of open accounts. */
export async function countEndingGrants(
  tx: Transaction,
  reach: Reach,
): Promise<{ count: number; first: string | null }> {
  const [ending] = await tx.db
    .selectFrom('identity.grants')
    .innerJoin('identity.users', 'identity.users.id', 'identity.grants.userId')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<string | null>`min(grants.ends_on)::text`.as('first'),
    ])
    .where('identity.users.closedAt', 'is', null)
    .where(sql<SqlBool>`grants.county_code = any(users.grant_counties)`)
    .where(sql<SqlBool>`grants.ends_on > ${dayOf(tx.now)}::date`)
    .where(endsSoon(tx))
    .where((eb) => holdsOnReach(eb, reach))
    .execute()
  return ending as { count: number; first: string | null }
}

function hasGrantWithin(
  eb: Users,
  tx: Transaction,
  reach: Reach,
  also: Expression<SqlBool> = sql<SqlBool>`true`,
): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('identity.grants')
      .select('identity.grants.id')
      .whereRef('identity.grants.userId', '=', 'identity.users.id')
      .where(sql<SqlBool>`grants.county_code = any(users.grant_counties)`)
      .where(sql<SqlBool>`(ends_on is null or ends_on > ${dayOf(tx.now)}::date)`)
      .where(also)
      .where((grants) => holdsOnReach(grants, reach)),
  )
}

/** As `isGrantInReach`. */
function holdsOnReach<Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  reach: Reach,
): Expression<SqlBool> {
  return eb.and([
    withinReach(eb, reach, { region: 'grants.region_code' }),
    sql<SqlBool>`(grants.scope_kind = 'organization'
      or grants.region_code <> all(${codesAroundCuts(reach)}::text[]))`,
  ])
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

/** Whether anybody was ever appointed to administrate it, demo accounts left aside; who has gone since counts too. */
export async function wasAdministrated(tx: Transaction): Promise<boolean> {
  const row = await tx.db
    .selectFrom('identity.users')
    .select('id')
    .where('demo', '=', false)
    .where(
      sql<SqlBool>`exists (select 1 from identity.grants g where g.user_id = users.id
        and g.county_code = any(users.grant_counties) and g.role = 'system-admin')`,
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** All open accounts, those of the demo too; held until the transaction ends. */
export async function lockOpenUsers(tx: WriteTransaction): Promise<UserRow[]> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('closedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Those that still bear a name though they were closed by a moment. */
export async function listUsersClosedBefore(tx: Transaction, moment: Date): Promise<UserRow[]> {
  return tx.db
    .selectFrom('identity.users')
    .selectAll()
    .where('closedAt', '<=', moment)
    .where((eb) => eb.or([eb('username', 'is not', null), eb('name', '<>', erasedName)]))
    .execute()
}

/** The counties that keep something of an account; undefined for one that is not there. */
export async function listUserPlaces(tx: Transaction, id: string): Promise<string[] | undefined> {
  const user = await findUser(tx, id)
  return user && [...new Set([user.homeCountyCode, ...user.grantCounties])]
}

/** Ids of those that are called exactly so. */
export async function listUserIdsCalled(tx: Transaction, name: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('identity.users')
    .select('id')
    .where((eb) => eb.or([eb('name', '=', name), eb('username', '=', name.toLowerCase())]))
    .limit(50)
    .execute()
  return rows.map(({ id }) => id)
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

/** Of these accounts, those that are closed. */
export async function listClosedUserIds(
  tx: Transaction,
  ids: readonly string[],
): Promise<string[]> {
  return (await listUsersByIds(tx, ids)).flatMap(({ id, closedAt }) => (closedAt ? [id] : []))
}

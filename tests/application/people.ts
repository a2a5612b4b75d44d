/** People with accounts, put there directly where a test is about something else than how they come to be. */
import { createHmac, randomBytes } from 'node:crypto'
import { dayOf } from '#base/server/clock.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { nameReadingsOf } from '#rooms/identity/server/door.ts'
import type { RoleName, ScopeKind } from '#rooms/identity/shared/roles.ts'
import type { Application } from './application.ts'
import { codeOf } from './authenticator.ts'
import type { Visitor } from './visitor.ts'

export const password = 'four words quite long'
export const everywhere = { counties: areaScope('') }

export interface Held {
  role: RoleName
  /** A region by its code, or an area or organization by its id. */
  code: string
  kind?: ScopeKind
  /** Of an area or an organization. */
  countyCode?: string
  regionCode?: string
  beginsOn?: string
  endsOn?: string
}

export interface Person {
  username: string
  name?: string
  home?: string
  grants?: Held[]
  demo?: boolean
  /** Without one nobody has set a password yet. */
  password?: boolean
}

let hash: string | undefined

/** @returns the id of the account */
export async function addPerson(
  application: Pick<Application, 'work' | 'identity'>,
  person: Person,
): Promise<string> {
  const { auth } = application.identity
  hash ??= await (await auth.$context).password.hash(password)
  return application.work.write(everywhere, async (tx) => {
    const id = newId()
    const grants = (person.grants ?? []).map((held) => grantOf(tx, id, held))
    await tx.db
      .insertInto('identity.users')
      .values({
        id,
        name: person.name ?? person.username,
        ...nameReadingsOf(person.name ?? person.username),
        email: `${id}@account.invalid`,
        emailVerified: false,
        username: person.username,
        displayUsername: person.username,
        homeCountyCode: person.home ?? '222403',
        grantCounties: [...new Set(grants.map(({ countyCode }) => countyCode))],
        demo: person.demo ?? false,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .execute()
    if (grants.length > 0) await tx.db.insertInto('identity.grants').values(grants).execute()
    if (person.password ?? true) {
      await tx.db
        .insertInto('identity.credentials')
        .values({
          id: newId(),
          userId: id,
          accountId: id,
          providerId: 'credential',
          password: hash as string,
          createdAt: tx.now,
          updatedAt: tx.now,
        })
        .execute()
    }
    return id
  })
}

function grantOf(tx: WriteTransaction, userId: string, held: Held) {
  const countyCode = held.countyCode ?? held.code.slice(0, 6)
  return {
    countyCode,
    id: newId(),
    userId,
    role: held.role,
    scopeKind: held.kind ?? 'region',
    scopeCode: held.code,
    regionCode: held.regionCode ?? (held.kind ? countyCode.padEnd(12, '0') : held.code),
    beginsOn: held.beginsOn ?? dayOf(tx.now),
    endsOn: held.endsOn ?? null,
    reason: 'test',
    grantedBy: 'test',
    createdAt: tx.now,
  }
}

/** Signs in with the password of everybody here; what asks for a second factor waits. */
export async function signIn(application: Application, username: string): Promise<Visitor> {
  const visitor = application.visitor()
  const { status, body } = await visitor.post('/api/session', { username, password })
  if (status !== 200) throw new Error(`${username} cannot sign in: ${JSON.stringify(body)}`)
  return visitor
}

/** Signs in and sets up a second factor, which this session has then passed. */
export async function signInFully(
  application: Application,
  username: string,
): Promise<Visitor & { uri: string; recoveryCodes: string[] }> {
  const visitor = await signIn(application, username)
  const { body } = await visitor.post('/api/second-factor', { password })
  const passed = await visitor.post('/api/session/second-factor', { code: codeOf(body.uri) })
  if (passed.status !== 200) throw new Error(JSON.stringify(passed.body))
  return Object.assign(visitor, { uri: body.uri, recoveryCodes: body.recoveryCodes })
}

/** A session that is simply there, for tests that need many people and no sign-in. */
export async function openSession(
  application: Pick<Application, 'work' | 'identity' | 'visitor'>,
  userId: string,
  { secondFactor }: { secondFactor: boolean },
): Promise<Visitor> {
  const { secret, authCookies } = await application.identity.auth.$context
  const token = randomBytes(24).toString('hex')
  await application.work.write(everywhere, async (tx) => {
    const expiresAt = new Date(tx.now.getTime() + 3_600_000)
    await tx.db
      .insertInto('identity.sessions')
      .values({
        ...{ id: newId(), token, userId, secondFactor, expiresAt },
        ...{ createdAt: tx.now, updatedAt: tx.now },
      })
      .execute()
    await tx.db
      .updateTable('identity.users')
      .set({ twoFactorEnabled: secondFactor })
      .where('id', '=', userId)
      .execute()
  })
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const visitor = application.visitor()
  visitor.cookies.set(authCookies.sessionToken.name, encodeURIComponent(`${token}.${signature}`))
  return visitor
}

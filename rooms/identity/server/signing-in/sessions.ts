/** A person's own sessions and password. */
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent, notSignedIn } from '#base/shared/problems.ts'
import { changePasswordInput, done, sessionParams, sessionsOutput } from '../../shared/schema.ts'
import { deleteBrowsers } from '../known-browsers/store.ts'
import type { IdentityParts } from '../parts.ts'
import { findUser } from '../people/store.ts'
import { local } from '../scopes.ts'
import { refuseCommon } from './common-passwords.ts'
import { confirmPassword } from './own-password.ts'
import * as store from './store.ts'

export const signOut = (parts: IdentityParts) =>
  route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out of this device',
    access: 'public',
    input: {},
    output: done,
    async handle({ actor, exchange }) {
      const { headers } = await parts.auth.api.signOut({
        headers: exchange.headers,
        returnHeaders: true,
      })
      for (const line of headers.getSetCookie()) exchange.setCookie(line)
      if (actor) parts.forget(actor.id)
      return { done: true as const }
    },
  })

async function currentSession({ auth }: IdentityParts, headers: Headers): Promise<string> {
  const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } })
  return found?.session.id ?? ''
}

export const listSessions = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where I am signed in',
    access: 'signed-in',
    input: {},
    output: sessionsOutput,
    async handle({ actor, exchange, read }) {
      const current = await currentSession(parts, exchange.headers)
      const rows = await read(local, (tx) => store.listSessions(tx, actor.id))
      return {
        items: rows.map((row) => ({
          id: row.id,
          beganAt: row.createdAt.toISOString(),
          lastSeenAt: (row.lastSeenAt ?? row.createdAt).toISOString(),
          device: row.userAgent ?? '',
          address: row.ipAddress ?? '',
          current: row.id === current,
        })),
      }
    },
  })

export const endSession = (parts: IdentityParts) =>
  route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    summary: 'Sign out of one device',
    access: 'signed-in',
    input: { params: sessionParams },
    output: done,
    async handle({ actor, params, write }) {
      const ended = await write(local, (tx) => store.endSession(tx, actor.id, params.id))
      if (!ended) throw absent()
      parts.forget(actor.id)
      return { done: true as const }
    },
  })

export const endAllSessions = (parts: IdentityParts) =>
  route({
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'Sign out of every device, this one too',
    access: 'signed-in',
    input: {},
    output: done,
    async handle({ actor, read, write }) {
      const user = await read(local, (tx) => findUser(tx, actor.id))
      if (!user) throw absent()
      await write({ counties: [user.homeCountyCode] }, async (tx) => {
        await store.endSessions(tx, user.id)
        await deleteBrowsers(tx, user.id)
        await tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.end-all-sessions',
          subject: { kind: 'user', id: user.id },
          actor: user.id,
        })
      })
      parts.forget(actor.id)
      return { done: true as const }
    },
  })

export const changePassword = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/password',
    summary: 'Change my password; other devices are signed out',
    access: 'signed-in',
    input: changePasswordInput,
    output: done,
    secret: 'input',
    async handle(context) {
      const { body, write } = context
      const { user, session, browser } = await confirmPassword(parts, context, body.current)
      refuseCommon(body.next)
      const { password } = await parts.auth.$context
      const hash = await password.hash(body.next)
      await write({ counties: [user.homeCountyCode] }, async (tx) => {
        // It was ended since the password was asked for: somebody set another one, or closed the account.
        if (!(await store.holdSession(tx, session.token))) throw notSignedIn()
        await store.putPassword(tx, user.id, newId(tx.now), hash)
        await store.endSessions(tx, user.id, session)
        await deleteBrowsers(tx, user.id, browser)
        await tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.change-password',
          subject: { kind: 'user', id: user.id },
          actor: user.id,
        })
      })
      parts.forget(user.id)
      return { done: true as const }
    },
  })

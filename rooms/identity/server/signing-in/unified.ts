/** Signing in through the county's unified sign-in, and linking it to an account that is there. */
import { APIError } from 'better-auth/api'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { alreadyLinked, unifiedUnreachable } from '../../shared/problems.ts'
import {
  done,
  enrolInput,
  linkOutput,
  unifiedListOutput,
  unifiedParams,
  wayBackQuery,
} from '../../shared/schema.ts'
import { findKnownBrowser } from '../known-browsers/known-browsers.ts'
import type { IdentityParts } from '../parts.ts'
import type { UserRow } from '../people/store.ts'
import { local } from '../scopes.ts'
import { authPath } from './auth.ts'
import { confirmPassword } from './own-password.ts'
import { tokenOf } from './session-token.ts'
import { recordSignIn } from './sign-in.ts'
import * as store from './store.ts'

/** Pages of the desk: where a sign-in ends, where a linking ends, and where either ends that came to nothing. */
const pages = {
  signedIn: '/desk',
  linked: '/desk/account?linked=1',
  notSignedIn: '/desk/sign-in',
  notLinked: '/desk/account',
}

/** The library has no such provider while its discovery fails. */
async function reached<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof APIError) throw unifiedUnreachable()
    throw error
  }
}

export const beginUnifiedSignIn = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/session/unified/:provider',
    summary: 'Go to a unified sign-in and come back signed in',
    access: 'public',
    input: { params: unifiedParams },
    output: 'redirect',
    async handle({ params, exchange }) {
      const auth = await parts.unifiedAuths.of(params.provider)
      const { headers, response } = await reached(() =>
        auth.api.signInSocial({
          body: {
            provider: params.provider,
            callbackURL: pages.signedIn,
            errorCallbackURL: pages.notSignedIn,
            disableRedirect: true,
          },
          headers: exchange.headers,
          returnHeaders: true,
        }),
      )
      for (const line of headers.getSetCookie()) exchange.setCookie(line)
      return response.url as string
    },
  })

export const linkUnifiedSignIn = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/unified/:provider/link',
    summary: 'Link a unified sign-in to my account: go to the address it answers',
    access: 'signed-in',
    input: { params: unifiedParams, body: enrolInput.body },
    output: linkOutput,
    secret: 'input',
    async handle(context) {
      const { params, body, exchange, read } = context
      const auth = await parts.unifiedAuths.of(params.provider)
      const { user } = await confirmPassword(parts, context, body.password)
      const linked = await read(local, (tx) => store.listLinks(tx, user.id))
      if (linked.includes(params.provider)) throw alreadyLinked()
      const { headers, response } = await reached(() =>
        auth.api.linkSocialAccount({
          body: {
            provider: params.provider,
            callbackURL: pages.linked,
            errorCallbackURL: pages.notLinked,
            disableRedirect: true,
          },
          headers: exchange.headers,
          returnHeaders: true,
        }),
      )
      for (const line of headers.getSetCookie()) exchange.setCookie(line)
      return { address: response.url }
    },
  })

export const unlinkUnifiedSignIn = (parts: IdentityParts) =>
  route({
    method: 'DELETE',
    path: '/api/unified/:provider',
    summary: 'Take the link to a unified sign-in away',
    access: 'signed-in',
    input: { params: unifiedParams, body: enrolInput.body },
    output: done,
    secret: 'input',
    async handle(context) {
      const { params, body, write } = context
      const { user } = await confirmPassword(parts, context, body.password)
      await write({ counties: [user.homeCountyCode] }, async (tx) => {
        if (!(await store.deleteLink(tx, user.id, params.provider))) throw absent()
        await tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.unlink-unified',
          subject: { kind: 'user', id: user.id },
          actor: user.id,
          reason: params.provider,
        })
      })
      return { done: true as const }
    },
  })

export const listUnifiedSignIns = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/unified',
    summary: 'Which unified sign-ins there are, and which are linked to my account',
    access: 'signed-in',
    input: {},
    output: unifiedListOutput,
    async handle({ actor, read }) {
      const linked = await read(local, (tx) => store.listLinks(tx, actor.id))
      return {
        items: parts.unified.map(({ id, name }) => ({ id, name, linked: linked.includes(id) })),
      }
    },
  })

/** The one address of better-auth that is served: the county's sign-in leads back to it. */
export const returnFromUnifiedSignIn = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: `${authPath}/callback/:provider`,
    summary: 'The way back from a unified sign-in',
    access: 'public',
    input: { params: unifiedParams, query: wayBackQuery },
    output: 'redirect',
    secret: 'input',
    async handle({ params, query, exchange, read, write }) {
      const auth = await parts.unifiedAuths.of(params.provider)
      const response = await auth.api.callbackOAuth({
        method: 'GET',
        params: { id: params.provider },
        query,
        headers: exchange.headers,
        asResponse: true,
      })
      const to = new URL(response.headers.get('location') ?? '/', 'http://here')
      const error = to.searchParams.get('error')
      for (const line of response.headers.getSetCookie()) exchange.setCookie(line)
      if (error !== null) return problemPageOf(to.pathname, error)
      if (to.pathname === pages.signedIn) {
        const token = tokenOf(response.headers.getSetCookie()) ?? ''
        const user = await write(local, (tx) => findStillLinked(tx, token, params.provider))
        if (!user) return `${pages.notSignedIn}?problem=identity.wrong-sign-in`
        const browser = await read(local, (tx) =>
          findKnownBrowser(parts, tx, exchange.headers, user.id),
        )
        await recordSignIn(parts, { exchange, write, browser }, user, 'unified')
      }
      return to.pathname + to.search
    },
  })

/** Whose session it is; it is ended where the link was taken away since the library found it. */
async function findStillLinked(
  tx: WriteTransaction,
  token: string,
  provider: string,
): Promise<UserRow | undefined> {
  const user = await store.findUserBySession(tx, token)
  if (!user) return undefined
  // Whoever takes it away from now on ends this session too.
  await store.lockSessionsEnded(tx, user.id)
  if ((await store.listLinks(tx, user.id)).includes(provider)) return user
  await store.endSessionByToken(tx, token)
  return undefined
}

/** What the library calls it, as our problems call it; the desk says it in words. */
function problemPageOf(path: string, error: string): string {
  const codes: Record<string, string> = {
    signup_disabled: 'identity.not-linked',
    unable_to_create_session: 'identity.wrong-sign-in',
    account_already_linked_to_different_user: 'identity.linked-elsewhere',
  }
  const known = path === pages.notLinked ? pages.notLinked : pages.notSignedIn
  return `${known}?problem=${codes[error] ?? 'identity.unified-failed'}`
}

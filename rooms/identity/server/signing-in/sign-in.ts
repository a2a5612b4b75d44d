import { APIError } from 'better-auth/api'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { type Context, type Exchange, route } from '#base/server/http/route.ts'
import { lockedSignIn, wrongSignIn } from '../../shared/problems.ts'
import { sessionOutput, signInInput } from '../../shared/schema.ts'
import {
  bringsTokens,
  findKnownBrowser,
  type KnownBrowser,
  knowBrowser,
} from '../known-browsers/known-browsers.ts'
import type { IdentityParts } from '../parts.ts'
import { findUserByName, type UserRow, updateUser } from '../people/store.ts'
import { everywhere, local } from '../scopes.ts'
import { isOpen } from './is-open.ts'
import { tokenOf } from './session-token.ts'
import { isStillGood } from './still-good.ts'
import * as store from './store.ts'
import { tryAccount } from './try-account.ts'

export const signIn = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with user name and password; a second factor may still be asked for',
    access: 'public',
    input: signInInput,
    output: sessionOutput,
    secret: 'input',
    async handle({ body, exchange, now, read, write }) {
      const browser = await findBrowser(parts, read, exchange.headers, body.username)
      const from = { address: exchange.address, known: browser !== undefined }
      const passed = await parts.attempts.run(from, now, async () => {
        const user = await read(everywhere, (tx) => findOpenUser(parts, tx, body.username))
        const { lockedUntil } = browser ?? user ?? { lockedUntil: null }
        const pass = (username: string) => passPassword(parts, { ...body, username }, exchange)
        // For an account that is closed, locked, without password or not there at all a password is hashed too,
        // so that the time tells nothing.
        if (!user || (lockedUntil && lockedUntil > now)) return pass(' ').then(() => undefined)
        const answer = await tryAccount(write, user, browser, now, async () => {
          const opened = await pass(body.username)
          const token = opened && tokenOf(opened.cookies)
          const stands = opened && (await write(local, (tx) => isStillGood(tx, user, token)))
          return stands ? opened : undefined
        })
        return answer && { ...answer, user }
      })
      const tried = { address: exchange.address, username: body.username }
      if (!passed) {
        // A browser that has signed in before is told what is so; it learns nothing of whose name it is.
        const lockedUntil = browser
          ? (await findBrowser(parts, read, exchange.headers, body.username))?.lockedUntil
          : parts.nameTries.fail(tried, now)
        throw lockedUntil && lockedUntil > now ? lockedSignIn(lockedUntil) : wrongSignIn()
      }
      parts.nameTries.forgive(tried)
      // Until the code is given too nothing is forgiven: a known password would renew the guesses at the code.
      if (passed.step === 'signed-in') {
        await recordSignIn(parts, { exchange, write, browser }, passed.user, 'password')
      }
      for (const line of passed.cookies) exchange.setCookie(line)
      return { step: passed.step }
    },
  })

/** Asks nothing of the database for somebody who brings no cookie of ours. */
async function findBrowser(
  parts: IdentityParts,
  read: Work['read'],
  headers: Headers,
  username: string,
): Promise<KnownBrowser | undefined> {
  if (!(await bringsTokens(parts, headers))) return undefined
  return read(local, async (tx) => {
    const user = await findUserByName(tx, username)
    return user && findKnownBrowser(parts, tx, headers, user.id)
  })
}

async function findOpenUser(
  parts: IdentityParts,
  tx: Transaction,
  username: string,
): Promise<UserRow | undefined> {
  const user = await findUserByName(tx, username)
  if (!user || !(await isOpen(parts, tx, user))) return undefined
  return (await store.hasPassword(tx, user.id)) ? user : undefined
}

type Step = 'signed-in' | 'second-factor'

async function passPassword(
  { auth }: IdentityParts,
  body: { username: string; password: string },
  exchange: Exchange,
): Promise<{ step: Step; cookies: string[] } | undefined> {
  try {
    const { headers, response } = await auth.api.signInUsername({
      body,
      headers: exchange.headers,
      returnHeaders: true,
    })
    const step = 'twoFactorRedirect' in (response ?? {}) ? 'second-factor' : 'signed-in'
    return { step, cookies: headers.getSetCookie() }
  } catch (error) {
    if (error instanceof APIError) return undefined
    throw error
  }
}

/**
 * Of a sign-in that is complete, save for a code that the unified sign-in leaves to be asked for: until then nothing is
 * forgiven. What failed in a known browser is forgiven there, and to strangers nothing.
 */
export async function recordSignIn(
  parts: IdentityParts,
  {
    exchange,
    write,
    browser,
  }: Pick<Context<object>, 'exchange' | 'write'> & { browser: KnownBrowser | undefined },
  user: UserRow,
  how: 'password' | 'code' | 'unified',
): Promise<void> {
  const complete = how !== 'unified' || user.twoFactorEnabled !== true
  await write({ counties: [user.homeCountyCode] }, async (tx) => {
    await updateUser(tx, user.id, {
      ...(complete && !browser && { failedSignIns: 0, lockedUntil: null }),
      lastSignInAt: tx.now,
    })
    if (complete) await knowBrowser(parts, tx, exchange, user.id, browser)
    await tx.record({
      countyCode: user.homeCountyCode,
      action: 'identity.sign-in',
      subject: { kind: 'user', id: user.id },
      actor: user.id,
      reason: how,
    })
  })
}

import { APIError } from 'better-auth/api'
import type { Transaction, Work } from '#base/server/db/work.ts'
import type { Exchange } from '#base/server/http/route.ts'
import { route } from '#base/server/http/route.ts'
import { wrongSignIn } from '../../shared/problems.ts'
import { sessionOutput, signInInput } from '../../shared/schema.ts'
import type { IdentityParts } from '../parts.ts'
import { local } from '../parts.ts'
import { findUserByName, type UserRow, updateUser } from '../people/store.ts'
import * as store from './store.ts'

/** GB/T 22239 asks for a limit without naming it; five and a quarter of an hour stop guessing, not people. */
export const mostFailures = 5
export const lockMinutes = 15

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
      parts.attempts.refuseFlood(exchange.address, now)
      const user = await read(local, (tx) => findOpenUser(parts, tx, body.username, now))
      // For an account that is closed, locked, without password or not there at all a password is hashed too,
      // so that the time tells nothing.
      const username = user ? body.username : ' '
      const answer = await passPassword(parts, { ...body, username }, exchange)
      if (!answer || !user) {
        parts.attempts.fail(exchange.address, now)
        if (user) await recordFailure(write, user, now)
        throw wrongSignIn()
      }
      // Until the code is given too nothing is forgiven: a known password would renew the guesses at the code.
      if (answer.step === 'signed-in') await recordSignIn(write, user, 'password')
      for (const line of answer.cookies) exchange.setCookie(line)
      return { step: answer.step }
    },
  })

export function isOpen(user: UserRow, now: Date, demo: boolean): boolean {
  if (user.closedAt || (user.demo && !demo)) return false
  return !user.lockedUntil || user.lockedUntil <= now
}

async function findOpenUser(
  { demo }: IdentityParts,
  tx: Transaction,
  username: string,
  now: Date,
): Promise<UserRow | undefined> {
  const user = await findUserByName(tx, username)
  if (!user || !isOpen(user, now, demo)) return undefined
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

/** Of a sign-in that is complete: what failed before is forgiven. */
export async function recordSignIn(
  write: Work['write'],
  user: UserRow,
  how: 'password' | 'code' | 'unified',
): Promise<void> {
  await write({ counties: [user.homeCountyCode] }, async (tx) => {
    await updateUser(tx, user.id, {
      failedSignIns: 0,
      lockedUntil: null,
      lastSignInAt: tx.now,
    })
    await tx.record({
      countyCode: user.homeCountyCode,
      action: 'identity.sign-in',
      subject: { kind: 'user', id: user.id },
      actor: user.id,
      reason: how,
    })
  })
}

/** In a transaction of its own: the refusal that follows must not undo the count. */
export async function recordFailure(write: Work['write'], user: UserRow, now: Date): Promise<void> {
  await write({ counties: [user.homeCountyCode] }, async (tx) => {
    const failures = await store.countFailure(tx, user.id)
    if (failures < mostFailures) return
    const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000)
    await updateUser(tx, user.id, { failedSignIns: 0, lockedUntil })
    await tx.record({
      countyCode: user.homeCountyCode,
      action: 'identity.lock',
      subject: { kind: 'user', id: user.id },
      actor: 'sign-in',
    })
  })
}

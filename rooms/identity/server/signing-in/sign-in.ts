import { APIError } from 'better-auth/api'
import type { Transaction, Work } from '#base/server/db/work.ts'
import type { Exchange } from '#base/server/http/route.ts'
import { route } from '#base/server/http/route.ts'
import { wrongSignIn } from '../../shared/problems.ts'
import { sessionOutput, signInInput } from '../../shared/schema.ts'
import type { IdentityParts } from '../parts.ts'
import { findUserByName, type UserRow, updateUser } from '../people/store.ts'
import { everywhere } from '../scopes.ts'
import { isOpen } from './is-open.ts'
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
      const passed = await parts.attempts.run(exchange.address, now, async () => {
        const user = await read(everywhere, (tx) => findOpenUser(parts, tx, body.username, now))
        const pass = (username: string) => passPassword(parts, { ...body, username }, exchange)
        // For an account that is closed, locked, without password or not there at all a password is hashed too,
        // so that the time tells nothing.
        if (!user) return pass(' ').then(() => undefined)
        const answer = await tryAccount(write, user, now, () => pass(body.username))
        return answer && { ...answer, user }
      })
      if (!passed) throw wrongSignIn()
      // Until the code is given too nothing is forgiven: a known password would renew the guesses at the code.
      if (passed.step === 'signed-in') await recordSignIn(write, passed.user, 'password')
      for (const line of passed.cookies) exchange.setCookie(line)
      return { step: passed.step }
    },
  })

async function findOpenUser(
  parts: IdentityParts,
  tx: Transaction,
  username: string,
  now: Date,
): Promise<UserRow | undefined> {
  const user = await findUserByName(tx, username)
  if (!user || !(await isOpen(parts, tx, user))) return undefined
  if (user.lockedUntil && user.lockedUntil > now) return undefined
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

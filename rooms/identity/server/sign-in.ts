import { APIError } from 'better-auth/api'
import type { Work } from '#base/server/db/work.ts'
import type { Exchange } from '#base/server/http/route.ts'
import { route } from '#base/server/http/route.ts'
import { wrongSignIn } from '../shared/problems.ts'
import { sessionOutput, signInInput } from '../shared/schema.ts'
import type { IdentityParts } from './parts.ts'
import { local } from './parts.ts'
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
    async handle({ body, exchange, now, read, write }) {
      parts.attempts.refuseFlood(exchange.address, now)
      const user = await read(local, (tx) => store.findUserByName(tx, body.username))
      const open = user && isOpen(user, now, parts.demo)
      // The password is hashed for a closed or unknown account too, so that the time tells nothing.
      const username = open ? body.username : ' '
      const answer = await passPassword(parts, { ...body, username }, exchange)
      if (!answer || !user) {
        parts.attempts.fail(exchange.address, now)
        if (open) await recordFailure(write, user.id, now)
        throw wrongSignIn()
      }
      await write(local, (tx) =>
        store.updateUser(tx, user.id, {
          failedSignIns: 0,
          lockedUntil: null,
          ...(answer.step === 'signed-in' && { lastSignInAt: now }),
        }),
      )
      for (const line of answer.cookies) exchange.setCookie(line)
      return { step: answer.step }
    },
  })

export function isOpen(user: store.UserRow, now: Date, demo: boolean): boolean {
  if (user.closedAt || (user.demo && !demo)) return false
  return !user.lockedUntil || user.lockedUntil <= now
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

/** In a transaction of its own: the refusal that follows must not undo the count. */
export async function recordFailure(
  write: Work['write'],
  userId: string,
  now: Date,
): Promise<void> {
  await write(local, async (tx) => {
    const failures = await store.countFailure(tx, userId)
    if (failures < mostFailures) return
    const lockedUntil = new Date(now.getTime() + lockMinutes * 60_000)
    await store.updateUser(tx, userId, { failedSignIns: 0, lockedUntil })
  })
}

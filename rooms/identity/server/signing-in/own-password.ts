/** Asks again for the password before something that a left-open session must not do. */
import { APIError } from 'better-auth/api'
import type { Actor, Context } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { demoStays, lockedSignIn, secondFactorFirst, wrongPassword } from '../../shared/problems.ts'
import { findKnownBrowser, type KnownBrowser } from '../known-browsers/known-browsers.ts'
import type { IdentityParts } from '../parts.ts'
import { findUser, type UserRow } from '../people/store.ts'
import { local } from '../scopes.ts'
import { findLock, tryAccount } from './try-account.ts'

interface Confirmed {
  user: UserRow
  session: { id: string; token: string }
  browser: KnownBrowser | undefined
}

/**
 * Wrong ones count as at sign-in, and while the account is locked none is right.
 *
 * @throws Problem identity.wrong-password, identity.locked-sign-in, or identity.second-factor-first where a second factor was not passed
 */
export async function confirmPassword(
  parts: IdentityParts,
  {
    actor,
    exchange,
    now,
    read,
    write,
  }: Pick<Context<object>, 'exchange' | 'now' | 'read' | 'write'> & { actor: Actor },
  password: string,
): Promise<Confirmed> {
  const found = await parts.auth.api.getSession({
    headers: exchange.headers,
    query: { disableCookieCache: true },
  })
  const user = await read(local, (tx) => findUser(tx, actor.id))
  if (!found || !user || found.user.id !== user.id) throw absent()
  if (user.demo) throw demoStays()
  if (user.twoFactorEnabled && found.session.secondFactor !== true) throw secondFactorFirst()
  const browser = await read(local, (tx) => findKnownBrowser(parts, tx, exchange.headers, user.id))
  const from = { address: exchange.address, known: browser !== undefined }
  const right = await parts.attempts.run(from, now, () =>
    tryAccount(write, user, browser, now, () => verify(parts, password, exchange.headers)),
  )
  if (!right) {
    const asked = { headers: exchange.headers, userId: user.id, now }
    const lockedUntil = await findLock(parts, read, asked)
    throw lockedUntil ? lockedSignIn(lockedUntil) : wrongPassword()
  }
  return { user, session: found.session, browser }
}

async function verify(
  { auth }: IdentityParts,
  password: string,
  headers: Headers,
): Promise<true | undefined> {
  try {
    await auth.api.verifyPassword({ body: { password }, headers })
    return true
  } catch (error) {
    if (error instanceof APIError) return undefined
    throw error
  }
}

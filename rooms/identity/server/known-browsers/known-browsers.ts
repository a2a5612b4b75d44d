/**
 * Browsers that have signed in to an account before (OWASP: device cookies). Whoever only knows the account's name can
 * lock it for strangers, and not for its owner.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { cookieOf } from '#base/server/http/plain-cookies.ts'
import type { Exchange } from '#base/server/http/route.ts'
import type { IdentityParts } from '../parts.ts'
import * as store from './store.ts'

/** Of an account, and in one browser: a person has a few devices, an office computer a few people. */
const mostKnown = 8
/** Longer than any holiday or posting away from the desk. */
export const knownDays = 180

export interface KnownBrowser extends store.BrowserRow {
  /** What the cookie holds. */
  token: string
}

/** The browser of these headers, when it is known to the account. */
export async function findKnownBrowser(
  { auth }: Pick<IdentityParts, 'auth'>,
  tx: Transaction,
  headers: Headers,
  userId: string,
): Promise<KnownBrowser | undefined> {
  const byHash = new Map(
    (await tokensOf(auth, headers)).map((token) => [hashOf(token).toString('hex'), token]),
  )
  if (byHash.size === 0) return undefined
  const hashes = [...byHash.keys()].map((each) => Buffer.from(each, 'hex'))
  const row = await store.findBrowser(tx, userId, hashes, forgottenBefore(tx.now))
  return row && { ...row, token: byHash.get(row.tokenHash.toString('hex')) as string }
}

/** Whether the cookie is one that was made here; for whom, only `findKnownBrowser` knows. */
export async function bringsTokens(
  { auth }: Pick<IdentityParts, 'auth'>,
  headers: Headers,
): Promise<boolean> {
  return (await tokensOf(auth, headers)).length > 0
}

/**
 * From now on this browser is known to the account, and what failed in it is forgiven. Only after a sign-in that is
 * complete: a password that somebody found out must not give them tries of their own at the code.
 */
export async function knowBrowser(
  { auth }: Pick<IdentityParts, 'auth'>,
  tx: WriteTransaction,
  exchange: Exchange,
  userId: string,
  before: KnownBrowser | undefined,
): Promise<void> {
  const token = before?.token ?? randomBytes(16).toString('base64url')
  await store.putBrowser(tx, { userId, tokenHash: hashOf(token) }, mostKnown)
  const others = (await tokensOf(auth, exchange.headers)).filter((each) => each !== token)
  const tokens = [token, ...others].slice(0, mostKnown)
  const { name, secret, secure } = await settingsOf(auth)
  const value = [...tokens, signatureOf(secret, tokens)].join('.')
  const age = knownDays * 86_400
  exchange.setCookie(
    `${name}=${value}; Path=/api; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  )
}

export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - knownDays * 86_400_000)
}

/** None when the signature is not ours: what anybody made up costs no question to the database. */
async function tokensOf(auth: IdentityParts['auth'], headers: Headers): Promise<string[]> {
  const { name, secret } = await settingsOf(auth)
  const tokens = (cookieOf(headers.get('cookie'), name) ?? '').split('.')
  const signed = Buffer.from(tokens.pop() ?? '')
  const right = Buffer.from(signatureOf(secret, tokens))
  if (signed.length !== right.length || !timingSafeEqual(signed, right)) return []
  return tokens.slice(0, mostKnown)
}

/** Begins with a phrase of its own, so that no other cookie under the same key can stand for it. */
function signatureOf(secret: string, tokens: readonly string[]): string {
  const text = `known browser\n${tokens.join('.')}`
  return createHmac('sha256', secret).update(text).digest('base64url')
}

async function settingsOf(auth: IdentityParts['auth']) {
  const { secret, createAuthCookie } = await auth.$context
  const { name, attributes } = createAuthCookie('known_browser')
  return { name, secret, secure: attributes.secure === true }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The second factor: a six-digit code from an authenticator (RFC 6238), or one recovery code. */
import { APIError } from 'better-auth/api'
import { renderSVG } from 'uqr'
import type { Work, WriteTransaction } from '#base/server/db/work.ts'
import { cookieOf } from '#base/server/http/plain-cookies.ts'
import { type Exchange, route } from '#base/server/http/route.ts'
import {
  alreadyEnrolled,
  lockedSignIn,
  unreadableSecondFactor,
  wrongCode,
} from '../../shared/problems.ts'
import {
  done,
  enrolInput,
  enrolOutput,
  recoveryCodesOutput,
  secondFactorInput,
  sessionOutput,
} from '../../shared/schema.ts'
import { findKnownBrowser } from '../known-browsers/known-browsers.ts'
import type { IdentityParts } from '../parts.ts'
import { findUser, type UserRow } from '../people/store.ts'
import { everywhere, local } from '../scopes.ts'
import { type Auth, issuer } from './auth.ts'
import { isReadable, stepOfCode } from './code-step.ts'
import { isOpen } from './is-open.ts'
import { confirmPassword } from './own-password.ts'
import { readPaperCode } from './paper-codes.ts'
import { tokenOf } from './session-token.ts'
import { recordSignIn } from './sign-in.ts'
import { isStillGood } from './still-good.ts'
import * as store from './store.ts'
import { findLock, tryAccount } from './try-account.ts'

/** Second step of a sign-in, and the end of an enrolment: both prove that the authenticator works. */
export const passSecondFactor = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/session/second-factor',
    summary: 'Give the code of the second factor, or one recovery code',
    access: 'public',
    input: secondFactorInput,
    output: sessionOutput,
    secret: 'input',
    async handle({ body, exchange, now, read, write }) {
      const code = readPaperCode(body.code)
      const user = await findChallenged(parts.auth, read, exchange.headers)
      const browser =
        user && (await read(local, (tx) => findKnownBrowser(parts, tx, exchange.headers, user.id)))
      const from = { address: exchange.address, known: browser !== undefined }
      const passed = await parts.attempts.run(from, now, async () => {
        if (!user || !(await read(everywhere, (tx) => isOpen(parts, tx, user)))) return undefined
        if (!(await read(local, (tx) => isReadable(parts.auth, tx, user)))) {
          throw unreadableSecondFactor()
        }
        return tryAccount(write, user, browser, now, async () => {
          const answer = await passCode(parts.auth, user, code, exchange)
          const good = answer && (await spend(parts.auth, write, user, code, answer.token))
          return good ? answer : undefined
        })
      })
      if (!passed || !user) {
        const asked = user && { headers: exchange.headers, userId: user.id, now }
        const lockedUntil = asked && (await findLock(parts, read, asked))
        throw lockedUntil
          ? lockedSignIn(lockedUntil)
          : wrongCode({ enrolled: !user || user.twoFactorEnabled === true })
      }
      await write({ counties: [user.homeCountyCode] }, async (tx) => {
        await store.markSecondFactor(tx, passed.token)
        if (user.twoFactorEnabled) return
        // Enrolled just now: sessions that were opened by the password alone are over.
        await store.endSessions(tx, user.id, { token: passed.token })
        await tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.enrol-second-factor',
          subject: { kind: 'user', id: user.id },
          actor: user.id,
        })
      })
      await recordSignIn(parts, { exchange, write, browser }, user, 'code')
      parts.forget(user.id)
      for (const line of passed.cookies) exchange.setCookie(line)
      return { step: 'signed-in' as const }
    },
  })

/** Whose code is asked for: the session's owner, or whoever has just given the right password. */
async function findChallenged(auth: Auth, read: Work['read'], headers: Headers) {
  const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } })
  if (found) return read(local, (tx) => findUser(tx, found.user.id))
  const { name } = (await auth.$context).createAuthCookie('two_factor')
  const signed = cookieOf(headers.get('cookie'), name)
  if (signed === undefined) return undefined
  const value = decodeURIComponent(signed)
  return read(local, (tx) => store.findUserByChallenge(tx, value.slice(0, value.lastIndexOf('.'))))
}

const isFromAuthenticator = (code: string) => /^\d{6}$/.test(code)

async function passCode(auth: Auth, user: UserRow, code: string, exchange: Exchange) {
  const fromAuthenticator = isFromAuthenticator(code)
  // A recovery code proves no authenticator, so it ends no enrolment.
  if (!fromAuthenticator && !user.twoFactorEnabled) return undefined
  const input = { body: { code }, headers: exchange.headers, returnHeaders: true } as const
  try {
    const { headers, response } = fromAuthenticator
      ? await auth.api.verifyTOTP(input)
      : await auth.api.verifyBackupCode(input)
    const cookies = headers.getSetCookie()
    // An enrolment opens a new session beside the one it answers for; its cookie tells which.
    return { cookies, token: tokenOf(cookies) ?? (response as { token: string }).token }
  } catch (error) {
    if (error instanceof APIError) return undefined
    throw error
  }
}

/** @returns false for a code that is spent or opened a session of somebody else; that is ended again */
async function spend(
  auth: Auth,
  write: Work['write'],
  user: UserRow,
  code: string,
  token: string,
): Promise<boolean> {
  return write(local, async (tx) => {
    const owner = await store.findUserBySession(tx, token)
    const good = owner?.id === user.id && (await spendCode(auth, tx, user, code))
    if (good) return isStillGood(tx, user, token)
    await store.endSessionByToken(tx, token)
    return false
  })
}

/** A recovery code was taken off the list when it was passed, and says nothing about the authenticator. */
async function spendCode(
  auth: Auth,
  tx: WriteTransaction,
  user: UserRow,
  code: string,
): Promise<boolean> {
  if (!isFromAuthenticator(code)) return true
  const secret = await store.findSecret(tx, user.id)
  if (secret === undefined) return false
  const step = await stepOfCode(auth, secret, code)
  return step !== undefined && store.spendStep(tx, user.id, step)
}

export const enrolSecondFactor = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/second-factor',
    summary: 'Begin a second factor; it counts once a first code was given',
    access: 'signed-in',
    input: enrolInput,
    output: enrolOutput,
    secret: 'input',
    async handle(context) {
      const { body, exchange } = context
      const { user } = await confirmPassword(parts, context, body.password)
      if (user.twoFactorEnabled) throw alreadyEnrolled()
      const answer = await parts.auth.api.enableTwoFactor({ body, headers: exchange.headers })
      const { totpURI, backupCodes: recoveryCodes } = answer as {
        totpURI: string
        backupCodes: string[]
      }
      const uri = calledAfter(user, totpURI)
      return { uri, picture: renderSVG(uri), recoveryCodes }
    },
  })

/** As its owner knows the account, in place of the address that the library has: an authenticator shows it. */
function calledAfter(user: UserRow, totpUri: string): string {
  const query = totpUri.slice(totpUri.indexOf('?'))
  const label = [issuer, user.displayUsername ?? ''].map(encodeURIComponent).join(':')
  return `otpauth://totp/${label}${query}`
}

export const renewRecoveryCodes = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/second-factor/recovery-codes',
    summary: 'New recovery codes; the former ones are void',
    access: 'signed-in',
    input: enrolInput,
    output: recoveryCodesOutput,
    secret: 'input',
    async handle(context) {
      const { body, exchange, write } = context
      const { user } = await confirmPassword(parts, context, body.password)
      if (!user.twoFactorEnabled) throw wrongCode()
      const { backupCodes } = await parts.auth.api.generateBackupCodes({
        body,
        headers: exchange.headers,
      })
      await write({ counties: [user.homeCountyCode] }, (tx) =>
        tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.renew-recovery-codes',
          subject: { kind: 'user', id: user.id },
          actor: user.id,
        }),
      )
      return { recoveryCodes: backupCodes }
    },
  })

export const dropSecondFactor = (parts: IdentityParts) =>
  route({
    method: 'DELETE',
    path: '/api/second-factor',
    summary: 'Give up the second factor; roles that need one are withheld again',
    access: 'signed-in',
    input: enrolInput,
    output: done,
    secret: 'input',
    async handle(context) {
      const { body, exchange, actor, write } = context
      const { user } = await confirmPassword(parts, context, body.password)
      const { headers } = await parts.auth.api.disableTwoFactor({
        body,
        headers: exchange.headers,
        returnHeaders: true,
      })
      const cookies = headers.getSetCookie()
      await write({ counties: [user.homeCountyCode] }, async (tx) => {
        await store.endSessions(tx, user.id, { token: tokenOf(cookies) ?? '' })
        await tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.drop-second-factor',
          subject: { kind: 'user', id: user.id },
          actor: actor.id,
        })
      })
      for (const line of cookies) exchange.setCookie(line)
      parts.forget(actor.id)
      return { done: true as const }
    },
  })

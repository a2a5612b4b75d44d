/** The second factor: a six-digit code from an authenticator (RFC 6238), or one recovery code. */
import { APIError } from 'better-auth/api'
import { renderSVG } from 'uqr'
import { type Exchange, route } from '#base/server/http/route.ts'
import { wrongCode, wrongPassword } from '../shared/problems.ts'
import {
  done,
  enrolInput,
  enrolOutput,
  recoveryCodesOutput,
  secondFactorInput,
  sessionOutput,
} from '../shared/schema.ts'
import type { Auth } from './auth.ts'
import { type IdentityParts, local } from './parts.ts'
import * as store from './store.ts'

/** Second step of a sign-in, and the end of an enrolment: both prove that the authenticator works. */
export const passSecondFactor = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/session/second-factor',
    summary: 'Give the code of the second factor, or one recovery code',
    access: 'public',
    input: secondFactorInput,
    output: sessionOutput,
    async handle({ body, exchange, now, write }) {
      parts.attempts.refuseFlood(exchange.address, now)
      const passed = await passCode(parts.auth, body.code, exchange)
      if (!passed) {
        parts.attempts.fail(exchange.address, now)
        throw wrongCode()
      }
      await write(local, async (tx) => {
        await store.markSecondFactor(tx, passed.token)
        await store.updateUser(tx, passed.userId, { lastSignInAt: now })
      })
      parts.forget(passed.userId)
      for (const line of passed.cookies) exchange.setCookie(line)
      return { step: 'signed-in' as const }
    },
  })

/** better-auth locks the factor itself after too many wrong codes. */
async function passCode(auth: Auth, code: string, exchange: Exchange) {
  const input = { body: { code }, headers: exchange.headers, returnHeaders: true } as const
  try {
    const { headers, response } = /^\d{6}$/.test(code)
      ? await auth.api.verifyTOTP(input)
      : await auth.api.verifyBackupCode(input)
    const cookies = headers.getSetCookie()
    const { token, user } = response as { token: string; user: { id: string } }
    return { cookies, token: tokenOf(cookies) ?? token, userId: user.id }
  } catch (error) {
    if (error instanceof APIError) return undefined
    throw error
  }
}

/** An enrolment opens a new session beside the one it answers for; its cookie tells which. */
function tokenOf(cookies: readonly string[]): string | undefined {
  const value = cookies
    .map((line) => /^[^=;]*session_token=([^;]+)/.exec(line)?.[1])
    .find((each) => each !== undefined)
  return value && decodeURIComponent(value).split('.')[0]
}

export const enrolSecondFactor = ({ auth }: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/second-factor',
    summary: 'Begin a second factor; it counts once a first code was given',
    access: 'signed-in',
    input: enrolInput,
    output: enrolOutput,
    async handle({ body, exchange }) {
      const answer = await withPassword(() =>
        auth.api.enableTwoFactor({ body, headers: exchange.headers }),
      )
      const { totpURI: uri, backupCodes: recoveryCodes } = answer as {
        totpURI: string
        backupCodes: string[]
      }
      return { uri, picture: renderSVG(uri), recoveryCodes }
    },
  })

export const renewRecoveryCodes = ({ auth }: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/second-factor/recovery-codes',
    summary: 'New recovery codes; the former ones are void',
    access: 'signed-in',
    input: enrolInput,
    output: recoveryCodesOutput,
    async handle({ body, exchange }) {
      const { backupCodes } = await withPassword(() =>
        auth.api.generateBackupCodes({ body, headers: exchange.headers }),
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
    async handle({ body, exchange, actor }) {
      const { headers } = await withPassword(() =>
        parts.auth.api.disableTwoFactor({ body, headers: exchange.headers, returnHeaders: true }),
      )
      for (const line of headers.getSetCookie()) exchange.setCookie(line)
      parts.forget(actor.id)
      return { done: true as const }
    },
  })

async function withPassword<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof APIError) throw wrongPassword()
    throw error
  }
}

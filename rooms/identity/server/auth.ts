/** better-auth as this house uses it: its tables in our schema, its endpoints behind our own routes. */
import { betterAuth } from 'better-auth'
import { type GenericOAuthConfig, genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { CamelCasePlugin, Kysely, PostgresDialect, WithSchemaPlugin } from 'kysely'
import type pg from 'pg'
import { newId } from '#base/server/new-id.ts'

/** A county's unified sign-in, over OpenID Connect. */
export interface UnifiedSignIn {
  id: string
  /** As the button says it. */
  name: string
  discoveryUrl: string
  clientId: string
  clientSecret: string
}

export interface AuthParts {
  pool: pg.Pool
  /** Signs cookies and encrypts second-factor secrets; kept on the machine. */
  secret: string
  /** Where people reach this server, for cookies and the way back from a unified sign-in. */
  publicUrl: string
  unified: readonly UnifiedSignIn[]
}

/** From sign-in to the end, however busy: a working day and its evening. */
export const sessionHours = 12
/** Without any request; GB/T 22239 asks for an end of idle sessions. */
export const idleMinutes = 30
/** Where better-auth's own addresses lie; only the way back from a unified sign-in is served. */
export const authPath = '/api/auth'

export type Auth = ReturnType<typeof createAuth>

export function createAuth({ pool, secret, publicUrl, unified }: AuthParts) {
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin(), new WithSchemaPlugin('identity')],
  })
  return betterAuth({
    appName: '联建',
    database: { db, type: 'postgres' },
    secret,
    baseURL: publicUrl,
    basePath: authPath,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Our routes count attempts per account and per address.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 200 },
    user: { modelName: 'users' },
    session: {
      modelName: 'sessions',
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      additionalFields: {
        lastSeenAt: { type: 'date', required: false, input: false },
        secondFactor: { type: 'boolean', required: false, input: false },
      },
    },
    account: { modelName: 'credentials', accountLinking: { enabled: false } },
    verification: { modelName: 'verifications' },
    advanced: {
      cookiePrefix: 'lianjian',
      // Our migrations make the tables; the library would look for them by its own names, in the public schema.
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { disableIpTracking: false },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 100, usernameValidator: () => true }),
      twoFactor({
        issuer: '联建',
        schema: { twoFactor: { modelName: 'twoFactors' } },
        backupCodeOptions: { amount: 10, length: 10 },
      }),
      genericOAuth({ config: unified.map(configOf) }),
    ],
  })
}

/** Nobody gains an account by signing in elsewhere: an administrator links the subject first. */
function configOf(each: UnifiedSignIn): GenericOAuthConfig {
  return {
    providerId: each.id,
    discoveryUrl: each.discoveryUrl,
    clientId: each.clientId,
    clientSecret: each.clientSecret,
    scopes: ['openid', 'profile'],
    pkce: true,
    disableSignUp: true,
  }
}

/** better-auth as this house uses it: its tables in our schema, its endpoints behind our own routes. */
import { betterAuth } from 'better-auth'
import { type GenericOAuthConfig, genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { CamelCasePlugin, Kysely, PostgresDialect, WithSchemaPlugin } from 'kysely'
import type pg from 'pg'
import type { Clock } from '#base/server/clock.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { findUser } from '../people/store.ts'
import { everywhere, local } from '../scopes.ts'
import { isOpen } from './is-open.ts'
import { journalLinks } from './journal-links.ts'
import { newPaperCode } from './paper-codes.ts'
import { listLinks } from './store.ts'
import type { UnifiedSignIn } from './unified-settings.ts'

export interface AuthParts {
  pool: pg.Pool
  /** Signs cookies and encrypts second-factor secrets; kept on the machine. */
  secret: string
  /** Where people reach this server, for cookies and the way back from a unified sign-in. */
  publicUrl: string
  /** Whether demo accounts may sign in, asked in a transaction that sees all counties. */
  isDemoOn(tx: Transaction): Promise<boolean>
  clock: Clock
  work: Work
}

/** From sign-in to the end, however busy: a working day and its evening. */
export const sessionHours = 12
/** Without any request; GB/T 22239 asks for an end of idle sessions. */
export const idleMinutes = 30
/** Where better-auth's own addresses lie; only the way back from a unified sign-in is served. */
export const authPath = '/api/auth'

/** What an authenticator calls this system. */
export const issuer = '联建'

/** As many as fit a card in a purse. */
const recoveryCodes = 10

export type Auth = ReturnType<typeof createAuth>

/**
 * @param unified of an instance besides the one for passwords; see `createUnifiedAuths`
 */
export function createAuth(parts: AuthParts, unified: readonly UnifiedSignIn[] = []) {
  const { pool, secret, publicUrl, isDemoOn, clock, work } = parts
  const db = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin(), new WithSchemaPlugin('identity')],
  })
  const mayOpenSession = (userId: string): Promise<boolean> =>
    work.read(everywhere, async (tx) => {
      const user = await findUser(tx, userId)
      return user !== undefined && isOpen({ isDemoOn }, tx, user)
    })
  /** Of a link: made by whoever sits there now, to their own account, which has none of this provider yet. */
  const mayLink = async (
    { userId, providerId }: { userId: string; providerId: string },
    headers: Headers | undefined,
  ): Promise<boolean> => {
    if (providerId === 'credential') return true
    const session = headers && (await auth.api.getSession({ headers, query: uncached }))
    if (session?.user.id !== userId) return false
    return !(await work.read(local, (tx) => listLinks(tx, userId))).includes(providerId)
  }
  const auth = betterAuth({
    appName: issuer,
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
    account: {
      modelName: 'credentials',
      updateAccountOnSignIn: false,
      // Linked only by whoever is signed in already, never because two addresses look alike.
      accountLinking: {
        enabled: true,
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: unified.map(({ id }) => id),
      },
    },
    verification: { modelName: 'verifications' },
    databaseHooks: {
      account: {
        create: {
          before: async (account, context) => {
            if (!(await mayLink(account, context?.headers))) return false
          },
        },
        update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
      session: {
        create: {
          // Whichever way it would be opened; its days and hours go by the clock that everything else goes by.
          before: async (session) => {
            if (!(await mayOpenSession(session.userId))) return false
            const createdAt = clock()
            const expiresAt = new Date(createdAt.getTime() + sessionHours * 3_600_000)
            return { data: { ...session, createdAt, expiresAt } }
          },
        },
      },
    },
    onAPIError: { errorURL: '/sign-in-problem' },
    advanced: {
      cookiePrefix: 'lianjian',
      // Our migrations make the tables; the library would look for them by its own names, in the public schema.
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { disableIpTracking: false },
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 100, usernameValidator: () => true }),
      twoFactor({
        issuer,
        schema: { twoFactor: { modelName: 'twoFactors' } },
        backupCodeOptions: {
          customBackupCodesGenerate: () => Array.from({ length: recoveryCodes }, newPaperCode),
        },
        // Ours counts codes and passwords together.
        accountLockout: { enabled: false },
      }),
      journalLinks(work),
      genericOAuth({ config: unified.map(configOf) }),
    ],
  })
  return auth
}

const uncached = { disableCookieCache: true }

/** Nothing is asked of the county's sign-in later, and its tokens tell more of a person than who it is. */
const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
}

/** Nobody gains an account by signing in elsewhere: its owner links the two first. */
function configOf(each: UnifiedSignIn): GenericOAuthConfig {
  return {
    providerId: each.id,
    discoveryUrl: each.discoveryUrl,
    clientId: each.clientId,
    clientSecret: each.clientSecret,
    scopes: ['openid'],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    // The library wants an address; a made-up one cannot be anybody's here.
    mapProfileToUser: ({ sub }) => ({
      email: `${encodeURIComponent(String(sub))}@${each.id}.invalid`,
      name: '',
    }),
  }
}

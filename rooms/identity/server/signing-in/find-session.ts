import { dayOf } from '#base/server/clock.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { type GrantRow, listGrantsOfUsers } from '../grants/store.ts'
import type { IdentityParts } from '../parts.ts'
import { findUser, type UserRow } from '../people/store.ts'
import { everywhere, local } from '../scopes.ts'
import { idleMinutes } from './auth.ts'
import { isOpen } from './is-open.ts'
import * as store from './store.ts'

export interface SignedIn {
  user: UserRow
  /** Whether this session was opened with a code as well as a password. */
  secondFactor: boolean
  /** Those that hold today. */
  grants: GrantRow[]
}

/** Written no more often than this, so that a busy reader does not write with every request. */
const touchEveryMs = 60_000

/** Who the cookies of a request belong to, with the grants that hold now; undefined when nobody is signed in. */
export async function findSession(
  parts: Pick<IdentityParts, 'auth' | 'isDemoOn'>,
  work: Work,
  headers: Headers,
  now: Date,
): Promise<SignedIn | undefined> {
  const found = await parts.auth.api.getSession({ headers, query: { disableCookieCache: true } })
  if (!found) return undefined
  const { id, createdAt, expiresAt, lastSeenAt, secondFactor } = found.session
  const seen = lastSeenAt ?? createdAt
  const idle = now.getTime() - seen.getTime()
  if (idle > idleMinutes * 60_000 || expiresAt <= now) {
    await work.write(local, (tx) => store.endSession(tx, found.user.id, id))
    return undefined
  }
  if (!lastSeenAt || idle > touchEveryMs) {
    await work.write(local, (tx) => store.touchSession(tx, id))
  }
  const user = await work.read(everywhere, async (tx) => {
    const row = await findUser(tx, found.user.id)
    return row && (await isOpen(parts, tx, row)) ? row : undefined
  })
  if (!user) return undefined
  const grants = await work.read({ counties: user.grantCounties }, (tx) => listHeldGrants(tx, user))
  // A factor that was taken away since counts no more.
  const passed = secondFactor === true && user.twoFactorEnabled === true
  return { user, secondFactor: passed, grants }
}

/** The grants that hold on the day of the transaction. */
export async function listHeldGrants(
  tx: Transaction,
  user: { id: string; grantCounties: string[] },
): Promise<GrantRow[]> {
  const grants = await listGrantsOfUsers(tx, user.grantCounties, [user.id])
  const today = dayOf(tx.now)
  return grants.filter((grant) => holdsOn(grant, today))
}

/** Whether it holds now or will: one that was ended before it began never does. */
export function isOpenOn(grant: { beginsOn: string; endsOn: string | null }, day: string): boolean {
  return grant.endsOn === null || (day < grant.endsOn && grant.beginsOn < grant.endsOn)
}

export function holdsOn(grant: { beginsOn: string; endsOn: string | null }, day: string): boolean {
  return grant.beginsOn <= day && (grant.endsOn === null || day < grant.endsOn)
}

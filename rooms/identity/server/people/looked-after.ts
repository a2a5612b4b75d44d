/**
 * Which accounts an actor looks after under one capability: those whose home county the capability reaches whole,
 * and those that hold a role on a place within its reach.
 */
import { dayOf } from '#base/server/clock.ts'
import { codesAroundCuts, coversCounty, isInReach, type Reach } from '#base/server/db/reach.ts'
import { isInScope, joinScopes, type Scope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Actor, Context } from '#base/server/http/route.ts'
import { absent, notSignedIn } from '#base/shared/problems.ts'
import { beyondReach, changedMeanwhile } from '../../shared/problems.ts'
import type { RoleName } from '../../shared/roles.ts'
import { scopeOf } from '../grants/scope-of.ts'
import { type GrantRow, listGrantsOfUsers } from '../grants/store.ts'
import type { IdentityParts } from '../parts.ts'
import { local } from '../scopes.ts'
import { isOpenOn } from '../signing-in/find-session.ts'
import * as store from './store.ts'

export function isGrantInReach(reach: Reach, grant: GrantRow): boolean {
  const { countyCode, regionCode, scopeKind, scopeCode } = grant
  const organizationId = scopeKind === 'organization' ? scopeCode : null
  if (organizationId === null && codesAroundCuts(reach).includes(regionCode)) return false
  return isInReach(reach, { countyCode, regionCode, organizationId })
}

/** Grants that have not ended; some may not have begun. */
export async function listOpenGrants(
  tx: Transaction,
  user: { id: string; grantCounties: string[] },
): Promise<GrantRow[]> {
  const grants = await listGrantsOfUsers(tx, user.grantCounties, [user.id])
  const today = dayOf(tx.now)
  return grants.filter((grant) => isOpenOn(grant, today))
}

export function isLookedAfter(
  reach: Reach,
  user: store.UserRow,
  grants: readonly GrantRow[],
): boolean {
  if (coversCounty(reach, user.homeCountyCode)) return true
  return grants.some((grant) => isGrantInReach(reach, grant))
}

/** Nothing of the account lies elsewhere: neither its home nor a role. */
export function isWhollyReached(
  reach: Reach,
  user: store.UserRow,
  grants: readonly GrantRow[],
): boolean {
  return (
    coversCounty(reach, user.homeCountyCode) &&
    grants.every((grant) => isGrantInReach(reach, grant))
  )
}

/**
 * Opens a transaction that sees every grant of one account, wherever it lies: what the account holds elsewhere
 * decides whether the actor may touch it, though nothing of it is told.
 */
export async function writeForUser<T>(
  { actor, read, write }: Pick<Context<object, { capability: string }>, 'actor' | 'read' | 'write'>,
  capability: string,
  id: string,
  act: (tx: WriteTransaction) => Promise<T>,
): Promise<T> {
  const user = await read(local, (tx) => store.findUser(tx, id))
  if (!user) throw absent()
  return write(joinScopes(actor.reach(capability).scope, scopeOfUser(user)), act)
}

export function scopeOfUser(user: store.UserRow): Scope {
  return { counties: [...new Set([user.homeCountyCode, ...user.grantCounties])] }
}

/**
 * An account that the actor looks after, held until the transaction ends.
 *
 * @throws Problem base.absent for one that lies elsewhere: its existence is not told
 */
export async function lockUserInReach(
  tx: WriteTransaction,
  actor: Actor,
  capability: string,
  id: string,
): Promise<store.UserRow> {
  await refuseClosedActor(tx, actor)
  const user = await store.lockUser(tx, id)
  if (!user) throw absent()
  // Given in another county between the first look and the lock: the grants read below would be incomplete.
  if (scopeOfUser(user).counties.some((each) => !isInScope(tx.scope, each)))
    throw changedMeanwhile()
  const grants = await listOpenGrants(tx, user)
  if (!isLookedAfter(actor.reach(capability), user, grants)) throw absent()
  return user
}

/**
 * Whoever makes, changes or opens accounts is judged within the transaction too: what they had begun when their own
 * account was closed comes to nothing.
 */
export async function refuseClosedActor(tx: WriteTransaction, actor: Actor): Promise<void> {
  if (!(await store.holdOpen(tx, actor.id))) throw notSignedIn()
}

/**
 * Whoever gives somebody a new way in could take the account over, so they must be able to give every role it holds.
 *
 * @param user locked by `lockUserInReach`
 * @throws Problem identity.beyond-reach
 */
export async function refuseStronger(
  parts: IdentityParts,
  tx: Transaction,
  actor: Actor,
  user: store.UserRow,
): Promise<void> {
  if (!(await mayGiveAll(parts, tx, actor, user))) throw beyondReach()
}

/** Whether the actor may give every role that the account holds or will. */
export async function mayGiveAll(
  parts: IdentityParts,
  tx: Transaction,
  actor: Actor,
  user: { id: string; grantCounties: string[] },
): Promise<boolean> {
  const grants = await listOpenGrants(tx, user)
  const wanted = grants.map((grant) => ({ role: grant.role as RoleName, scope: scopeOf(grant) }))
  const allowed = await parts.mayGrant(tx, actor, wanted)
  return !allowed.includes(false)
}

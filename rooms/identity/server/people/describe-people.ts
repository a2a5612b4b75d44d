/** Accounts and grants as administrators see them. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { RoleName } from '../../shared/roles.ts'
import { scopeOf } from '../grants/scope-of.ts'
import { type GrantRow, listGrantsOfUsers } from '../grants/store.ts'
import { type IdentityParts, keyOfScope } from '../parts.ts'
import { isOpenOn } from '../signing-in/find-session.ts'
import { isGrantInReach } from './looked-after.ts'
import * as store from './store.ts'

/** @param reach limits which grants are told: those on places beyond it are not */
export async function describePeople(
  parts: IdentityParts,
  tx: Transaction,
  reach: Reach,
  users: store.UserRow[],
) {
  const counties = [...new Set(users.flatMap(({ grantCounties }) => grantCounties))]
  const ids = users.map(({ id }) => id)
  const today = dayOf(tx.now)
  const grants = (await listGrantsOfUsers(tx, counties, ids)).filter(
    (each) => isGrantInReach(reach, each) && isOpenOn(each, today),
  )
  const places = await parts.findPlaces(tx, grants.map(scopeOf))
  const predecessors = await store.listUserNames(tx, idsOf(grants, 'handedFrom'))
  const credentialed = new Set(await store.listUsersWithCredential(tx, ids))
  return users.map((user) => ({
    id: user.id,
    name: user.name,
    username: user.displayUsername ?? user.username ?? '',
    homeCountyCode: user.homeCountyCode,
    state: stateOf(user, credentialed.has(user.id), tx.now),
    barred: user.barred,
    secondFactor: user.twoFactorEnabled === true,
    lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    grants: grants
      .filter(({ userId }) => userId === user.id)
      .map((grant) => ({
        ...sayGrant(grant, places.get(keyOfScope(scopeOf(grant)))?.name),
        succeeds: nameOf(predecessors, grant.handedFrom),
      })),
  }))
}

/** Roles of one account that no longer hold, the last one first. */
export async function describeEnded(
  parts: IdentityParts,
  tx: Transaction,
  reach: Reach,
  user: store.UserRow,
) {
  const today = dayOf(tx.now)
  const over = (await listGrantsOfUsers(tx, user.grantCounties, [user.id]))
    .filter((each) => isGrantInReach(reach, each) && !isOpenOn(each, today))
    .map((grant) => ({ ...grant, endsOn: grant.endsOn as string }))
  const places = await parts.findPlaces(tx, over.map(scopeOf))
  const names = await store.listUserNames(
    tx,
    (['endedBy', 'handedFrom', 'handedTo'] as const).flatMap((which) => idsOf(over, which)),
  )
  return over
    .sort((a, b) => (a.endsOn < b.endsOn ? 1 : -1))
    .map((grant) => ({
      ...sayGrant(grant, places.get(keyOfScope(scopeOf(grant)))?.name),
      endsOn: grant.endsOn,
      succeeds: nameOf(names, grant.handedFrom),
      endedBy: nameOf(names, grant.endedBy),
      endReason: grant.endReason,
      handedTo: nameOf(names, grant.handedTo),
    }))
}

function idsOf(
  grants: readonly GrantRow[],
  which: 'endedBy' | 'handedFrom' | 'handedTo',
): string[] {
  return grants.flatMap((grant) => grant[which] ?? [])
}

function nameOf(names: Map<string, string>, id: string | null): string | null {
  return id === null ? null : (names.get(id) ?? null)
}

export function sayGrant(grant: GrantRow, name: string | undefined) {
  return {
    countyCode: grant.countyCode,
    id: grant.id,
    role: grant.role as RoleName,
    scope: {
      ...scopeOf(grant),
      name: name ?? grant.scopeCode,
      regionCode: grant.regionCode,
    },
    beginsOn: grant.beginsOn,
    endsOn: grant.endsOn,
    reason: grant.reason,
  }
}

function stateOf(user: store.UserRow, hasCredential: boolean, now: Date) {
  if (user.closedAt) return 'closed' as const
  if (user.lockedUntil && user.lockedUntil > now) return 'locked' as const
  return hasCredential ? ('active' as const) : ('invited' as const)
}

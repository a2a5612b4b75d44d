/** Giving and ending roles. */
import { dayOf } from '#base/server/clock.ts'
import { isInReach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent, refused } from '#base/shared/problems.ts'
import {
  beyondReach,
  beyondReachAt,
  closedAccount,
  dayPassed,
  daysReversed,
  endPassed,
  endsLater,
  notToOneself,
  roleNotThere,
  scopeUnknown,
  threeAdministrators,
} from '../../shared/problems.ts'
import { type RoleName, roles } from '../../shared/roles.ts'
import {
  done,
  endGrantInput,
  type GrantBody,
  giveGrantInput,
  giveGrantOutput,
} from '../../shared/schema.ts'
import { type IdentityParts, keyOfScope, type Place } from '../parts.ts'
import {
  isGrantInReach,
  lockUserInReach,
  mayGiveAll,
  refuseClosedActor,
  writeForUser,
} from '../people/looked-after.ts'
import { lockUser, type UserRow, updateUser } from '../people/store.ts'
import { isOpenOn } from '../signing-in/find-session.ts'
import { isUsable } from '../signing-in/invitations.ts'
import { endSessions, lockInvitation, spendInvitations } from '../signing-in/store.ts'
import { plainGrant } from './plain-grant.ts'
import { scopeOf } from './scope-of.ts'
import * as store from './store.ts'

export const giveGrant = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/people/:id/grants',
    summary: 'Give somebody a role on a place of duty',
    access: { capability: 'grants.give' },
    input: giveGrantInput,
    output: giveGrantOutput,
    async handle(context) {
      const { actor, params, body } = context
      const { slipVoid } = await writeForUser(context, 'grants.give', params.id, async (tx) => {
        const user = await lockUserInReach(tx, actor, 'grants.give', params.id)
        if (user.closedAt) throw closedAccount()
        return addGrant(parts, tx, actor, user, body)
      })
      parts.forget(params.id)
      return { done: true as const, slipVoid }
    },
  })

/**
 * @param tx sees every grant of the user, in whatever county
 * @param user locked, so that two grants at once cannot make one person two administrators
 * @returns whether a slip that was good is void with it
 */
export async function addGrant(
  parts: IdentityParts,
  tx: WriteTransaction,
  actor: Actor,
  user: UserRow,
  body: GrantBody & { handedFrom?: string },
): Promise<{ slipVoid: boolean }> {
  if (user.id === actor.id) throw notToOneself()
  const place = await placeOf(parts, tx, body)
  await refuseBeyond(parts, tx, actor, body, place)
  const beginsOn = body.beginsOn ?? dayOf(tx.now)
  if (body.endsOn !== undefined && body.endsOn < beginsOn) {
    throw body.beginsOn === undefined ? endPassed() : daysReversed()
  }
  if (beginsOn < dayOf(tx.now)) throw dayPassed()
  const endsOn = body.endsOn ?? null
  if (roles[body.role].administrator)
    await refuseSecondAdministrator(tx, user, body.role, { beginsOn, endsOn })
  const [grant] = await store.insertGrants(tx, [
    {
      countyCode: place.countyCode,
      id: newId(tx.now),
      userId: user.id,
      role: body.role,
      scopeKind: body.scope.kind,
      scopeCode: body.scope.code,
      regionCode: place.regionCode,
      beginsOn,
      endsOn,
      reason: body.reason,
      grantedBy: actor.id,
      createdAt: tx.now,
      handedFrom: body.handedFrom ?? null,
    },
  ])
  const counties = [...new Set([...user.grantCounties, place.countyCode])].sort()
  await updateUser(tx, user.id, { grantCounties: counties })
  await tx.record({
    countyCode: place.countyCode,
    action: 'identity.give-grant',
    subject: { kind: 'user', id: user.id },
    actor: actor.id,
    reason: body.reason,
    after: plainGrant(grant as store.GrantRow),
  })
  return { slipVoid: await voidSlip(parts, tx, actor, { ...user, grantCounties: counties }) }
}

/**
 * Whoever has a slip comes to all that its account holds by now. One stays good only when it was made by the actor, who
 * could make such a slip today.
 */
async function voidSlip(
  parts: IdentityParts,
  tx: WriteTransaction,
  actor: Actor,
  user: UserRow,
): Promise<boolean> {
  const slip = await lockInvitation(tx, user.homeCountyCode, user.id)
  if (!slip || !isUsable(slip, tx.now)) return false
  if (slip.createdBy === actor.id && (await mayGiveAll(parts, tx, actor, user))) return false
  await spendInvitations(tx, user)
  return true
}

async function placeOf(
  parts: IdentityParts,
  tx: WriteTransaction,
  body: GrantBody,
): Promise<Place> {
  const kinds: readonly string[] = roles[body.role].scopes
  if (!kinds.includes(body.scope.kind)) throw roleNotThere()
  const place = (await parts.holdPlaces(tx, [body.scope])).get(keyOfScope(body.scope))
  if (!place) throw scopeUnknown()
  return place
}

export async function refuseBeyond(
  parts: IdentityParts,
  tx: Transaction,
  actor: Actor,
  { role, scope }: Pick<GrantBody, 'role' | 'scope'>,
  place: Pick<Place, 'name'> | undefined,
): Promise<void> {
  const [allowed] = await parts.mayGrant(tx, actor, [{ role, scope }])
  if (allowed) return
  // Organizations, and places below a village, are known within a reach alone.
  const known = scope.kind !== 'organization' && !scope.code.includes('.')
  throw known && place ? beyondReachAt(place.name) : beyondReach()
}

/** System, security and audit administrator are never one person: GB/T 22239 §7.1.5, separation of duties. */
async function refuseSecondAdministrator(
  tx: WriteTransaction,
  user: UserRow,
  role: RoleName,
  days: { beginsOn: string; endsOn: string | null },
): Promise<void> {
  const grants = await store.listGrantsOfUsers(tx, user.grantCounties, [user.id])
  const clash = grants.some(
    (each) =>
      each.role !== role && roles[each.role as RoleName].administrator && overlap(each, days),
  )
  if (clash) throw threeAdministrators()
}

interface Days {
  beginsOn: string
  endsOn: string | null
}

function overlap(a: Days, b: Days): boolean {
  const reaches = (one: Days, other: Days) => one.endsOn === null || other.beginsOn < one.endsOn
  return reaches(a, b) && reaches(b, a)
}

export const endGrant = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/grants/:countyCode/:id/end',
    summary: 'End a role; what was done under it stays',
    access: { capability: 'grants.give' },
    input: endGrantInput,
    output: done,
    async handle({ actor, params, body, write }) {
      const { scope } = actor.reach('grants.give')
      const userId = await write(scope, async (tx) => {
        await refuseClosedActor(tx, actor)
        const holder = await store.findHolderId(tx, params.countyCode, params.id)
        // First the account, then the grant, as a hand-over does: what one of the two has ended the other finds ended.
        if (holder !== undefined) await lockUser(tx, holder)
        const grant = await store.lockGrant(tx, params.countyCode, params.id)
        if (!grant || !isOpenOn(grant, dayOf(tx.now))) throw absent()
        const ref = scopeOf(grant)
        const place = (await parts.findPlaces(tx, [ref])).get(keyOfScope(ref))
        // A role on what is gone since is ended like any other, by whoever reached it there.
        const reach = actor.reach('grants.give')
        if (place ? !isInReach(reach, place) : !isGrantInReach(reach, grant)) throw absent()
        // Hand-over ends one's own; alone, the last administrator would leave nobody behind.
        if (grant.userId === actor.id) throw refused()
        await refuseBeyond(parts, tx, actor, { role: grant.role as RoleName, scope: ref }, place)
        const day = await finishGrant(tx, actor, grant, body)
        if (day <= dayOf(tx.now)) await endSessions(tx, grant.userId)
        return grant.userId
      })
      parts.forget(userId)
      return { done: true as const }
    },
  })

/**
 * Ends on the day asked for, at the earliest today and never later than it would have; one that has not begun yet ends
 * where it would begin.
 *
 * @returns the first day on which it no longer holds
 */
export async function finishGrant(
  tx: WriteTransaction,
  actor: Actor,
  grant: store.GrantRow,
  {
    endsOn = dayOf(tx.now),
    reason,
    handedTo,
  }: { endsOn?: string | undefined; reason: string; handedTo?: string },
): Promise<string> {
  if (endsOn < dayOf(tx.now)) throw daysReversed()
  // Longer is another grant: it is given, with all that is asked then.
  if (grant.endsOn !== null && endsOn > grant.endsOn) throw endsLater()
  const day = endsOn < grant.beginsOn ? grant.beginsOn : endsOn
  const ended = await store.endGrantRow(tx, grant, {
    endsOn: day,
    endedBy: actor.id,
    endReason: reason,
    ...(handedTo !== undefined && { handedTo }),
  })
  await tx.record({
    countyCode: grant.countyCode,
    action: 'identity.end-grant',
    subject: { kind: 'user', id: grant.userId },
    actor: actor.id,
    reason,
    before: plainGrant(grant),
    after: plainGrant(ended),
  })
  return day
}

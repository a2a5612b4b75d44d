/** What an administrator does about an account that is there. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { refused } from '#base/shared/problems.ts'
import {
  barredAccount,
  beyondReach,
  closedAccount,
  demoStays,
  erasedAccount,
} from '../../shared/problems.ts'
import { done, personChangeInput, slip } from '../../shared/schema.ts'
import { scopeOf } from '../grants/scope-of.ts'
import { forgiveBrowsers } from '../known-browsers/store.ts'
import type { IdentityParts } from '../parts.ts'
import { invite } from '../signing-in/invitations.ts'
import { takeAwaySecondFactor } from '../signing-in/take-away-second-factor.ts'
import { closeUser } from './close-user.ts'
import {
  isLookedAfter,
  isWhollyReached,
  listOpenGrants,
  lockUserInReach,
  refuseStronger,
  writeForUser,
} from './looked-after.ts'
import { placesOf } from './places-of.ts'
import * as store from './store.ts'

type User = store.UserRow

export const inviteAgain = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/people/:id/invite',
    summary: 'A new slip; the former one is void, and a forgotten password can be set anew',
    access: { capability: 'accounts.manage' },
    input: personChangeInput,
    output: slip,
    secret: 'answer',
    async handle(context) {
      const { actor, params, body } = context
      return writeForUser(context, 'accounts.manage', params.id, async (tx) => {
        const user = await lockUserInReach(tx, actor, 'accounts.manage', params.id)
        // Whoever sits at a session left open would set a new password without the old one.
        if (user.id === actor.id) throw refused()
        if (user.closedAt) throw closedAccount()
        if (user.demo) throw demoStays()
        await refuseStronger(parts, tx, actor, user)
        await record(tx, actor, user, 'identity.invite', body.reason)
        const grants = await listOpenGrants(tx, user)
        return invite(tx, user, actor.id, await placesOf(parts, tx, grants.map(scopeOf)))
      })
    },
  })

interface By {
  parts: IdentityParts
  actor: Actor
}

/**
 * One change of an account's state, all of the same form.
 *
 * @param change says whether there was anything to change
 */
function changeOf(
  path: string,
  summary: string,
  capability: string,
  change: (tx: WriteTransaction, user: User, by: By) => Promise<boolean>,
) {
  return (parts: IdentityParts) =>
    route({
      method: 'POST',
      path: `/api/people/:id/${path}`,
      summary,
      access: { capability },
      input: personChangeInput,
      output: done,
      async handle(context) {
        const { actor, params, body } = context
        await writeForUser(context, capability, params.id, async (tx) => {
          const user = await lockUserInReach(tx, actor, capability, params.id)
          if (user.id === actor.id) throw refused()
          if (!(await change(tx, user, { parts, actor }))) return
          await record(tx, actor, user, `identity.${path}`, body.reason)
        })
        parts.forget(params.id)
        return { done: true as const }
      },
    })
}

function record(
  tx: WriteTransaction,
  actor: Actor,
  user: User,
  action: string,
  reason: string,
): Promise<void> {
  return tx.record({
    countyCode: user.homeCountyCode,
    action,
    subject: { kind: 'user', id: user.id },
    actor: actor.id,
    reason,
  })
}

export const closePerson = changeOf(
  'close',
  'Close an account: it signs in no more, its history stays',
  'accounts.close',
  async (tx, user, { actor }) => {
    const bars = isLookedAfter(actor.reach('accounts.bar'), user, await listOpenGrants(tx, user))
    await closeUser(tx, user, { bars })
    return true
  },
)

export const reopenPerson = changeOf(
  'reopen',
  'Open a closed account again, as whoever could have closed it so',
  'accounts.close',
  async (tx, user, by) => {
    if (!user.closedAt) return false
    if (user.username === null) throw erasedAccount()
    await refuseReopening(tx, user, by)
    await store.updateUser(tx, user.id, { closedAt: null, barred: false })
    return true
  },
)

/** A security administrator gives no roles; they reach, each on its place, all that would hold again. */
async function refuseReopening(
  tx: WriteTransaction,
  user: User,
  { parts, actor }: By,
): Promise<void> {
  if (!user.barred) {
    if (!actor.capabilities.has('accounts.reopen')) throw refused()
    await refuseStronger(parts, tx, actor, user)
    return
  }
  if (!actor.capabilities.has('accounts.bar')) throw barredAccount()
  const grants = await listOpenGrants(tx, user)
  if (!isWhollyReached(actor.reach('accounts.bar'), user, grants)) throw beyondReach()
}

export const unlockPerson = changeOf(
  'unlock',
  'Lift the lock that wrong passwords set',
  'accounts.manage',
  async (tx, user, { parts, actor }) => {
    // Whoever opens a way in must be able to give the account's roles.
    await refuseStronger(parts, tx, actor, user)
    await store.updateUser(tx, user.id, { lockedUntil: null, failedSignIns: 0 })
    await forgiveBrowsers(tx, user.id)
    if (user.username !== null) parts.nameTries.forgiveEverywhere(user.username)
    return true
  },
)

export const resetSecondFactor = changeOf(
  'reset-second-factor',
  'Take a lost second factor away; its owner sets up a new one',
  'accounts.reset-second-factor',
  async (tx, user) => {
    await takeAwaySecondFactor(tx, user)
    return true
  },
)

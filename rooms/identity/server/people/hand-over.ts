import { dayOf } from '#base/server/clock.ts'
import { joinScopes } from '#base/server/db/scope.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { closedAccount, dayPassed, nothingToHandOver, toThemselves } from '../../shared/problems.ts'
import type { RoleName } from '../../shared/roles.ts'
import { handOverInput, handOverOutput } from '../../shared/schema.ts'
import { addGrant, finishGrant, refuseBeyond } from '../grants/grants.ts'
import { scopeOf } from '../grants/scope-of.ts'
import { lockGrantsOfUser } from '../grants/store.ts'
import { type IdentityParts, keyOfScope } from '../parts.ts'
import { local } from '../scopes.ts'
import { isOpenOn } from '../signing-in/find-session.ts'
import { endSessions } from '../signing-in/store.ts'
import { lockUserInReach, scopeOfUser } from './looked-after.ts'
import * as store from './store.ts'

/** Told once per county, so that rooms move what waits for the one to the other. Both days are first days. */
export const handedOver = 'identity.handed-over'

export const handOver = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/people/:id/hand-over',
    summary: 'Give a successor every role from a day on, and end the predecessor’s; history stays',
    access: { capability: 'grants.give' },
    input: handOverInput,
    output: handOverOutput,
    async handle({ actor, params, body, now, read, write }) {
      if (params.id === body.to) throw toThemselves()
      if (body.day < dayOf(now)) throw dayPassed()
      const users = await read(local, (tx) => findBoth(tx, params.id, body.to))
      const scope = users.map(scopeOfUser).reduce(joinScopes, actor.reach('grants.give').scope)
      const answer = await write(scope, async (tx) => {
        // In one order, whichever of the two hands over: otherwise each could wait for the other.
        for (const id of [params.id, body.to].sort()) {
          const user = await lockUserInReach(tx, actor, 'grants.give', id)
          if (id === body.to && user.closedAt) throw closedAccount()
        }
        const [from] = await findBoth(tx, params.id, body.to)
        const held = await lockGrantsOfUser(tx, from.grantCounties, from.id)
        const grants = held.filter(
          (grant) =>
            isOpenOn(grant, dayOf(tx.now)) && (grant.endsOn === null || body.day < grant.endsOn),
        )
        if (grants.length === 0) throw nothingToHandOver()
        const places = await parts.holdPlaces(tx, grants.map(scopeOf))
        let [moved, slipVoid] = [0, false]
        for (const grant of grants) {
          const scope = scopeOf(grant)
          const role = grant.role as RoleName
          const place = places.get(keyOfScope(scope))
          if (!place) {
            // On what is gone nothing is given; the role on it ends.
            await refuseBeyond(parts, tx, actor, { role, scope }, place)
            await finishGrant(tx, actor, grant, { endsOn: body.day, reason: body.reason })
            continue
          }
          const [, to] = await findBoth(tx, params.id, body.to)
          const given = await addGrant(parts, tx, actor, to, {
            role,
            scope,
            beginsOn: grant.beginsOn > body.day ? grant.beginsOn : body.day,
            endsOn: grant.endsOn ?? undefined,
            reason: body.reason,
            handedFrom: from.id,
          })
          slipVoid ||= given.slipVoid
          moved += 1
          const { day: endsOn, reason } = body
          await finishGrant(tx, actor, grant, { endsOn, reason, handedTo: body.to })
        }
        if (body.day === dayOf(tx.now)) await endSessions(tx, from.id)
        await tx.recordAll(
          [...new Set(grants.map(({ countyCode }) => countyCode))].map((countyCode) => ({
            countyCode,
            action: 'identity.hand-over',
            subject: { kind: 'user', id: from.id },
            actor: actor.id,
            reason: body.reason,
            after: { to: body.to, day: body.day },
            events: [{ topic: handedOver, payload: { from: from.id, to: body.to, day: body.day } }],
          })),
        )
        return { moved, slipVoid }
      })
      parts.forget(params.id)
      parts.forget(body.to)
      return answer
    },
  })

async function findBoth(
  tx: Pick<WriteTransaction, 'db' | 'scope' | 'now'>,
  from: string,
  to: string,
): Promise<[store.UserRow, store.UserRow]> {
  const [a, b] = [await store.findUser(tx, from), await store.findUser(tx, to)]
  if (!a || !b) throw absent()
  return [a, b]
}

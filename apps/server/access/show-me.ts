import { type Route, route } from '#base/server/http/route.ts'
import { keyOfScope, sayGrant, scopeOf } from '#rooms/identity/server/door.ts'
import { meOutput } from '#rooms/identity/shared/schema.ts'
import type { ComposedActor } from './compose-actor.ts'
import { findPlaces } from './find-places.ts'
import { grantableRoles } from './may-grant.ts'

/** What the desk needs to know of whoever opened it. */
export const showMe: Route = route({
  method: 'GET',
  path: '/api/session',
  summary: 'Who I am, where I hold which role, and what I may do',
  access: 'signed-in',
  input: {},
  output: meOutput,
  async handle({ actor, read }) {
    const { session, withheld } = actor as ComposedActor
    const { user, grants, secondFactor } = session
    // Grants that wait for a second factor are named too, though the actor's scope does not hold them.
    const places = await read({ counties: user.grantCounties }, (tx) =>
      findPlaces(tx, grants.map(scopeOf)),
    )
    return {
      id: user.id,
      name: user.name,
      username: user.displayUsername ?? user.username ?? '',
      demo: user.demo,
      secondFactor: {
        enrolled: user.twoFactorEnabled === true,
        passed: secondFactor,
        withheld,
      },
      grants: grants.map((each) => sayGrant(each, places.get(keyOfScope(scopeOf(each)))?.name)),
      capabilities: [...actor.capabilities].sort(),
      grantableRoles: grantableRoles(actor),
    }
  },
})

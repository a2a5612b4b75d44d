/** Who is asking: a session's user with what the grants of today let them do, and how far. */
import { type Clock, dayOf } from '#base/server/clock.ts'
import { nowhere, prefixOfCode, type Reach, type ReachedRegion } from '#base/server/db/reach.ts'
import { areaScope, joinScopes } from '#base/server/db/scope.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { cookieOf } from '#base/server/http/plain-cookies.ts'
import type { ResolveActor } from '#base/server/http/register-route.ts'
import type { Actor } from '#base/server/http/route.ts'
import {
  findSession,
  findUser,
  type IdentityParts,
  listHeldGrants,
  type SignedIn,
} from '#rooms/identity/server/door.ts'
import { type RoleName, roles } from '#rooms/identity/shared/roles.ts'
import { listManagementAreaMembers } from '#rooms/regions/server/door.ts'
import { type Capability, capabilitiesOf } from './capabilities.ts'

type Grant = SignedIn['grants'][number]

export interface ComposedActor extends Actor {
  session: SignedIn
  /** Grants that act now, each with how far. */
  acting: ReadonlyMap<Grant, Reach>
  /** Whether some grants wait for a second factor. */
  withheld: boolean
}

export interface Actors {
  resolve: ResolveActor
  forget(userId: string): void
  /** When what a place of duty holds has changed. */
  forgetAll(): void
}

/** How long an actor is remembered: a change on this server forgets at once, one on another takes this long. */
const rememberedMs = 5000
const mostRemembered = 5000

export function createActors(
  parts: Pick<IdentityParts, 'auth' | 'isDemoOn'> & { work: Work; clock: Clock },
): Actors {
  const remembered = new Map<string, { actor: ComposedActor; until: number }>()
  /** Counts what was forgotten: an actor composed from what was read before must not be remembered after. */
  let changes = 0
  return {
    async resolve(request) {
      const { name } = (await parts.auth.$context).authCookies.sessionToken
      const value = cookieOf(request.headers.cookie, name)
      if (value === undefined) return undefined
      // Only the session's own cookie, by its exact name: another one changes nothing about who it is.
      const cookie = `${name}=${value}`
      const now = parts.clock()
      const before = remembered.get(cookie)
      if (before && before.until > now.getTime()) return before.actor
      remembered.delete(cookie)
      const known = changes
      const session = await findSession(parts, parts.work, new Headers({ cookie }), now)
      if (!session) return undefined
      const actor = await parts.work.read({ counties: [] }, (tx) => composeActor(tx, session))
      if (known !== changes) return actor
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(cookie, { actor, until: now.getTime() + rememberedMs })
      return actor
    },
    forget(userId) {
      changes += 1
      for (const [cookie, { actor }] of remembered) {
        if (actor.id === userId) remembered.delete(cookie)
      }
    },
    forgetAll() {
      changes += 1
      remembered.clear()
    },
  }
}

export async function composeActor(tx: Transaction, session: SignedIn): Promise<ComposedActor> {
  const { user, grants, secondFactor } = session
  const mayAct = ({ role }: Grant) =>
    user.demo || secondFactor || !roles[role as RoleName].secondFactor
  const acting = new Map<Grant, Reach>()
  for (const grant of grants.filter(mayAct)) acting.set(grant, await reachOf(tx, grant))
  const byCapability = new Map<string, Reach>()
  for (const [grant, reach] of acting) {
    for (const capability of capabilitiesOf[grant.role as RoleName]) {
      const far = isOfPlaces(capability) ? withSeat(grant, reach) : reach
      byCapability.set(capability, join(byCapability.get(capability), far))
    }
  }
  const all = [...acting.values()].reduce<Reach | undefined>(join, undefined)
  return {
    id: user.id,
    scope: all?.scope ?? { counties: [] },
    capabilities: new Set(byCapability.keys()),
    reach: (capability) => byCapability.get(capability) ?? nowhere,
    session,
    acting,
    withheld: acting.size < grants.length,
  }
}

/** How far somebody may do something who is not asking now, by the roles of today and a second factor passed. */
export async function reachOfUser(
  tx: Transaction,
  userId: string,
  capability: Capability,
): Promise<Reach> {
  const user = await findUser(tx, userId)
  if (!user || user.closedAt) return nowhere
  const grants = await listHeldGrants(tx, user)
  const actor = await composeActor(tx, { user, grants, secondFactor: true })
  return actor.reach(capability)
}

export const isOfPlaces = (capability: string) => capability.startsWith('places.')

/** Places hang on regions: whoever serves a village in its own organization reaches those of the village it is seated in. */
export function withSeat({ role, scopeKind, regionCode }: Grant, reach: Reach): Reach {
  const serves = role === 'village' || role === 'posted'
  if (!serves || scopeKind !== 'organization') return reach
  const prefix = prefixOfCode(regionCode)
  return prefix.length < villageDigits ? reach : { ...reach, regions: [{ prefix }] }
}

const villageDigits = 12

/** How far one grant goes. */
export async function reachOf(tx: Transaction, grant: Grant): Promise<Reach> {
  if (grant.scopeKind === 'organization') {
    const organizations = [grant.scopeCode]
    return { scope: { counties: [grant.countyCode], organizations }, regions: [], organizations }
  }
  const regions =
    grant.scopeKind === 'area'
      ? await regionsOfArea(tx, grant.scopeCode)
      : [{ prefix: prefixOfCode(grant.scopeCode) }]
  return { scope: { counties: countiesOf(regions) }, regions, organizations: [] }
}

async function regionsOfArea(tx: Transaction, areaId: string): Promise<ReachedRegion[]> {
  const today = dayOf(tx.now)
  const members = (await listManagementAreaMembers(tx, [areaId])).filter(
    ({ validFrom, validTo }) => validFrom <= today && (validTo === null || today < validTo),
  )
  const cut = members
    .filter(({ included }) => !included)
    .map((each) => prefixOfCode(each.regionCode))
  return members
    .filter(({ included }) => included)
    .map(({ regionCode }) => prefixOfCode(regionCode))
    .map((prefix) => ({ prefix, except: cut.filter((each) => each.startsWith(prefix)) }))
}

/** A province's or prefecture's range; else the counties one by one. */
function countiesOf(regions: readonly ReachedRegion[]): string[] {
  return [
    ...new Set(
      regions.flatMap(({ prefix }) =>
        prefix.length < 6 ? areaScope(prefix) : [prefix.slice(0, 6)],
      ),
    ),
  ]
}

function join(a: Reach | undefined, b: Reach): Reach {
  if (!a) return b
  return {
    scope: joinScopes(a.scope, b.scope),
    regions: [...a.regions, ...b.regions],
    organizations: [...new Set([...a.organizations, ...b.organizations])],
  }
}

/** Who is asking: a session's user with what the grants of today let them do, and how far. */
import type { FastifyRequest } from 'fastify'
import { type Clock, dayOf } from '#base/server/clock.ts'
import { nowhere, prefixOfCode, type Reach, type ReachedRegion } from '#base/server/db/reach.ts'
import { areaScope, type Scope } from '#base/server/db/scope.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import type { ResolveActor } from '#base/server/http/register-route.ts'
import type { Actor } from '#base/server/http/route.ts'
import { type Auth, findSession, type SignedIn } from '#rooms/identity/server/door.ts'
import { type RoleName, roles } from '#rooms/identity/shared/roles.ts'
import { listManagementAreaMembers } from '#rooms/regions/server/door.ts'
import { capabilitiesOf, grantableBy } from './capabilities.ts'

type Grant = SignedIn['grants'][number]

export interface ComposedActor extends Actor {
  session: SignedIn
  /** Grants that act now. */
  acting: readonly Grant[]
  /** Whether some grants wait for a second factor. */
  withheld: boolean
}

export interface Actors {
  resolve: ResolveActor
  forget(userId: string): void
}

/** How long an actor is remembered: a change on this server forgets at once, one on another takes this long. */
const rememberedMs = 5000
const mostRemembered = 5000

export function createActors(parts: {
  auth: Auth
  work: Work
  clock: Clock
  demo: boolean
}): Actors {
  const remembered = new Map<string, { actor: ComposedActor; until: number }>()
  return {
    async resolve(request) {
      const cookie = sessionCookie(request)
      if (cookie === undefined) return undefined
      const now = parts.clock()
      const before = remembered.get(cookie)
      if (before && before.until > now.getTime()) return before.actor
      remembered.delete(cookie)
      const session = await findSession(parts, parts.work, new Headers({ cookie }), now)
      if (!session) return undefined
      const actor = await parts.work.read({ counties: [] }, (tx) => composeActor(tx, session))
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(cookie, { actor, until: now.getTime() + rememberedMs })
      return actor
    },
    forget(userId) {
      for (const [cookie, { actor }] of remembered) {
        if (actor.id === userId) remembered.delete(cookie)
      }
    },
  }
}

const cookieName = /(?:^|;\s*)((?:__Secure-)?lianjian\.session_token=[^;]+)/

/** Only the session's own cookie: another one changes nothing about who it is. */
function sessionCookie(request: FastifyRequest): string | undefined {
  return cookieName.exec(request.headers.cookie ?? '')?.[1]
}

export async function composeActor(tx: Transaction, session: SignedIn): Promise<ComposedActor> {
  const { user, grants, secondFactor } = session
  const mayAct = ({ role }: Grant) =>
    user.demo || secondFactor || !roles[role as RoleName].secondFactor
  const acting = grants.filter(mayAct)
  const reached = new Map<Grant, Reach>()
  for (const grant of acting) reached.set(grant, await reachOf(tx, grant))
  const byCapability = new Map<string, Reach>()
  for (const [grant, reach] of reached) {
    for (const capability of capabilitiesOf[grant.role as RoleName]) {
      byCapability.set(capability, join(byCapability.get(capability), reach))
    }
  }
  const all = [...reached.values()].reduce<Reach | undefined>(join, undefined)
  return {
    id: user.id,
    scope: all?.scope ?? { counties: [] },
    capabilities: new Set(byCapability.keys()),
    reach: (capability) => byCapability.get(capability) ?? nowhere,
    session,
    acting,
    withheld: acting.length < grants.length,
  }
}

async function reachOf(tx: Transaction, grant: Grant): Promise<Reach> {
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

/**
 * A setting holds single counties or one range, so a mixture becomes the range around all of it. The policies then
 * let more through than the reach, which the statements still hold exactly.
 */
function joinScopes(a: Scope, b: Scope): Scope {
  const counties = [...new Set([...a.counties, ...b.counties])]
  const organizations = [...new Set([...(a.organizations ?? []), ...(b.organizations ?? [])])]
  const mixed = counties.length > 1 && counties.some((each) => each.includes('-'))
  if (!mixed) return { counties, organizations }
  const codes = counties.flatMap((each) => each.split('-')).sort()
  return { counties: [`${codes[0]}-${codes.at(-1)}`], organizations }
}

/** Which roles an actor may give, by the roles that act now. */
export function rolesGrantableBy(actor: Actor): ReadonlySet<RoleName> {
  const { acting } = actor as ComposedActor
  return new Set(acting.flatMap(({ role }) => grantableBy[role as RoleName] ?? []))
}

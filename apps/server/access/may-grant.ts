/** Who may give which role where. */
import { dayOf } from '#base/server/clock.ts'
import { coversRegion, prefixOfCode, type ReachedRegion } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { keyOfScope } from '#rooms/identity/server/door.ts'
import { type RoleName, roles } from '#rooms/identity/shared/roles.ts'
import type { ScopeRef } from '#rooms/identity/shared/schema.ts'
import { listSeatsBelow } from '#rooms/organizations/server/door.ts'
import { findManagementAreas, listManagementAreaMembers } from '#rooms/regions/server/door.ts'
import { grantableBy } from './capabilities.ts'
import type { ComposedActor } from './compose-actor.ts'

/** All that a role on a place of duty reaches or will, as parts of the code tree. */
interface Extent {
  countyCode: string
  regions: readonly ReachedRegion[]
}

/** Roles that the actor may give to others somewhere; where, `mayGrant` says. */
export function grantableRoles(actor: Actor): RoleName[] {
  const composed = actor as ComposedActor
  return [...new Set([...composed.acting.keys()].flatMap((each) => grantableOf(composed, each)))]
}

/** Anybody may be a demo account's holder: whoever that is does not take the installation over. */
function grantableOf({ session }: ComposedActor, { role }: { role: string }): readonly RoleName[] {
  const grantable: readonly RoleName[] = grantableBy[role as RoleName] ?? []
  return session.user.demo ? grantable.filter((each) => !roles[each].administrator) : grantable
}

/**
 * Whether one of the grants that act now lets its holder give each of these roles on its place: all that the role
 * would reach has to lie within that grant, or somebody would hand out what they do not have.
 */
export async function mayGrant(
  tx: Transaction,
  actor: Actor,
  wanted: readonly { role: RoleName; scope: ScopeRef }[],
): Promise<boolean[]> {
  const composed = actor as ComposedActor
  const extents = await extentsOf(
    tx,
    wanted.map(({ scope }) => scope),
  )
  return wanted.map(({ role, scope }) => {
    const extent = extents.get(keyOfScope(scope))
    if (!extent) return false
    return [...composed.acting].some(([grant, reach]) => {
      if (
        !grantableOf(composed, grant).includes(role) ||
        !isInScope(reach.scope, extent.countyCode)
      )
        return false
      return extent.regions.every((each) => coversRegion(reach, each))
    })
  })
}

async function extentsOf(
  tx: Transaction,
  scopes: readonly ScopeRef[],
): Promise<Map<string, Extent>> {
  const codesOf = (kind: ScopeRef['kind']) => [
    ...new Set(scopes.flatMap((each) => (each.kind === kind ? [each.code] : []))),
  ]
  const found = new Map<string, Extent>()
  for (const code of codesOf('region')) {
    const regions = [{ prefix: prefixOfCode(code) }]
    found.set(keyOfScope({ kind: 'region', code }), { countyCode: code.slice(0, 6), regions })
  }
  const areas = codesOf('area')
  const members = await listManagementAreaMembers(tx, areas)
  for (const { id, keeperCode } of await findManagementAreas(tx, areas)) {
    const own = members.filter(({ areaId }) => areaId === id)
    const regions = regionsToCome(own, dayOf(tx.now))
    found.set(keyOfScope({ kind: 'area', code: id }), orWhole(keeperCode, regions))
  }
  for (const [countyCode, ids] of organizationsByCounty(scopes)) {
    const seats = await listSeatsBelow(tx, countyCode, ids)
    for (const id of ids) {
      const regions = (seats.get(id) ?? []).map((code) => ({ prefix: prefixOfCode(code) }))
      found.set(keyOfScope({ kind: 'organization', code: id }), orWhole(countyCode, regions))
    }
  }
  return found
}

/** Of a place that is empty or gone only whoever has the whole county decides. */
function orWhole(countyCode: string, regions: readonly ReachedRegion[]): Extent {
  return { countyCode, regions: regions.length > 0 ? regions : [{ prefix: countyCode }] }
}

/** What an area is made of or will be; of its cuts only those that hold without an end. */
function regionsToCome(
  members: Awaited<ReturnType<typeof listManagementAreaMembers>>,
  today: string,
): ReachedRegion[] {
  const cuts = members
    .filter(({ included, validFrom, validTo }) => !included && validFrom <= today && !validTo)
    .map(({ regionCode }) => prefixOfCode(regionCode))
  return members
    .filter(({ included, validTo }) => included && (validTo === null || today < validTo))
    .map(({ regionCode }) => prefixOfCode(regionCode))
    .map((prefix) => ({ prefix, except: cuts.filter((each) => each.startsWith(prefix)) }))
}

function organizationsByCounty(scopes: readonly ScopeRef[]): Map<string, string[]> {
  const byCounty = new Map<string, string[]>()
  for (const { kind, code, countyCode } of scopes) {
    if (kind !== 'organization' || countyCode === undefined) continue
    byCounty.set(countyCode, [...(byCounty.get(countyCode) ?? []), code])
  }
  return byCounty
}

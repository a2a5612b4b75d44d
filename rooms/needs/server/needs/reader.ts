/** How far somebody's roles meet needs, and on which side somebody stands of one. */
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import { isInScope, joinScopes, type Scope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { absent, refused } from '#base/shared/problems.ts'
import { countiesIn, listCycleIdsOf } from '#rooms/programmes/server/door.ts'
import { findReadNeed, listTakenIds, type NeedKey, type NeedRow, type Reader } from './store.ts'

/** A grid head serves a part of a village; of needs all of the village is reached. */
export function withVillages(reach: Reach): Reach {
  return {
    ...reach,
    regions: reach.regions.map((each) =>
      each.prefix.includes('.') ? { prefix: each.prefix.split('.')[0] as string } : each,
    ),
  }
}

/** Of a unit the county of the need too: it may be paired with a village of another one. */
export function scopeFor(actor: Actor, countyCode?: string): Scope {
  const { scope } = actor.reach('needs.read')
  if (countyCode === undefined || isInScope(scope, countyCode)) return scope
  if (unitsOf(actor).length === 0) return scope
  return joinScopes(scope, { counties: [countyCode] })
}

export function unitsOf(actor: Actor): readonly string[] {
  return actor.reach('needs.take').organizations
}

/**
 * @param tx opened with `scopeFor`
 * @param countyCode the one that is asked for; all of the reach without it
 */
export async function readerOf(
  tx: Transaction,
  actor: Actor,
  countyCode?: string,
): Promise<Reader> {
  const units = unitsOf(actor)
  const homes = countiesIn(actor.reach('needs.read').scope)
  const counties = countyCode === undefined ? homes : [countyCode]
  return {
    counties,
    reach: withVillages(actor.reach('needs.read')),
    units,
    cycles: await listCycleIdsOf(tx, homes, units),
    taken: await listTakenIds(tx, counties, units),
  }
}

/**
 * @param lock holds it until the transaction ends
 * @throws Problem base.absent beyond what the asker reads
 */
export async function meetNeed(
  tx: Transaction,
  actor: Actor,
  key: NeedKey,
  lock = false,
): Promise<NeedRow> {
  if (!isInScope(tx.scope, key.countyCode)) throw absent()
  const reader = await readerOf(tx, actor, key.countyCode)
  const need = await findReadNeed(tx, key, reader, lock)
  if (!need) throw absent()
  return need
}

type Place = Pick<NeedRow, 'countyCode' | 'regionCode' | 'communityId'>

/** Whether a capability reaches the community of a need. */
export function reaches(
  actor: Actor,
  capability: string,
  { communityId: organizationId, ...place }: Place,
): boolean {
  return isInReach(withVillages(actor.reach(capability)), { ...place, organizationId })
}

/** @throws Problem base.refused */
export function requireReach(actor: Actor, capability: string, place: Place): void {
  if (!reaches(actor, capability, place)) throw refused()
}

/** @throws Problem base.refused for a unit that the asker does not act for */
export function requireUnit(actor: Actor, organizationId: string): void {
  if (!unitsOf(actor).includes(organizationId)) throw refused()
}

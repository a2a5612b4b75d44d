/** How far somebody's roles meet programmes: what touches a region may read, what covers all of it may write. */
import {
  coversRegion,
  prefixOfCode,
  type Reach,
  type ReachedRegion,
} from '#base/server/db/reach.ts'
import { areaScope, type Scope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Context, Input } from '#base/server/http/route.ts'
import { absent, refused } from '#base/shared/problems.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { type CycleRow, findCycle, findProgramme, type ProgrammeRow } from './store.ts'

export type Asking = Pick<Context<Input, { capability: string }>, 'actor' | 'read'>

export interface Met {
  programme: ProgrammeRow
  /** Whether a role of the asker touches its region. */
  inside: boolean
  mayChange: boolean
}

/** Where the roles of a reach are held: regions, and the seats of organizations. */
export async function touchedRegions(tx: Transaction, reach: Reach): Promise<ReachedRegion[]> {
  const counties = countiesIn(reach.scope)
  const seats = await listOrganizationsAmong(tx, counties, reach.organizations)
  return [
    ...reach.regions,
    ...seats.map(({ regionCode }) => ({ prefix: prefixOfCode(regionCode) })),
  ]
}

/** The counties of a scope one by one: a statement names them, as a distributed database demands. */
export function countiesIn({ counties }: Scope): string[] {
  return counties.flatMap((each) => {
    const [from, to] = each.split('-') as [string, string?]
    return to === undefined ? [from] : codesBetween(from, to)
  })
}

/** The county of a programme; of a city's or a province's all counties in it, and its own code. */
export function scopeOf({
  keeperCode,
  regionCode,
}: Pick<ProgrammeRow, 'keeperCode' | 'regionCode'>): Scope {
  const prefix = prefixOfCode(regionCode)
  return { counties: prefix.length < 6 ? areaScope(prefix) : [keeperCode] }
}

export function keeperScope({ keeperCode }: Pick<ProgrammeRow, 'keeperCode'>): Scope {
  return { counties: [keeperCode] }
}

/**
 * A programme that is published, or of a region that a role of the asker touches.
 *
 * @throws Problem base.absent
 */
export function meetProgramme({ actor, read }: Asking, id: string): Promise<Met> {
  const reach = actor.reach('programmes.read')
  return read(reach.scope, async (tx) => {
    const programme = await findProgramme(tx, id)
    if (!programme) throw absent()
    const inside = touches(await touchedRegions(tx, reach), programme.regionCode)
    if (!inside && !programme.publishedAt) throw absent()
    const prefix = prefixOfCode(programme.regionCode)
    return {
      programme,
      inside,
      mayChange: coversRegion(actor.reach('programmes.write'), { prefix }),
    }
  })
}

/**
 * The same for what only roles within its region read: plan, participants, documents.
 *
 * @throws Problem base.absent; base.refused for a published programme of elsewhere
 */
export async function enterProgramme(asking: Asking, id: string): Promise<Met> {
  const met = await meetProgramme(asking, id)
  if (!met.inside) throw refused()
  return met
}

/**
 * The same for whoever changes it.
 *
 * @throws Problem base.absent; base.refused where the reach does not cover all of its region
 */
export async function keepProgramme(asking: Asking, id: string): Promise<ProgrammeRow> {
  const { programme, mayChange } = await meetProgramme(asking, id)
  if (!mayChange) throw refused()
  return programme
}

/** @throws Problem base.absent */
export async function getCycle({ read }: Asking, cycleId: string): Promise<CycleRow> {
  const cycle = await read({ counties: [] }, (tx) => findCycle(tx, cycleId))
  if (!cycle) throw absent()
  return cycle
}

/** Whether a part of the code tree and the region of a programme have something in common. */
export function touches(regions: readonly ReachedRegion[], regionCode: string): boolean {
  const own = prefixOfCode(regionCode)
  return regions.some(
    ({ prefix, except = [] }) =>
      prefix.startsWith(own) ||
      (own.startsWith(prefix) && !except.some((cut) => own.startsWith(cut))),
  )
}

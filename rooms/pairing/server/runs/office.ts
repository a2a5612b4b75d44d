/** The office's way to a programme's runs: who may lead them, and where all that belongs to them lies. */
import { coversRegion, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import { isInScope, type Scope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { absent, refused } from '#base/shared/problems.ts'
import {
  type CycleRow,
  findCycle,
  findProgramme,
  type ProgrammeRow,
  scopeOf,
} from '#rooms/programmes/server/door.ts'
import { findRun, type RunKey } from './store.ts'

export interface Led {
  programme: ProgrammeRow
  cycle: CycleRow
  /** Runs are kept under the code of whoever keeps the programme. */
  countyCode: string
  /** Of everything of the programme: its county, or its city with the counties in it. */
  scope: Scope
}

/**
 * @throws Problem base.absent when there is no such cycle or the programme lies outside the reach, base.refused when
 *   only a part of it is reached
 */
export async function leadCycle(read: Work['read'], cycleId: string, reach: Reach): Promise<Led> {
  const found = await read({ counties: [] }, async (tx) => {
    const cycle = await findCycle(tx, cycleId)
    const programme = cycle && (await findProgramme(tx, cycle.programmeId))
    return cycle && programme && { cycle, programme }
  })
  if (!found) throw absent()
  const { keeperCode, regionCode } = found.programme
  if (!isInScope(reach.scope, keeperCode)) throw absent()
  if (!coversRegion(reach, { prefix: prefixOfCode(regionCode) })) throw refused()
  const { counties } = scopeOf(found.programme)
  return {
    ...found,
    countyCode: keeperCode,
    scope: { counties, organizations: [found.programme.id] },
  }
}

/** @throws Problem as `leadCycle`; base.absent also when there is no such run */
export async function leadRun(read: Work['read'], key: RunKey, reach: Reach): Promise<Led> {
  if (!isInScope(reach.scope, key.countyCode)) throw absent()
  const run = await read({ counties: [key.countyCode] }, (tx) => findRun(tx, key))
  if (!run) throw absent()
  return leadCycle(read, run.cycleId, reach)
}

/** Of what the programme keeps to its office: tiers, relations, secrets. */
export function ownerOf({ programme }: Led): string {
  return programme.id
}

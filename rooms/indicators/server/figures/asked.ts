/** Of what a figure is asked, and whether whoever asks may: a place that a role covers, or an organization it reaches. */
import { coversRegion, isInReach, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import { areaScope, isInScope, type Scope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { absent, refused } from '#base/shared/problems.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import {
  type CycleRow,
  countiesIn,
  findCycle,
  findProgramme,
  type ProgrammeRow,
  settingsInForce,
} from '#rooms/programmes/server/door.ts'
import type { Indicator } from '#rooms/programmes/shared/template.ts'
import type { Whose } from './store.ts'

export interface Asked {
  region?: string | undefined
  county?: string | undefined
  organization?: string | undefined
}

export interface AskedCycle {
  cycle: CycleRow
  programme: ProgrammeRow
  indicators: readonly Indicator[]
  version: number
}

/** @throws Problem base.absent */
export async function getAskedCycle(tx: Transaction, cycleId: string): Promise<AskedCycle> {
  const cycle = await findCycle(tx, cycleId)
  const programme = cycle && (await findProgramme(tx, cycle.programmeId))
  if (!programme) throw absent()
  const { settings, version } = await settingsInForce(tx, programme)
  return { cycle, programme, indicators: settings.indicators, version }
}

/**
 * What a transaction is opened with to read the figures of a place or an organization: its county, or all counties of
 * what lies above one. Nothing is opened that the reach does not hold.
 *
 * @throws Problem base.absent where neither is named; base.refused beyond the reach
 */
export function scopeOfAsked(reach: Reach, { region, county }: Asked): Scope {
  if (county !== undefined) {
    if (!isInScope(reach.scope, county)) throw refused()
    return { counties: [county] }
  }
  if (region === undefined) throw absent()
  const prefix = prefixOfCode(region)
  if (!coversRegion(reach, { prefix })) throw refused()
  return { counties: prefix.length < 6 ? areaScope(prefix) : [prefix.slice(0, 6)] }
}

/**
 * @param tx opened with `scopeOfAsked`
 * @throws Problem base.absent for an organization that is not there; base.refused beyond the reach
 */
export async function whoseOf(
  tx: Transaction,
  reach: Reach,
  { region = '', county, organization }: Asked,
): Promise<Whose> {
  if (county === undefined) {
    const prefix = prefixOfCode(region)
    if (prefix.length < 6) return { counties: countiesIn(tx.scope), whose: 'region' }
    return { counties: [prefix.slice(0, 6)], whose: 'region', scope: prefix }
  }
  const [row] = organization ? await listOrganizationsByIds(tx, county, [organization]) : []
  if (!row) throw absent()
  const subject = { countyCode: county, regionCode: row.regionCode, organizationId: row.id }
  if (!isInReach(reach, subject)) throw refused()
  return { counties: [county], whose: 'organization', scope: row.id }
}

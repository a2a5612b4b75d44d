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
import type { Indicator, Settings } from '#rooms/programmes/shared/template.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import type { Subject } from '../../shared/schema.ts'
import type { IndicatorsParts } from '../parts.ts'
import type { Whose } from './store.ts'

export interface Asked {
  region?: string | undefined
  county?: string | undefined
  organization?: string | undefined
  partnership?: string | undefined
}

/** Whose figures, and how people call it. */
export type AskedOf = Whose & { of: Subject }

export interface AskedCycle {
  cycle: CycleRow
  programme: ProgrammeRow
  indicators: readonly Indicator[]
  activities: Settings['activities']
  version: number
}

/** @throws Problem base.absent */
export async function getAskedCycle(tx: Transaction, cycleId: string): Promise<AskedCycle> {
  const cycle = await findCycle(tx, cycleId)
  const programme = cycle && (await findProgramme(tx, cycle.programmeId))
  if (!programme) throw absent()
  const { settings, version } = await settingsInForce(tx, programme)
  const { indicators, activities } = settings
  return { cycle, programme, indicators, activities, version }
}

/** @throws Problem base.absent where the programme has no such indicator, or no record could count for it */
export function countedIndicator(indicators: readonly Indicator[], code: string) {
  const indicator = indicators.find((each) => each.code === code)
  if (!indicator?.takes) throw absent()
  return { ...indicator, takes: indicator.takes }
}

/**
 * What a transaction is opened with to read the figures of a place, an organization or a partnership: its county, or all counties of
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
 * @throws Problem base.absent for an organization or a partnership that is not there; base.refused beyond the reach
 */
export async function whoseOf(
  tx: Transaction,
  { reach, parts }: { reach: Reach; parts: IndicatorsParts },
  { region = '', county, organization, partnership }: Asked,
): Promise<AskedOf> {
  if (county === undefined) return ofRegion(tx, region)
  if (partnership) return ofPartnership(tx, { reach, parts }, { county, id: partnership })
  const [row] = organization ? await listOrganizationsByIds(tx, county, [organization]) : []
  if (!row) throw absent()
  const { id, name, regionCode } = row
  if (!isInReach(reach, { countyCode: county, regionCode, organizationId: id })) throw refused()
  return {
    ...{ counties: [county], whose: 'organization', scope: id },
    of: { kind: 'organization', name, regionCode, countyCode: county },
  }
}

async function ofRegion(tx: Transaction, code: string): Promise<AskedOf> {
  const prefix = prefixOfCode(code)
  const [region] = await listRegionsByCodes(tx, [code.padEnd(12, '0')])
  const county = prefix.length < 6 ? null : prefix.slice(0, 6)
  const of: Subject = {
    kind: 'region',
    ...{ name: region?.name ?? code, regionCode: code.padEnd(12, '0'), countyCode: county },
  }
  if (county === null) return { counties: countiesIn(tx.scope), whose: 'region', of }
  return { counties: [county], whose: 'region', scope: prefix, of }
}

/** Both sides read what they do together, and whoever looks after the place that it is done for. */
async function ofPartnership(
  tx: Transaction,
  { reach, parts }: { reach: Reach; parts: IndicatorsParts },
  { county, id }: { county: string; id: string },
): Promise<AskedOf> {
  const pair = await parts.findPartnership(tx, county, id)
  if (!pair) throw absent()
  const { name, communityRegionCode: regionCode } = pair
  const sides = [pair.communityId, pair.supporterId]
  const subjects = sides.map((organizationId) => ({
    countyCode: county,
    regionCode,
    organizationId,
  }))
  if (!subjects.some((subject) => isInReach(reach, subject))) throw refused()
  return {
    ...{ counties: [county], whose: 'partnership', scope: id },
    of: { kind: 'partnership', name, regionCode, countyCode: county },
  }
}

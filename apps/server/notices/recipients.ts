/** Who is told: holders of a role whose reach covers what it is about, today. */
import type { Transaction } from '#base/server/db/work.ts'
import { listHoldersReaching } from '#rooms/identity/server/door.ts'
import type { RoleName } from '#rooms/identity/shared/roles.ts'
import type { Recipient } from '#rooms/notices/server/door.ts'
import { listAbove } from '#rooms/organizations/server/door.ts'
import { resolveManagementAreas } from '#rooms/regions/server/door.ts'
import { ancestorsOf } from '#rooms/regions/shared/code.ts'

export interface About {
  countyCode: string
  /** Of a village, the seat of a unit, or a programme. */
  regionCode: string
  organizationId?: string
}

/** Whoever answers for an organization, or for a village by its code. */
export const answering: readonly RoleName[] = ['unit', 'village']
export const leading: readonly RoleName[] = ['office']

/**
 * Whoever serves a unit is told of its branches too. An office covers regions; whoever answers does so for the
 * organization that is named, or for the village itself, and not for all that lies in a county.
 *
 * @param tx opened for the county, and for those of the regions above it
 */
export async function recipientsOf(
  tx: Transaction,
  { countyCode, regionCode, organizationId }: About,
  roles: readonly RoleName[],
): Promise<Recipient[]> {
  const codes = [...new Set([...ancestorsOf(regionCode), regionCode])]
  const areas = await resolveManagementAreas(tx, [regionCode])
  const organizations = organizationId
    ? [organizationId, ...(await listAbove(tx, countyCode, organizationId)).map(({ id }) => id)]
    : []
  const holders = await listHoldersReaching(tx, {
    counties: countiesAbove(countyCode),
    regions: codes,
    areas: areas.get(regionCode) ?? [],
    organizations,
    seats: [],
  })
  const told = holders.filter(({ grant }) => roles.includes(grant.role as RoleName))
  return [...new Map(told.map(({ user }) => [user.id, user])).values()].map((user) => ({
    ...{ userId: user.id, homeCountyCode: user.homeCountyCode },
  }))
}

/** A grant on a city or a province lies under its code. */
export function countiesAbove(countyCode: string): string[] {
  return [...new Set([countyCode, `${countyCode.slice(0, 4)}00`, `${countyCode.slice(0, 2)}0000`])]
}

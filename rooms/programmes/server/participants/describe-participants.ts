/** Organizations as the room shows them to one asker. */
import { isInReach, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import {
  listOrganizationsAmong,
  listOrganizationsByRegions,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'

type Shown = Pick<OrganizationRow, 'countyCode' | 'id' | 'code' | 'name' | 'kind' | 'regionCode'>

/** Names of cadres are kept to tell a village who supports it; whoever does not reach one is told the code. */
export function nameFor(actor: Actor, organization: Shown): string {
  const { countyCode, id: organizationId, regionCode, kind, name, code } = organization
  if (kind !== 'person') return name
  const reach = actor.reach('organizations.read')
  return isInReach(reach, { countyCode, regionCode, organizationId }) ? name : code
}

const villageDigits = 12

/** The villages that somebody serves in without serving in more. */
function villagesOf({ regions }: Reach): string[] {
  return regions.map(({ prefix }) => prefix).filter((prefix) => prefix.length === villageDigits)
}

/** What somebody answers for: organizations that their roles name, and communities of the villages that these name. */
export async function listOwn(
  tx: Transaction,
  reach: Reach,
  counties: readonly string[],
): Promise<OrganizationRow[]> {
  const own = await listOrganizationsAmong(tx, counties, reach.organizations)
  for (const village of villagesOf(reach)) {
    const county = village.slice(0, 6)
    if (!counties.includes(county)) continue
    own.push(...(await listOrganizationsByRegions(tx, county, 'community', [village])))
  }
  return own
}

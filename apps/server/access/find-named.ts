/** Places of duty by what people call them, for a sheet in which nobody looked up codes. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { NamedPlace } from '#rooms/identity/server/door.ts'
import {
  listOrganizationsByNames,
  listOrganizationsByRegions,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import { findRegionsByNames } from '#rooms/regions/server/door.ts'

/**
 * Regions within the reach, and organizations of one county in being: by their own names, and those of villages by
 * the village's too.
 */
export async function findNamed(
  tx: Transaction,
  reach: Reach,
  countyCode: string,
  names: readonly string[],
): Promise<Map<string, NamedPlace[]>> {
  if (names.length === 0) return new Map()
  const regions = await findRegionsByNames(tx, reach, names)
  const named = await listOrganizationsByNames(tx, countyCode, names)
  const codes = [...regions.values()].flat().map(({ code }) => code)
  const seated = await listOrganizationsByRegions(tx, countyCode, 'community', codes)
  return new Map(
    names.map((name) => {
      const places = regions.get(name) ?? []
      const here = new Set(places.map(({ code }) => code))
      const organizations = new Map(
        [
          ...(named.get(name) ?? []),
          ...seated.filter(({ regionCode }) => regionCode !== null && here.has(regionCode)),
        ].map((row) => [row.id, row]),
      )
      return [
        name,
        [
          ...places.map(({ code, fullName }) => ({
            ref: { kind: 'region' as const, code },
            name: `${fullName}（${code}）`,
          })),
          ...[...organizations.values()].map((row) => placeOf(row)),
        ],
      ]
    }),
  )
}

function placeOf({ id, countyCode, side, code, name }: OrganizationRow): NamedPlace {
  return { ref: { kind: 'organization', code: id, countyCode }, side, name: `${name}（${code}）` }
}

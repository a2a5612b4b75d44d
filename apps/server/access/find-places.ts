/** Places of duty by name and seat, from the rooms that know regions, areas, places and organizations. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { keyOfScope, type Place } from '#rooms/identity/server/door.ts'
import type { ScopeRef } from '#rooms/identity/shared/schema.ts'
import {
  listOrganizationsByCodes,
  listOrganizationsByIds,
  listReached,
} from '#rooms/organizations/server/door.ts'
import {
  findManagementAreas,
  getPaths,
  listPlacesByCodes,
  readPath,
} from '#rooms/regions/server/door.ts'

export function findPlaces(
  tx: Transaction,
  scopes: readonly ScopeRef[],
): Promise<Map<string, Place>> {
  return placesOf(tx, scopes, listOrganizationsByIds)
}

/**
 * The same, and no organization goes before the transaction ends: an import that is taken back, and its organizations
 * with it, waits and then finds what was given on them.
 */
export function holdPlaces(
  tx: WriteTransaction,
  scopes: readonly ScopeRef[],
): Promise<Map<string, Place>> {
  return placesOf(tx, scopes, (_, countyCode, ids) =>
    listReached(tx, countyCode, allOf(countyCode), ids, 'share'),
  )
}

const allOf = (countyCode: string): Reach => ({
  scope: { counties: [countyCode] },
  regions: [{ prefix: '' }],
  organizations: [],
})

async function placesOf(
  tx: Transaction,
  scopes: readonly ScopeRef[],
  listOrganizations: typeof listOrganizationsByIds,
): Promise<Map<string, Place>> {
  const found = new Map<string, Place>()
  const of = (kind: ScopeRef['kind']) => scopes.filter((each) => each.kind === kind)
  await addRegions(tx, of('region'), found)
  await addAreas(tx, of('area'), found)
  await addOrganizations(tx, of('organization'), found, listOrganizations)
  return found
}

async function addRegions(tx: Transaction, scopes: ScopeRef[], found: Map<string, Place>) {
  const codes = scopes.map(({ code }) => code)
  const regionOf = (code: string) => code.split('.')[0] as string
  const paths = await getPaths(tx, [...new Set(codes.map(regionOf))])
  const extended = codes.filter((code) => code.includes('.'))
  const below = new Map<string, string>()
  for (const county of new Set(extended.map((code) => code.slice(0, 6)))) {
    const inCounty = extended.filter((code) => code.startsWith(county))
    for (const place of await listPlacesByCodes(tx, county, inCounty)) {
      below.set(place.code, place.name)
    }
  }
  for (const scope of scopes) {
    const path = paths.get(regionOf(scope.code))
    const inner = below.get(scope.code)
    if (!path || (scope.code.includes('.') && inner === undefined)) continue
    found.set(keyOfScope(scope), {
      countyCode: scope.code.slice(0, 6),
      regionCode: scope.code,
      name: shortPath(path) + (inner ?? ''),
    })
  }
}

/** Whoever works in a county knows its province: the name begins with the county. */
function shortPath(path: readonly { name: string; level: string }[]): string {
  const county = path.findIndex(({ level }) => level === 'county')
  return readPath(path.slice(county))
}

async function addAreas(tx: Transaction, scopes: ScopeRef[], found: Map<string, Place>) {
  const areas = await findManagementAreas(
    tx,
    scopes.map(({ code }) => code),
  )
  for (const { id, name, keeperCode: countyCode } of areas) {
    const regionCode = countyCode.padEnd(12, '0')
    found.set(keyOfScope({ kind: 'area', code: id }), { countyCode, regionCode, name })
  }
}

async function addOrganizations(
  tx: Transaction,
  scopes: ScopeRef[],
  found: Map<string, Place>,
  listOrganizations: typeof listOrganizationsByIds,
) {
  for (const countyCode of new Set(scopes.map((each) => each.countyCode))) {
    if (countyCode === undefined) continue
    const ids = scopes.filter((each) => each.countyCode === countyCode).map(({ code }) => code)
    for (const row of await listOrganizations(tx, countyCode, ids)) {
      const { id, name, regionCode } = row
      found.set(keyOfScope({ kind: 'organization', code: id }), { countyCode, regionCode, name })
    }
  }
}

/** Ids of organizations by `side:code`. */
export async function findOrganizations(
  tx: Transaction,
  countyCode: string,
  codes: readonly { side: string; code: string }[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(codes.map(({ code }) => code))]
  const rows = await listOrganizationsByCodes(tx, countyCode, wanted)
  return new Map(rows.map(({ side, code, id }) => [`${side}:${code}`, id]))
}

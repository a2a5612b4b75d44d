/** Whom somebody may mean by what they typed, among those that take part: places, villages, units. */
import type { Transaction } from '#base/server/db/work.ts'
import {
  listOrganizationsByRegions,
  listOrganizationsWithin,
  type OrganizationRow,
  searchSide,
} from '#rooms/organizations/server/door.ts'
import { normalName } from '#rooms/organizations/shared/normal-name.ts'
import { nearNames, searchRegions, soundOf } from '#rooms/regions/server/door.ts'
import { townshipNamesOf } from './township-names.ts'

export interface Among {
  /** Beginning of the codes of all that is looked through: a county's, a city's. */
  area: string
  counties: readonly string[]
  /** Ids of those that count. Left out: all that are open. */
  communities?: ReadonlySet<string>
  supporters: ReadonlySet<string>
}

export interface Meant {
  townships: { code: string; name: string }[]
  /** By where they lie first, then by what they call themselves. */
  communities: OrganizationRow[]
  units: OrganizationRow[]
}

/** Best first; of each kind `limit` at most. Who writes 腰甸村村民委员会 means 腰甸村, whichever the registry has. */
export async function whoIsMeant(
  tx: Transaction,
  among: Among,
  query: string,
  limit: number,
): Promise<Meant> {
  const meant = await whoIsCalled(tx, among, query, limit)
  const plain = normalName(query).replace(/(支部|党总支|党委)$/, '')
  if (!isNobody(meant) || plain === '' || plain === query) return meant
  return whoIsCalled(tx, among, plain, limit)
}

async function whoIsCalled(
  tx: Transaction,
  among: Among,
  query: string,
  limit: number,
): Promise<Meant> {
  const { area, counties, communities, supporters } = among
  const regions = (level: 'village' | 'township') =>
    searchRegions(tx, { query, within: area, levels: [level], limit })
  const townships = await regions('township')
  const villages = await regions('village')
  const there = await communitiesAt(
    tx,
    among,
    villages.map(({ code }) => code),
  )
  const named = await searchSide(tx, {
    ...{ counties, side: 'community', query, limit },
    among: communities && [...communities],
  })
  const known = new Set(there.map(({ id }) => id))
  return {
    townships: townships.map(({ code, name }) => ({ code, name })),
    communities: [...there, ...named.filter(({ id }) => !known.has(id))].slice(0, limit),
    units: await searchSide(tx, {
      ...{ counties, side: 'supporter', query, limit },
      among: [...supporters],
    }),
  }
}

/** For whoever found nothing: by the same sound first, then by one letter more, less or other; `most` in all. */
export async function whoMayBeMeant(
  tx: Transaction,
  among: Among,
  query: string,
  most: number,
): Promise<Meant> {
  const sound = soundOf(query)
  if (sound === undefined) return { townships: [], communities: [], units: [] }
  const same = await whoIsMeant(tx, among, sound, most)
  return shorten(isNobody(same) ? await whoIsNear(tx, among, sound, most) : same, most)
}

export function isNobody({ townships, communities, units }: Meant): boolean {
  return townships.length + communities.length + units.length === 0
}

/** Only the villages that take part, and their townships: they are read through one by one. */
async function whoIsNear(
  tx: Transaction,
  among: Among,
  sound: string,
  most: number,
): Promise<Meant> {
  const communities: OrganizationRow[] = []
  for (const county of among.counties) {
    communities.push(...(await communitiesWithin(tx, among, county)))
  }
  const names = await townshipNamesOf(
    tx,
    communities.map(({ regionCode }) => regionCode),
  )
  const townships = [...names].map(([code, name]) => ({ code, name }))
  // 腰甸村村民委员会 is one letter away from what nobody types.
  const plain = communities.map((row) => ({ row, name: normalName(row.name) }))
  return {
    townships: nearNames(sound, townships, most),
    communities: nearNames(sound, plain, most).map(({ row }) => row),
    units: [],
  }
}

/** Villages before townships before units. */
function shorten({ townships, communities, units }: Meant, most: number): Meant {
  const left = (...before: unknown[][]) => most - Math.min(most, before.flat().length)
  return {
    communities: communities.slice(0, left()),
    townships: townships.slice(0, left(communities)),
    units: units.slice(0, left(communities, townships)),
  }
}

/** In the order of the codes. */
async function communitiesAt(
  tx: Transaction,
  among: Among,
  codes: readonly string[],
): Promise<OrganizationRow[]> {
  const found: OrganizationRow[] = []
  for (const [county, own] of Map.groupBy(codes, (code) => code.slice(0, 6))) {
    const closedToo = true
    found.push(...(await listOrganizationsByRegions(tx, county, 'community', own, { closedToo })))
  }
  const byRegion = Map.groupBy(
    found.filter((row) => counts(among, row)),
    ({ regionCode }) => regionCode,
  )
  return codes.flatMap((code) => byRegion.get(code) ?? [])
}

/** In order of their codes. */
export async function communitiesWithin(
  tx: Transaction,
  among: Among,
  prefix: string,
): Promise<OrganizationRow[]> {
  const closedToo = true
  const county = prefix.slice(0, 6)
  const known = await listOrganizationsWithin(tx, county, 'community', prefix, { closedToo })
  return known.filter((row) => counts(among, row))
}

function counts({ communities }: Among, { id, endsOn }: OrganizationRow): boolean {
  return communities ? communities.has(id) : endsOn === null
}

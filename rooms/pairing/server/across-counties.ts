/** A programme of a city or a province is kept under that code, and its organizations under those of their counties. */
import type { Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import {
  listOrganizationsAmong,
  listOrganizationsByIds,
  listReached,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import { countiesIn, type ProgrammeRow, scopeOf } from '#rooms/programmes/server/door.ts'

/** An organization where it is registered. */
export interface Seat {
  countyCode: string
  id: string
}

interface Pair {
  supporterId: string
  supporterCountyCode: string
  communityId: string
  communityRegionCode: string
}

export function supporterOf({ supporterCountyCode, supporterId }: Pair): Seat {
  return { countyCode: supporterCountyCode, id: supporterId }
}

export function communityOf({ communityRegionCode, communityId }: Pair): Seat {
  return { countyCode: communityRegionCode.slice(0, 6), id: communityId }
}

/** Codes under which what concerns these counties may be kept: their own, their city's and their province's. */
export function keepersOf({ scope }: Reach): string[] {
  const counties = countiesIn(scope)
  const above = counties.flatMap((code) => [
    code,
    `${code.slice(0, 4)}00`,
    `${code.slice(0, 2)}0000`,
  ])
  return [...new Set(above)]
}

/** Whether a reach has to do with what a programme covers. */
export function touchesProgramme({ scope }: Reach, programme: ProgrammeRow): boolean {
  const covered = scopeOf(programme)
  return countiesIn(scope).some((code) => isInScope(covered, code))
}

/** By id; the transaction's scope holds their counties. */
export async function organizationsAt(
  tx: Transaction,
  seats: readonly Seat[],
): Promise<ReadonlyMap<string, OrganizationRow>> {
  const found = new Map<string, OrganizationRow>()
  for (const [countyCode, ids] of byCounty(seats)) {
    for (const row of await listOrganizationsByIds(tx, countyCode, ids)) found.set(row.id, row)
  }
  return found
}

/** Ids of those that a reach holds. */
export async function reachedOf(
  tx: Transaction,
  reach: Reach,
  seats: readonly Seat[],
): Promise<ReadonlySet<string>> {
  const reached = new Set<string>()
  for (const [countyCode, ids] of byCounty(seats)) {
    if (!isInScope(reach.scope, countyCode)) continue
    for (const { id } of await listReached(tx, countyCode, reach, ids)) reached.add(id)
  }
  return reached
}

/** By id, where they are registered and not where they are guests. */
export async function homesAmong(
  tx: Transaction,
  counties: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganizationRow>> {
  const found = await listOrganizationsAmong(tx, counties, ids)
  return new Map(
    found.flatMap((row) => (row.homeCountyCode === null ? [[row.id, row] as const] : [])),
  )
}

/** As `reachedOf`, of ids whose counties are not known. */
export async function reachedAmong(
  tx: Transaction,
  reach: Reach,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const homes = await homesAmong(tx, countiesIn(reach.scope), ids)
  return reachedOf(tx, reach, [...homes.values()])
}

function byCounty(seats: readonly Seat[]): [string, string[]][] {
  return [...Map.groupBy(seats, ({ countyCode }) => countyCode)].map(([countyCode, own]) => [
    countyCode,
    [...new Set(own.map(({ id }) => id))],
  ])
}

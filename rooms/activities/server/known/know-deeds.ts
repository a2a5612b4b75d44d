/** What the rules need to know of many declared deeds, asked for at once. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { listNeedsByIds } from '#rooms/needs/server/door.ts'
import {
  listOrganizationsAmong,
  listReached,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import { listPartnershipsByIds, type PartnershipRow } from '#rooms/pairing/server/door.ts'
import { listParticipants } from '#rooms/programmes/server/door.ts'
import { listPlacesByCodes } from '#rooms/regions/server/door.ts'
import type { Known } from '../../shared/rules.ts'
import type { DeclaredDeed } from '../../shared/schema.ts'
import { listPayers } from '../deeds/store.ts'
import { type KnownCycle, readCycles } from './read-cycles.ts'

/** Whom and what a deed names, once it is sure that it is there. */
export interface Named {
  cycle: KnownCycle
  partnership: PartnershipRow | undefined
  unit: OrganizationRow
  community: OrganizationRow
}

export interface Asked {
  known: Known
  /** Undefined where something of it is not there. */
  named: Named | undefined
}

const keyOf = (countyCode: string, id: string) => `${countyCode} ${id}`
const unique = (ids: readonly (string | undefined)[]) => [...new Set(ids.flatMap((id) => id ?? []))]

/**
 * @param tx its scope holds the counties
 * @param reach of whoever declares
 */
export async function knowDeeds(
  tx: WriteTransaction,
  { reach, counties }: { reach: Reach; counties: readonly string[] },
  deeds: readonly DeclaredDeed[],
): Promise<Asked[]> {
  const there = unique(deeds.map(({ countyCode }) => countyCode)).filter((each) =>
    counties.includes(each),
  )
  const partnerships = await partnershipsOf(tx, there, deeds)
  const between = deeds.map((deed) => betweenOf(deed, partnerships))
  const cycles = await readCycles(tx, unique(between.map(({ cycleId }) => cycleId)))
  const organizations = await organizationsOf(tx, there, between)
  const mine = await reachedOf(tx, reach, between)
  const takePart = await whoTakesPart(tx, counties, deeds, between)
  const places = await placesOf(tx, there, deeds)
  const payers = await payersOf(tx, there, deeds)
  const needs = await needsOf(tx, there, deeds)
  const today = dayOf(tx.now)
  return deeds.map((deed, at) => {
    const { countyCode, day } = deed
    const { partnership, cycleId, unitId, communityId } = between[at] as Between
    const cycle = cycles.get(cycleId ?? '')
    const unit = organizations.get(keyOf(countyCode, unitId ?? ''))
    const community = organizations.get(keyOf(countyCode, communityId ?? ''))
    const place = places.get(keyOf(countyCode, deed.regionCode ?? ''))
    const payer = payers.get(keyOf(countyCode, deed.paidById ?? ''))
    const need = needs.get(keyOf(countyCode, deed.needId ?? ''))
    const isCommunity = community?.side === 'community'
    return {
      known: {
        ...{ today, cycle, partnership, kinds: cycle?.kinds ?? new Map() },
        unit: unit && { endsOn: unit.endsOn, reached: mine.units.has(unit.id) },
        community: isCommunity
          ? {
              ...{ endsOn: community.endsOn, regionCode: community.regionCode },
              reached: mine.communities.has(community.id),
            }
          : undefined,
        takesPart: takePart(cycleId, unitId, day),
        covered: Boolean(cycle && community?.regionCode.startsWith(cycle.prefix)),
        hasPlace: place !== undefined && place.regionCode === community?.regionCode,
        payer: payer?.unitId === unitId ? payer : undefined,
        paysFor: 0,
        hasNeed: need !== undefined && need.holderId === unitId && need.communityId === communityId,
      },
      named: cycle && unit && isCommunity ? { cycle, partnership, unit, community } : undefined,
    }
  })
}

interface Between {
  countyCode: string
  direction: DeclaredDeed['direction']
  partnership: PartnershipRow | undefined
  cycleId: string | undefined
  unitId: string | undefined
  communityId: string | undefined
}

function betweenOf(deed: DeclaredDeed, partnerships: ReadonlyMap<string, PartnershipRow>): Between {
  const { countyCode, direction, partnershipId } = deed
  const partnership = partnerships.get(keyOf(countyCode, partnershipId ?? ''))
  if (partnershipId === undefined) {
    const { cycleId, unitId, communityId } = deed
    return { countyCode, direction, partnership, cycleId, unitId, communityId }
  }
  return {
    ...{ countyCode, direction, partnership, cycleId: partnership?.cycleId },
    ...{ unitId: partnership?.supporterId, communityId: partnership?.communityId },
  }
}

async function partnershipsOf(
  tx: WriteTransaction,
  counties: readonly string[],
  deeds: readonly DeclaredDeed[],
) {
  const ids = unique(deeds.map(({ partnershipId }) => partnershipId))
  const rows = await listPartnershipsByIds(tx, counties, ids)
  return new Map(rows.map((row) => [keyOf(row.countyCode, row.id), row]))
}

async function organizationsOf(
  tx: WriteTransaction,
  counties: readonly string[],
  between: readonly Between[],
) {
  const ids = unique(between.flatMap(({ unitId, communityId }) => [unitId, communityId]))
  const rows = await listOrganizationsAmong(tx, counties, ids)
  return new Map(rows.map((row) => [keyOf(row.countyCode, row.id), row]))
}

/** A unit is answered for by its organization alone; a village by its region too. */
async function reachedOf(tx: WriteTransaction, reach: Reach, between: readonly Between[]) {
  const [units, communities] = [new Set<string>(), new Set<string>()]
  const add = async (
    to: Set<string>,
    far: Reach,
    direction: Between['direction'],
    side: 'unitId' | 'communityId',
  ) => {
    const asked = between.filter((each) => each.direction === direction)
    for (const [countyCode, own] of Map.groupBy(asked, (each) => each.countyCode)) {
      const ids = unique(own.map((each) => each[side]))
      for (const { id } of await listReached(tx, countyCode, far, ids)) to.add(id)
    }
  }
  await add(units, { ...reach, regions: [] }, 'deed', 'unitId')
  await add(communities, reach, 'gift', 'communityId')
  return { units, communities }
}

/** Only of those without a partnership is it asked. */
async function whoTakesPart(
  tx: WriteTransaction,
  counties: readonly string[],
  deeds: readonly DeclaredDeed[],
  between: readonly Between[],
): Promise<(cycleId: string | undefined, unitId: string | undefined, day: string) => boolean> {
  const free = between.filter((_, at) => deeds[at]?.partnershipId === undefined)
  const cycleIds = unique(free.map(({ cycleId }) => cycleId))
  if (cycleIds.length === 0) return () => false
  const asked = { counties, cycleIds, organizationIds: unique(free.map(({ unitId }) => unitId)) }
  const rows = [
    ...(await listParticipants(tx, { ...asked, state: 'present' })),
    ...(await listParticipants(tx, { ...asked, state: 'left' })),
  ]
  return (cycleId, unitId, day) =>
    rows.some(
      (row) =>
        row.cycleId === cycleId &&
        row.organizationId === unitId &&
        (row.leftOn === null || day < row.leftOn),
    )
}

async function placesOf(
  tx: WriteTransaction,
  counties: readonly string[],
  deeds: readonly DeclaredDeed[],
) {
  const found = new Map<string, { regionCode: string }>()
  for (const countyCode of counties) {
    const codes = unique(
      deeds.map((deed) => (deed.countyCode === countyCode ? deed.regionCode : undefined)),
    )
    for (const place of await listPlacesByCodes(tx, countyCode, codes)) {
      found.set(keyOf(countyCode, place.code), place)
    }
  }
  return found
}

async function needsOf(
  tx: WriteTransaction,
  counties: readonly string[],
  deeds: readonly DeclaredDeed[],
) {
  const rows = await listNeedsByIds(tx, counties, unique(deeds.map(({ needId }) => needId)))
  return new Map(rows.map((row) => [keyOf(row.countyCode, row.id), row]))
}

async function payersOf(
  tx: WriteTransaction,
  counties: readonly string[],
  deeds: readonly DeclaredDeed[],
) {
  const rows = await listPayers(tx, counties, unique(deeds.map(({ paidById }) => paidById)))
  return new Map(rows.map((row) => [keyOf(row.countyCode, row.id), row]))
}

/** What the rules need to know of many declared deeds, asked for at once. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { listNeedsByIds } from '#rooms/needs/server/door.ts'
import { listParticipants } from '#rooms/programmes/server/door.ts'
import { listPlacesByCodes } from '#rooms/regions/server/door.ts'
import type { Known } from '../../shared/rules.ts'
import type { DeclaredDeed } from '../../shared/schema.ts'
import { listPayers } from '../deeds/store.ts'
import type { Within } from '../reach/store.ts'
import { type KnownCycle, readCycles } from './read-cycles.ts'
import { listPairs, listSides, type Pair, type Side } from './store.ts'

/** Whom and what a deed names, once it is sure that it is there. */
export interface Named {
  cycle: KnownCycle
  partnershipId: string | null
  unit: Side
  community: Side
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
  const pairs = await pairsOf(tx, { reach, counties: there }, deeds)
  const between = deeds.map((deed) => betweenOf(deed, pairs))
  const cycles = await readCycles(tx, unique(between.map(({ cycleId }) => cycleId)))
  const sides = await sidesOf(tx, { reach, counties: there }, between)
  const takePart = await whoTakesPart(tx, counties, deeds, between)
  const places = await placesOf(tx, there, deeds)
  const payers = await payersOf(tx, there, deeds)
  const needs = await needsOf(tx, there, deeds)
  const today = dayOf(tx.now)
  return deeds.map((deed, at) => {
    const { countyCode, day } = deed
    const { pair, cycleId, unitId, communityId } = between[at] as Between
    const cycle = cycles.get(cycleId ?? '')
    const unit = pair ? unitOf(pair) : sides.get(keyOf(countyCode, unitId ?? ''))
    const found = pair ? communityOf(pair) : sides.get(keyOf(countyCode, communityId ?? ''))
    const community = found?.side === 'community' ? found : undefined
    const place = places.get(keyOf(countyCode, deed.regionCode ?? ''))
    const payer = payers.get(keyOf(countyCode, deed.paidById ?? ''))
    const need = needs.get(keyOf(countyCode, deed.needId ?? ''))
    return {
      known: {
        ...{ today, cycle, partnership: pair, kinds: cycle?.kinds ?? new Map() },
        // A unit is answered for by its organization alone; a village by its region too.
        unit: unit && { endsOn: unit.endsOn, reached: unit.own },
        community: community && { ...community, reached: community.own || community.there },
        takesPart: takePart(cycleId, unitId, day),
        covered: Boolean(cycle && community?.regionCode.startsWith(cycle.prefix)),
        hasPlace: place !== undefined && place.regionCode === community?.regionCode,
        payer: payer?.unitId === unitId ? payer : undefined,
        paysFor: 0,
        hasNeed: need !== undefined && need.holderId === unitId && need.communityId === communityId,
      },
      named: cycle &&
        unit &&
        community && { cycle, partnershipId: pair?.id ?? null, unit, community },
    }
  })
}

interface Between {
  pair: Pair | undefined
  cycleId: string | undefined
  unitId: string | undefined
  communityId: string | undefined
}

function betweenOf(deed: DeclaredDeed, pairs: ReadonlyMap<string, Pair>): Between {
  const { countyCode, partnershipId, cycleId, unitId, communityId } = deed
  if (partnershipId === undefined) return { pair: undefined, cycleId, unitId, communityId }
  const pair = pairs.get(keyOf(countyCode, partnershipId))
  const { cycleId: ofPair, unitId: unit, communityId: community } = pair ?? {}
  return { pair, cycleId: ofPair, unitId: unit, communityId: community }
}

async function pairsOf(tx: WriteTransaction, within: Within, deeds: readonly DeclaredDeed[]) {
  const ids = unique(deeds.map(({ partnershipId }) => partnershipId))
  const rows = await listPairs(tx, within, ids)
  return new Map(rows.map((row) => [keyOf(row.countyCode, row.id), row]))
}

/** Of those without a partnership: the rest is told with it. */
async function sidesOf(tx: WriteTransaction, within: Within, between: readonly Between[]) {
  const free = between.filter(({ pair }) => !pair)
  const ids = unique(free.flatMap(({ unitId, communityId }) => [unitId, communityId]))
  const rows = await listSides(tx, within, ids)
  return new Map(rows.map((row) => [keyOf(row.countyCode, row.id), row]))
}

function unitOf(pair: Pair): Side {
  const { countyCode, unitId: id, unitKind: kind, unitEndsOn: endsOn, ofUnit: own } = pair
  return { countyCode, id, kind, endsOn, own, there: false, side: 'supporter', regionCode: '' }
}

function communityOf(pair: Pair): Side {
  const { countyCode, communityId: id, communityEndsOn: endsOn, communityRegionCode } = pair
  const common = { countyCode, id, endsOn, regionCode: communityRegionCode, kind: 'village' }
  return { ...common, own: pair.ofCommunity, there: false, side: 'community' }
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

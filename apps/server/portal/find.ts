/** What somebody may mean by what they typed: a village, a township, a unit. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import {
  listOrganizationsByRegions,
  listOrganizationsWithin,
  type OrganizationRow,
  searchSupporters,
} from '#rooms/organizations/server/door.ts'
import { listPaired, listPublicPartnerships } from '#rooms/pairing/server/door.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { nearNames, searchRegions, soundOf } from '#rooms/regions/server/door.ts'
import type { FoundUnit, FoundVillage, Search, Suggestions } from './search.ts'
import { takingPart } from './taking-part.ts'
import { townshipNamesOf, townshipOf } from './township-names.ts'

export interface FindIn {
  /** Of the programme. */
  counties: readonly string[]
  /** Without a cycle nobody is paired. */
  cycleId: string | undefined
  query: string
  language: Language
}

/** Of each kind: more are not read through, a longer word is typed. */
const mostShown = 20
/** No township has as many villages, and no twenty units support as many. */
const mostPairs = 2000

/** Few enough to be read through by whoever mistyped. */
const mostSuggested = 8

/** One of its counties. */
type FindHere = Omit<FindIn, 'counties'> & { countyCode: string }

/** When nothing bears what was typed, what sounds like it is offered. */
export async function find(tx: Transaction, { counties, ...rest }: FindIn): Promise<Search> {
  const all: Search[] = []
  for (const countyCode of counties) all.push(await findAsTyped(tx, { ...rest, countyCode }))
  const found = together(all)
  const { villages, townships, township, units } = found
  if (township || villages.length + townships.length + units.length > 0) return found
  const offered: Suggestions[] = []
  for (const countyCode of counties) offered.push(await suggest(tx, { ...rest, countyCode }))
  return { ...found, suggestions: shorten(joined(offered)) }
}

/** A township that is meant in one county alone is opened; of several each is a line. */
function together(all: readonly Search[]): Search {
  const [first] = all as [Search, ...Search[]]
  if (all.length === 1) return first
  const meant = all.flatMap(({ township }) => township ?? [])
  const { villages, townships, units } = joined(all)
  const [only] = meant
  const opened = meant.length === 1 && townships.length === 0
  return {
    ...{ query: first.query, mostShown: first.mostShown, villages, units },
    townships: opened ? [] : [...townships, ...meant.map(({ code, name }) => ({ code, name }))],
    ...(opened && only && { township: only }),
  }
}

function joined(all: readonly Suggestions[]): Suggestions {
  return {
    villages: all.flatMap(({ villages }) => villages),
    townships: all.flatMap(({ townships }) => townships),
    units: all.flatMap(({ units }) => units),
  }
}

/** By the same sound first, then by one letter more, less or other. */
async function suggest(tx: Transaction, within: FindHere): Promise<Suggestions> {
  const sound = soundOf(within.query)
  if (sound === undefined) return { villages: [], townships: [], units: [] }
  const same = await findAsTyped(tx, { ...within, query: sound })
  const townships = same.township ? [same.township] : same.townships
  if (townships.length + same.villages.length + same.units.length === 0) {
    return findNear(tx, within, sound)
  }
  return shorten({ villages: same.villages, townships, units: same.units })
}

/** Only the villages that take part, and their townships: they are read through one by one. */
async function findNear(tx: Transaction, within: FindHere, sound: string): Promise<Suggestions> {
  const { countyCode } = within
  const communities = await communitiesWithin(tx, within, countyCode)
  const names = await townshipNamesOf(
    tx,
    communities.map(({ regionCode }) => regionCode),
  )
  const townships = [...names].map(([code, name]) => ({ code, name }))
  const near = nearNames(sound, communities, mostSuggested)
  return shorten({
    villages: await villagesOf(tx, within, near),
    townships: nearNames(sound, townships, mostSuggested),
    units: [],
  })
}

function shorten({ villages, townships, units }: Suggestions): Suggestions {
  const left = (...before: unknown[][]) =>
    mostSuggested - Math.min(mostSuggested, before.flat().length)
  return {
    villages: villages.slice(0, left()),
    townships: townships.slice(0, left(villages)),
    units: units.slice(0, left(villages, townships)),
  }
}

async function findAsTyped(tx: Transaction, within: FindHere): Promise<Search> {
  const { countyCode, query } = within
  const limit = mostShown + 1
  const regions = (level: 'village' | 'township') =>
    searchRegions(tx, { query, within: countyCode, levels: [level], limit })
  const townships = (await regions('township')).map(({ code, name }) => ({ code, name }))
  const meant = townships.length === 1 ? townships[0] : townships.find(({ name }) => name === query)
  // Of the township that is meant all villages are listed anyway.
  const villageCodes = (await regions('village'))
    .map(({ code }) => code)
    .filter((code) => townshipOf(code) !== meant?.code)
  const known = await listOrganizationsByRegions(tx, countyCode, 'community', villageCodes, {
    closedToo: true,
  })
  return {
    query,
    mostShown,
    villages: await villagesOf(
      tx,
      within,
      inOrderOf(villageCodes, await takingPart(tx, within, known)),
    ),
    townships: meant ? [] : townships,
    ...(meant && {
      township: { ...meant, villages: await villagesWithin(tx, within, meant.code) },
    }),
    units: await unitsOf(tx, within, limit),
  }
}

async function villagesWithin(
  tx: Transaction,
  within: FindHere,
  township: string,
): Promise<FoundVillage[]> {
  return villagesOf(tx, within, await communitiesWithin(tx, within, township.slice(0, 9)))
}

async function communitiesWithin(
  tx: Transaction,
  within: FindHere,
  prefix: string,
): Promise<OrganizationRow[]> {
  const known = await listOrganizationsWithin(tx, within.countyCode, 'community', prefix, {
    closedToo: true,
  })
  return takingPart(tx, within, known)
}

function inOrderOf(codes: readonly string[], communities: OrganizationRow[]): OrganizationRow[] {
  const byRegion = Map.groupBy(communities, ({ regionCode }) => regionCode)
  return codes.flatMap((code) => byRegion.get(code) ?? [])
}

async function villagesOf(
  tx: Transaction,
  within: FindHere,
  communities: OrganizationRow[],
): Promise<FoundVillage[]> {
  const pairs = await pairsOf(tx, within, { communityIds: communities.map(({ id }) => id) })
  const names = await townshipNamesOf(
    tx,
    communities.map(({ regionCode }) => regionCode),
  )
  const byCommunity = Map.groupBy(pairs, ({ community }) => community.id)
  return communities.map(({ id, name, regionCode }) => {
    const own = byCommunity.get(id) ?? []
    return {
      regionCode,
      name,
      township: names.get(townshipOf(regionCode)) ?? '',
      ended: own[0]?.community.ended,
      supporters: own.map(({ supporter }) => supporter),
    }
  })
}

/**
 * Units that support nobody in this programme take no part in it, as far as anybody may know. One that was closed is
 * found as long as what it is paired with is told: people know it by its name.
 */
async function unitsOf(tx: Transaction, within: FindHere, limit: number): Promise<FoundUnit[]> {
  const { countyCode, cycleId, query } = within
  if (!cycleId) return []
  const among = [...(await listPaired(tx, [countyCode], cycleId, 'supporter'))]
  const units = await searchSupporters(tx, { countyCode, query, among, limit })
  const pairs = await pairsOf(tx, within, { supporterIds: units.map(({ id }) => id) })
  const bySupporter = Map.groupBy(pairs, ({ supporter }) => supporter.id)
  return units.flatMap(({ id, name }) => {
    const own = bySupporter.get(id)
    const ended = own?.[0]?.supporter.ended
    return own ? [{ id, name, ended, communities: own.map(({ community }) => community.name) }] : []
  })
}

async function pairsOf(
  tx: Transaction,
  { countyCode, cycleId, language }: FindHere,
  filter: { communityIds?: string[]; supporterIds?: string[] },
): Promise<PublicPartnership[]> {
  if (!cycleId) return []
  const page = { counties: [countyCode], cycleId, ...filter, limit: mostPairs }
  return (await listPublicPartnerships(tx, page, language)).items
}

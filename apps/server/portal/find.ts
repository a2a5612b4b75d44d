/** What somebody may mean by what they typed: a village, a township, a unit. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import {
  listOrganizationsByRegions,
  listOrganizationsWithin,
  type OrganizationRow,
  searchSupporters,
} from '#rooms/organizations/server/door.ts'
import { listPublicPartnerships } from '#rooms/pairing/server/door.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { nearNames, searchRegions, soundOf } from '#rooms/regions/server/door.ts'
import type { FoundUnit, FoundVillage, Search, Suggestions } from './search.ts'
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
  const communities = await listOrganizationsWithin(tx, countyCode, 'community', countyCode)
  const names = await townshipNamesOf(
    tx,
    communities.map(({ regionCode }) => regionCode),
  )
  const townships = [...names].map(([code, name]) => ({ code, name }))
  const near = nearNames(sound, communities, mostSuggested)
  const codes = near.map(({ regionCode }) => regionCode)
  return shorten({
    villages: await villagesOf(tx, within, near, codes),
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
  const units = await searchSupporters(tx, { countyCode, query, limit })
  return {
    query,
    mostShown,
    villages: await villagesOf(
      tx,
      within,
      await listOrganizationsByRegions(tx, countyCode, 'community', villageCodes),
      villageCodes,
    ),
    townships: meant ? [] : townships,
    ...(meant && {
      township: { ...meant, villages: await villagesWithin(tx, within, meant.code) },
    }),
    units: await unitsOf(tx, within, units),
  }
}

async function villagesWithin(
  tx: Transaction,
  within: FindHere,
  township: string,
): Promise<FoundVillage[]> {
  const { countyCode } = within
  const prefix = township.slice(0, 9)
  const communities = await listOrganizationsWithin(tx, countyCode, 'community', prefix)
  return villagesOf(
    tx,
    within,
    communities,
    communities.map(({ regionCode }) => regionCode),
  )
}

/** In the order of the codes; a region that takes no part is passed over. */
async function villagesOf(
  tx: Transaction,
  within: FindHere,
  communities: OrganizationRow[],
  codes: readonly string[],
): Promise<FoundVillage[]> {
  const pairs = await pairsOf(tx, within, { communityIds: communities.map(({ id }) => id) })
  const names = await townshipNamesOf(tx, codes)
  const byRegion = new Map(communities.map((each) => [each.regionCode, each]))
  return codes.flatMap((regionCode) => {
    const community = byRegion.get(regionCode)
    if (!community) return []
    const own = pairs.filter((each) => each.community.id === community.id)
    return [
      {
        regionCode,
        name: community.name,
        township: names.get(townshipOf(regionCode)) ?? '',
        supporters: own.map(({ supporter }) => supporter.name),
      },
    ]
  })
}

/** Units that support nobody in this programme take no part in it, as far as anybody may know. */
async function unitsOf(
  tx: Transaction,
  within: FindHere,
  units: OrganizationRow[],
): Promise<FoundUnit[]> {
  const pairs = await pairsOf(tx, within, { supporterIds: units.map(({ id }) => id) })
  const bySupporter = Map.groupBy(pairs, ({ supporter }) => supporter.id)
  return units.flatMap(({ id, name }) => {
    const own = bySupporter.get(id)
    return own ? [{ id, name, communities: own.map(({ community }) => community.name) }] : []
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

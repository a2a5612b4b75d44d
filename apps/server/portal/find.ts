/** What somebody may mean by what they typed: a village, a township, a unit. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import type { OrganizationRow } from '#rooms/organizations/server/door.ts'
import { listPaired, listPublicPartnerships } from '#rooms/pairing/server/door.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { type Among, communitiesWithin, isNobody, whoIsMeant, whoMayBeMeant } from './meant.ts'
import type { FoundUnit, FoundVillage, Search } from './search.ts'
import { idsTakingPart } from './taking-part.ts'
import { townshipNamesOf, townshipOf } from './township-names.ts'
import { whereabouts } from './whereabouts.ts'

export interface FindIn {
  programme: PublicProgramme
  /** Beginning of the codes of all that the programme covers. */
  area: string
  counties: readonly string[]
  /** Without a cycle nobody is paired. */
  cycleId: string | undefined
  query: string
  language: Language
}

/** Of each kind: more are not read through, a longer word is typed. */
export const mostShown = 20
/** No township has as many villages, and no twenty units support as many. */
const mostPairs = 2000

/** Few enough to be read through by whoever mistyped. */
export const mostSuggested = 8

/** When nothing bears what was typed, what sounds like it is offered. */
export async function find(tx: Transaction, within: FindIn): Promise<Search> {
  const { area, counties, cycleId, query } = within
  const communities = cycleId && (await idsTakingPart(tx, counties, cycleId))
  const among: Among = {
    ...{ area, counties, ...(communities && { communities }) },
    supporters: cycleId ? await listPaired(tx, counties, cycleId, 'supporter') : new Set(),
  }
  const meant = await whoIsMeant(tx, among, query, mostShown + 1)
  const { townships } = meant
  const named = townships.filter(({ name }) => name === query)
  const [township] = townships.length === 1 ? townships : named.length === 1 ? named : []
  // Of the township that is meant all villages are listed anyway.
  const apart = meant.communities.filter(
    ({ regionCode }) => !township || townshipOf(regionCode) !== township.code,
  )
  const found: Search = {
    ...{ query, mostShown },
    villages: await villagesOf(tx, within, apart),
    townships: township ? [] : townships.map((each) => placed(within, each)),
    ...(township && {
      township: {
        ...placed(within, township),
        villages: await villagesOf(
          tx,
          within,
          await communitiesWithin(tx, among, township.code.slice(0, 9)),
        ),
      },
    }),
    units: await unitsOf(tx, within, meant.units),
  }
  if (!isNobody(meant)) return found
  const near = await whoMayBeMeant(tx, among, query, mostSuggested)
  return {
    ...found,
    suggestions: {
      villages: await villagesOf(tx, within, near.communities),
      townships: near.townships.map((each) => placed(within, each)),
      units: await unitsOf(tx, within, near.units),
    },
  }
}

/** As it is called among those of several counties. */
function placed({ programme }: FindIn, { code, name: township }: { code: string; name: string }) {
  return { code, name: whereabouts(programme, { regionCode: code, township }) }
}

async function villagesOf(
  tx: Transaction,
  within: FindIn,
  communities: readonly OrganizationRow[],
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
      township: whereabouts(within.programme, {
        regionCode,
        township: names.get(townshipOf(regionCode)) ?? '',
      }),
      ended: own[0]?.community.ended,
      supporters: own.map(({ supporter }) => supporter),
    }
  })
}

/**
 * Units that support nobody in this programme take no part in it, as far as anybody may know. One that was closed is
 * found as long as what it is paired with is told: people know it by its name.
 */
async function unitsOf(
  tx: Transaction,
  within: FindIn,
  units: readonly OrganizationRow[],
): Promise<FoundUnit[]> {
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
  { counties, cycleId, language }: FindIn,
  filter: { communityIds?: string[]; supporterIds?: string[] },
): Promise<PublicPartnership[]> {
  if (!cycleId || Object.values(filter).every((ids) => ids.length === 0)) return []
  const page = { counties, cycleId, ...filter, limit: mostPairs }
  return (await listPublicPartnerships(tx, page, language)).items
}

/** The roster of a cycle as the engine reads it, put together from what the office keeps. */
import type {
  Preference,
  Relation,
  Roster,
  RosterCommunity,
  RosterSupporter,
} from '@lianjian/pairing'
import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationRow } from '#rooms/organizations/server/door.ts'
import { countiesIn, listPresent } from '#rooms/programmes/server/door.ts'
import type { RosterIds } from '../runs/store.ts'
import {
  listChoices,
  listExistingPairs,
  listRelations,
  listRosterWithOrganizations,
  type RosterEntry,
} from './store.ts'

export interface Assembled {
  roster: Roster
  ids: RosterIds
}

/** Which participants are in it: all, or those of a remainder. */
export interface Among {
  supporters?: ReadonlySet<string>
  communities?: ReadonlySet<string>
  /** Places that are taken already, by organization id. */
  taken?: ReadonlyMap<string, number>
  /** Pairs that may not be come to again. */
  without?: readonly { supporterId: string; communityId: string }[]
  /** Pairs that are in force and stay where they can; ties and wishes from before them count no more. */
  inForce?: readonly { supporterId: string; communityId: string }[]
}

/**
 * Codes are the counties' own; where a run spans several counties the county's code stands before them.
 *
 * @param counties that the transaction's scope holds
 */
export async function assembleRoster(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
  among: Among = {},
): Promise<Assembled> {
  const present = await listPresent(tx, countiesIn({ counties }), cycleId)
  const entries = (await listRosterWithOrganizations(tx, cycleId, counties)).filter(
    ({ organization: { id, side } }) => present.get(id) === side,
  )
  const several = new Set(entries.map(({ organization }) => organization.countyCode)).size > 1
  const codeOf = ({ countyCode, code }: OrganizationRow) =>
    several ? `${countyCode}-${code}` : code
  const isIn = ({ organization: { side, id } }: RosterEntry) =>
    side === 'supporter'
      ? (among.supporters?.has(id) ?? true)
      : (among.communities?.has(id) ?? true)
  const ids: RosterIds = { supporter: {}, community: {}, since: {} }
  const codes = new Map<string, string>()
  const supporters: RosterSupporter[] = []
  const communities: RosterCommunity[] = []
  for (const entry of entries.filter(isIn)) {
    const { organization, row } = entry
    const { id, countyCode, regionCode } = organization
    const load = loadOf(entry, among.taken?.get(id) ?? 0)
    if (!load) continue
    const code = codeOf(organization)
    codes.set(id, code)
    const tier = row.tier === null ? {} : { tier: row.tier as 1 | 2 | 3 }
    const common = { code, name: organization.name, region: regionCode, ...load, ...tier }
    if (organization.side === 'supporter') {
      ids.supporter[code] = { id, countyCode }
      supporters.push({
        ...common,
        kind: organization.kind as RosterSupporter['kind'],
        ...(organization.level && {
          level: organization.level as NonNullable<RosterSupporter['level']>,
        }),
        ...(row.function && { function: row.function as NonNullable<RosterSupporter['function']> }),
        offers: row.offers as NonNullable<RosterSupporter['offers']>,
      })
    } else {
      ids.community[code] = { id, countyCode, regionCode }
      communities.push({
        ...common,
        kind: organization.kind as RosterCommunity['kind'],
        needs: row.needs as NonNullable<RosterCommunity['needs']>,
      })
    }
  }
  const { since, ...pairs } = await relationsOf(tx, cycleId, counties, codes, among)
  return { roster: { supporters, communities, ...pairs }, ids: { ...ids, since } }
}

/** What is left of its capacity; undefined when nothing is. */
function loadOf({ row }: RosterEntry, taken: number): { min: number; max: number } | undefined {
  const max = row.capacityMax - taken
  return max <= 0 ? undefined : { min: Math.max(0, row.capacityMin - taken), max }
}

async function relationsOf(
  tx: Transaction,
  cycleId: string,
  counties: readonly string[],
  codes: ReadonlyMap<string, string>,
  { without = [], inForce }: Among,
): Promise<{ relations: Relation[]; preferences: Preference[]; since: RosterIds['since'] }> {
  const coded = (pair: { supporterId: string; communityId: string }) => {
    const [supporter, community] = [codes.get(pair.supporterId), codes.get(pair.communityId)]
    return supporter && community ? { supporter, community } : undefined
  }
  const barred = new Set(without.map(keyOf))
  const relations: Relation[] = []
  const put = (
    pair: { supporterId: string; communityId: string },
    relation: Relation['relation'],
  ) => {
    const both = coded(pair)
    if (both) relations.push({ ...both, relation })
  }
  for (const pair of without) put(pair, 'avoid')
  for (const row of await listRelations(tx, cycleId, counties)) {
    if (!barred.has(keyOf(row))) put(row, row.relation as Relation['relation'])
  }
  if (inForce) {
    for (const pair of inForce) if (!barred.has(keyOf(pair))) put(pair, 'existing')
    return { relations, preferences: [], since: {} }
  }
  const choices = await listChoices(tx, cycleId, counties)
  const kept = await listExistingPairs(tx, cycleId, counties)
  const since: RosterIds['since'] = {}
  for (const pair of kept) {
    const both = coded(pair)
    if (both) since[`${both.supporter} ${both.community}`] = pair.since
    if (barred.has(keyOf(pair))) continue
    put(pair, 'existing')
    // One that a side questions is kept where that costs nothing more important.
    if (pair.state === 'kept') put(pair, 'locked')
  }
  const held = new Set(kept.map(keyOf))
  for (const pair of mutualOf(choices)) {
    if (!barred.has(keyOf(pair)) && !held.has(keyOf(pair))) put(pair, 'locked')
  }
  const preferences = choices.flatMap((row): Preference[] => {
    const both = coded(row)
    return both ? [{ ...both, side: row.side as Preference['side'], rank: row.rank }] : []
  })
  return { relations, preferences, since }
}

/** Pairs of which each is the other's first choice. */
export function mutualOf<Pair extends { supporterId: string; communityId: string }>(
  choices: readonly (Pair & { side: string; rank: number })[],
): Pair[] {
  const first = choices.filter(({ rank }) => rank === 1)
  const wished = new Set(first.filter(({ side }) => side === 'community').map(keyOf))
  return first.filter((pair) => pair.side === 'supporter' && wished.has(keyOf(pair)))
}

export function keyOf(pair: { supporterId: string; communityId: string }): string {
  return `${pair.supporterId} ${pair.communityId}`
}

/** The objectives of an instance as costs on its network, most important first. */
import { fitCost, functionNeedCost, tierDistanceOf } from '../eligibility.ts'
import type { Community, Supporter } from '../instance.ts'
import { KeyedWords } from '../keyed-words.ts'
import type { ObjectiveName, Rules } from '../rules.ts'
import { arcFinder, classify, type Network } from './network.ts'

/**
 * One level: a cost on every pair arc, or on the places of one side, where a row's k-th place (k from 1) is
 * what its k-th partnership takes. Place costs never fall with k.
 */
export interface Level {
  name: string
  /** Bounds of all costs, 0 among them. */
  least: number
  greatest: number
  /** Writes the costs of arcs[from … to − 1], which ascend, to into[0 …]. Absent on place levels. */
  gather?: (arcs: Int32Array, from: number, to: number, into: Float64Array) => void
  supporterPlace?: (row: number, k: number) => number
  communityPlace?: (row: number, k: number) => number
  /** What the level counts when all its costs sum to 0. */
  constant: number
}

/** The objectives that count, in order, each once (design: soft minima come first, listed or not). */
function objectiveOrder(rules: Rules): ObjectiveName[] {
  const listed = [...new Set(rules.objectives)]
  if (rules.hardMinima) return listed
  const minima = listed.filter((name) => name === 'unpaired' || name === 'coverage')
  const first: ObjectiveName[] = minima.length === 2 ? minima : ['unpaired', 'coverage']
  return [...first, ...listed.filter((name) => !first.includes(name))]
}

export function objectiveLevels(network: Network): Level[] {
  return objectiveOrder(network.instance.rules).map((name) => builders[name](network))
}

/** `tie`, `tie-2`, … */
function tieName(n: number): string {
  return n === 1 ? 'tie' : `tie-${n}`
}

export function isTie(name: string): boolean {
  return name === 'tie' || name.startsWith('tie-')
}

/**
 * The n-th tie level (n from 1): pair (i, j) costs word number j, from 0, of Stream(seed, label) with label
 * `LJ-1/tie/` (`LJ-1/tie-2/` …) and supporter i's code.
 */
export function tieLevel(network: Network, seed: Uint8Array, n: number): Level {
  const { supporter, community, instance } = network
  const words = new KeyedWords(seed)
  return {
    name: tieName(n),
    least: 0,
    greatest: 2 ** 32 - 1,
    constant: 0,
    gather: (arcs, from, to, into) => {
      let open = -1
      for (let at = from; at < to; at++) {
        const arc = arcs[at]!
        const i = supporter[arc]!
        if (i !== open) {
          words.open(`LJ-1/${tieName(n)}/${instance.supporters[i]!.code}`)
          open = i
        }
        into[at - from] = words.word(community[arc]!)
      }
    },
  }
}

const builders: Record<ObjectiveName, (network: Network) => Level> = {
  unpaired: (network) => ({
    ...missingPlaces('unpaired', network, network.supporters.min),
    ...(!network.instance.rules.hardMinima && {
      supporterPlace: (row, k) => (k <= network.supporters.min[row]! ? -1 : 0),
    }),
  }),
  coverage: (network) => ({
    ...missingPlaces('coverage', network, network.communities.min),
    ...(!network.instance.rules.hardMinima && {
      communityPlace: (row, k) => (k <= network.communities.min[row]! ? -1 : 0),
    }),
  }),
  'function-need': (network) =>
    classLevel(
      'function-need',
      network,
      (s) => s.function ?? '',
      (c) => (c.needs ?? []).join(),
      (s, c) => functionNeedCost(network.instance.rules, s, c),
    ),
  tier: (network) =>
    classLevel(
      'tier',
      network,
      (s) => s.letter ?? '',
      (c) => c.letter ?? '',
      (s, c) => tierDistanceOf(network.instance, s, c),
    ),
  fit: (network) =>
    classLevel(
      'fit',
      network,
      (s) => (s.offers ?? []).join(),
      (c) => (c.needs ?? []).join(),
      fitCost,
    ),
  preference: preferenceLevel,
  stability: stabilityLevel,
  distance: distanceLevel,
  balance: (network) => ({
    name: 'balance',
    least: 0,
    greatest: network.supporters.cap.reduce((most, cap) => Math.max(most, cap - 1), 0),
    constant: 0,
    supporterPlace: (_row, k) => k - 1,
  }),
}

/** Places missing to minima: every filled place up to the minimum counts −1. Hard minima miss none. */
function missingPlaces(name: string, network: Network, min: Int32Array): Level {
  if (network.instance.rules.hardMinima) return { name, least: 0, greatest: 0, constant: 0 }
  return { name, least: -1, greatest: 0, constant: min.reduce((sum, places) => sum + places, 0) }
}

/** A cost that depends on few properties of each row: looked up in a table of classes. */
function classLevel(
  name: string,
  { instance, supporter, community }: Network,
  supporterKey: (s: Supporter) => string,
  communityKey: (c: Community) => string,
  cost: (s: Supporter, c: Community) => number,
): Level {
  const left = classify(instance.supporters, supporterKey)
  const right = classify(instance.communities, communityKey)
  const width = right.rows.length
  const table = Int32Array.from({ length: left.rows.length * width }, (_, at) =>
    cost(left.rows[Math.floor(at / width)]!, right.rows[at % width]!),
  )
  const leftOf = left.of
  const rightOf = right.of
  return {
    name,
    least: 0,
    greatest: table.reduce((most, value) => Math.max(most, value), 0),
    constant: 0,
    gather: (arcs, from, to, into) => {
      for (let at = from; at < to; at++) {
        const arc = arcs[at]!
        into[at - from] = table[leftOf[supporter[arc]!]! * width + rightOf[community[arc]!]!]!
      }
    },
  }
}

/** Costs that few arcs have, in arc order. */
interface Sparse {
  arcs: Int32Array
  costs: Int32Array
}

function sparse(entries: Map<number, number>): Sparse {
  const arcs = Int32Array.from(entries.keys()).sort()
  return { arcs, costs: Int32Array.from(arcs, (arc) => entries.get(arc)!) }
}

function addSparse(
  { arcs: special, costs }: Sparse,
  arcs: Int32Array,
  from: number,
  to: number,
  into: Float64Array,
) {
  if (from === to) return
  let next = 0
  let high = special.length
  while (next < high) {
    const middle = (next + high) >> 1
    if (special[middle]! < arcs[from]!) next = middle + 1
    else high = middle
  }
  for (let at = from; at < to && next < special.length; at++) {
    while (next < special.length && special[next]! < arcs[at]!) next++
    if (special[next] === arcs[at]) into[at - from]! += costs[next]!
  }
}

function preferenceLevel(network: Network): Level {
  const { instance, first, supporter, community } = network
  const unranked = {
    supporter: new Int32Array(instance.supporters.length),
    community: new Int32Array(instance.communities.length),
  }
  const rowOf = {
    supporter: new Map(instance.supporters.map((row, i) => [row.code, i])),
    community: new Map(instance.communities.map((row, j) => [row.code, j])),
  }
  for (const entry of instance.preferences) {
    const { side } = entry
    const row = rowOf[side].get(entry[side])!
    // The first entry makes it two: one ranked, so the next rank is 2.
    unranked[side][row]! += unranked[side][row] === 0 ? 2 : 1
  }
  const arcOf = arcFinder(instance, first, community)
  const ranked = new Map<number, number>()
  const most = { supporter: 0, community: 0 }
  for (const entry of instance.preferences) {
    const { side, rank } = entry
    const otherwise = unranked[side][rowOf[side].get(entry[side])!]!
    most[side] = Math.max(most[side], rank, otherwise)
    const arc = arcOf(entry.supporter, entry.community)
    if (arc >= 0) ranked.set(arc, (ranked.get(arc) ?? 0) + rank - otherwise)
  }
  const exceptions = sparse(ranked)
  return {
    name: 'preference',
    least: 0,
    greatest: most.supporter + most.community,
    constant: 0,
    gather: (arcs, from, to, into) => {
      for (let at = from; at < to; at++) {
        const arc = arcs[at]!
        into[at - from] =
          unranked.supporter[supporter[arc]!]! + unranked.community[community[arc]!]!
      }
      addSparse(exceptions, arcs, from, to, into)
    },
  }
}

/** Existing partnerships not kept: their number, less one for every one that is in the pairing. */
function stabilityLevel({ instance, first, community }: Network): Level {
  const existing = instance.relations.filter(({ relation }) => relation === 'existing')
  const arcOf = arcFinder(instance, first, community)
  const arcs = existing.map((pair) => arcOf(pair.supporter, pair.community))
  const kept = sparse(new Map(arcs.filter((arc) => arc >= 0).map((arc) => [arc, -1])))
  return {
    name: 'stability',
    least: -1,
    greatest: 0,
    constant: existing.length,
    gather: (wanted, from, to, into) => {
      into.fill(0, 0, to - from)
      addSparse(kept, wanted, from, to, into)
    },
  }
}

const farthest = 5

/**
 * Region steps. A row without a region is beyond every other. Codes are compared as numbers of their
 * prefixes: the same prefix, the same number.
 */
function distanceLevel({ instance, supporter, community }: Network): Level {
  const lengths = [12, 9, 6, 4, 2]
  const numbers = lengths.map(() => new Map<string, number>())
  const number = (rows: (Supporter | Community)[], at: number) =>
    Int32Array.from(rows, ({ region }, row) => {
      // Without a region: a number that no other row has, different on the two sides.
      if (region === undefined) return rows === instance.supporters ? -1 - 2 * row : -2 - 2 * row
      const prefix = at === 0 ? region : region.slice(0, lengths[at])
      const known = numbers[at]!
      const found = known.get(prefix) ?? known.size
      known.set(prefix, found)
      return found
    })
  const [s12, s9, s6, s4, s2] = lengths.map((_, at) => number(instance.supporters, at)) as Five
  const [c12, c9, c6, c4, c2] = lengths.map((_, at) => number(instance.communities, at)) as Five
  return {
    name: 'distance',
    least: 0,
    greatest: farthest,
    constant: 0,
    gather: (arcs, from, to, into) => {
      for (let at = from; at < to; at++) {
        const i = supporter[arcs[at]!]!
        const j = community[arcs[at]!]!
        let steps = farthest
        if (s6[i] === c6[j]) steps = s9[i] !== c9[j] ? 2 : s12[i] === c12[j] ? 0 : 1
        else if (s2[i] === c2[j]) steps = s4[i] === c4[j] ? 3 : 4
        into[at - from] = steps
      }
    },
  }
}

type Five = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]

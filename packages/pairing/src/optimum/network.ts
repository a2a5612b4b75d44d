/** The network of an instance: one arc for every pair that the rules allow, grouped by supporter. */
import { eligible } from '../eligibility.ts'
import type { Community, Instance, Supporter } from '../instance.ts'
import { InstanceFault, instanceFaults } from './faults.ts'

/** Bounds of one row as the network has them. */
export interface Bounds {
  min: Int32Array
  /** The lesser of the row's maximum and its number of arcs. */
  cap: Int32Array
  /** The minimum where minima are hard, otherwise 0. */
  forced: Int32Array
  /** Locked pairs of the row. */
  locked: Int32Array
}

export interface Network {
  instance: Instance
  /** Arcs of supporter i are first[i] … first[i + 1] − 1, their communities ascending. */
  first: Int32Array
  supporter: Int32Array
  community: Int32Array
  /** Arcs of locked pairs, ascending; they carry a partnership in every solution. */
  lockedArcs: Int32Array
  isLocked: Uint8Array
  supporters: Bounds
  communities: Bounds
  /** Parts that share no arc, numbered by their first row; supporters, then communities. */
  partOf: Int32Array
  parts: number
  /**
   * The most pair arcs that a simple cycle can run through in one direction: the lesser number of rows on
   * one side, in the connected part of the network where that is greatest.
   */
  breadth: number
  /** The most nodes on a simple path. */
  longest: number
}

/** Rows that one rule treats alike share a number. */
interface Classes<Row> {
  of: Int32Array
  rows: Row[]
}

export function classify<Row>(rows: Row[], key: (row: Row) => string): Classes<Row> {
  const numbers = new Map<string, number>()
  const found: Row[] = []
  const of = Int32Array.from(rows, (row) => {
    const name = key(row)
    let number = numbers.get(name)
    if (number === undefined) {
      number = found.push(row) - 1
      numbers.set(name, number)
    }
    return number
  })
  return { of, rows: found }
}

/**
 * The arcs of all pairs that are eligible and not avoided, and the rows' bounds. Throws InstanceFault when
 * the instance is not in canonical form.
 */
export function createNetwork(instance: Instance): Network {
  const faults = instanceFaults(instance)
  if (faults.length > 0) throw new InstanceFault(faults)
  const { first, supporter, community } = listArcs(instance)
  const arcOf = arcFinder(instance, first, community)
  const lockedArcs = Int32Array.from(
    instance.relations
      .filter(({ relation }) => relation === 'locked')
      .map((pair) => arcOf(pair.supporter, pair.community))
      .filter((arc) => arc >= 0),
  ).sort()
  const isLocked = new Uint8Array(community.length)
  for (const arc of lockedArcs) isLocked[arc] = 1
  const hard = instance.rules.hardMinima
  return {
    instance,
    first,
    supporter,
    community,
    lockedArcs,
    isLocked,
    supporters: boundsOf(instance.supporters, supporter, lockedArcs, hard),
    communities: boundsOf(instance.communities, community, lockedArcs, hard),
    ...measureParts(instance.supporters.length, instance.communities.length, first, community),
  }
}

/** Finds the arc of a pair of codes; −1 when the rules do not allow the pair. */
export function arcFinder(instance: Instance, first: Int32Array, community: Int32Array) {
  const supporters = new Map(instance.supporters.map((row, i) => [row.code, i]))
  const communities = new Map(instance.communities.map((row, j) => [row.code, j]))
  return (supporterCode: string, communityCode: string): number => {
    const i = supporters.get(supporterCode)
    const j = communities.get(communityCode)
    return i === undefined || j === undefined ? -1 : findArc(first, community, i, j)
  }
}

/** The arc from supporter i to community j, or −1. */
export function findArc(first: Int32Array, community: Int32Array, i: number, j: number): number {
  let low = first[i]!
  let high = first[i + 1]!
  while (low < high) {
    const middle = (low + high) >> 1
    if (community[middle]! < j) low = middle + 1
    else high = middle
  }
  return low < first[i + 1]! && community[low] === j ? low : -1
}

/** A check looks at every possible pair on up to 17 levels: three times what a city without counties has. */
const mostArcs = 2 ** 26

function limitWork(arcs: number): void {
  if (arcs <= mostArcs) return
  throw new InstanceFault([{ code: 'optimum.too-many-pairs', params: { most: mostArcs } }])
}

function listArcs(instance: Instance) {
  const { supporters, communities, rules } = instance
  const byCounty =
    rules.eligibility.sameCounty || rules.eligibility.levels.some((rule) => rule.sameCounty)
  const byLetter = rules.tiers === 'sum-to-four' && rules.tiersHard
  const key = (row: Supporter | Community, rank: string | undefined) =>
    JSON.stringify([
      rank ?? null,
      byCounty ? (row.region?.slice(0, 6) ?? null) : 0,
      byLetter ? (row.letter ?? null) : 0,
    ])
  const supporterClasses = classify(supporters, (s) => key(s, s.level))
  const communityClasses = classify(communities, (c) => key(c, c.kind))
  limitWork(supporterClasses.rows.length * communities.length)
  const lists = supporterClasses.rows.map((s) => {
    const allowed = communityClasses.rows.map((c) => eligible(instance, s, c))
    return Int32Array.from(communities.keys()).filter((j) => allowed[communityClasses.of[j]!])
  })
  const avoided = avoidedBySupporter(instance)

  const first = new Int32Array(supporters.length + 1)
  const own: Int32Array[] = []
  for (let i = 0; i < supporters.length; i++) {
    const list = lists[supporterClasses.of[i]!]!
    const skipped = avoided.get(i)
    own[i] = skipped ? list.filter((j) => !skipped.has(j)) : list
    first[i + 1] = first[i]! + own[i]!.length
    limitWork(first[i + 1]!)
  }
  const community = new Int32Array(first[supporters.length]!)
  const supporter = new Int32Array(community.length)
  for (let i = 0; i < supporters.length; i++) {
    community.set(own[i]!, first[i])
    supporter.fill(i, first[i], first[i + 1])
  }
  return { first, supporter, community }
}

function avoidedBySupporter(instance: Instance): Map<number, Set<number>> {
  const supporters = new Map(instance.supporters.map((row, i) => [row.code, i]))
  const communities = new Map(instance.communities.map((row, j) => [row.code, j]))
  const avoided = new Map<number, Set<number>>()
  for (const { supporter, community, relation } of instance.relations) {
    if (relation !== 'avoid') continue
    const i = supporters.get(supporter)!
    const set = avoided.get(i) ?? new Set()
    avoided.set(i, set.add(communities.get(community)!))
  }
  return avoided
}

function boundsOf(
  rows: { min: number; max: number }[],
  end: Int32Array,
  lockedArcs: Int32Array,
  hard: boolean,
): Bounds {
  const degree = new Int32Array(rows.length)
  for (let arc = 0; arc < end.length; arc++) degree[end[arc]!]!++
  const locked = new Int32Array(rows.length)
  for (const arc of lockedArcs) locked[end[arc]!]!++
  const min = Int32Array.from(rows, (row) => row.min)
  return {
    min,
    cap: Int32Array.from(rows, (row, index) => Math.min(row.max, degree[index]!)),
    forced: hard ? min : new Int32Array(rows.length),
    locked,
  }
}

/** Parts of the network that share no row are independent, so bounds on cycles hold part by part. */
function measureParts(
  supporters: number,
  communities: number,
  first: Int32Array,
  community: Int32Array,
) {
  const above = Int32Array.from({ length: supporters + communities }, (_, node) => node)
  const top = (node: number) => {
    while (above[node] !== node) {
      above[node] = above[above[node]!]!
      node = above[node]!
    }
    return node
  }
  for (let i = 0; i < supporters; i++) {
    let mine = top(i)
    for (let arc = first[i]!; arc < first[i + 1]!; arc++) {
      const other = supporters + community[arc]!
      if (above[other] === mine) continue
      const theirs = top(other)
      above[mine] = theirs
      mine = theirs
    }
  }
  const partOf = new Int32Array(above.length)
  const numbers = new Map<number, number>()
  for (let node = 0; node < above.length; node++) {
    const part = numbers.get(top(node)) ?? numbers.size
    numbers.set(top(node), part)
    partOf[node] = part
  }
  const left = new Int32Array(numbers.size)
  const right = new Int32Array(numbers.size)
  for (let i = 0; i < supporters; i++) left[partOf[i]!]!++
  for (let j = 0; j < communities; j++) right[partOf[supporters + j]!]!++
  let breadth = 0
  let longest = 0
  for (let part = 0; part < numbers.size; part++) {
    breadth = Math.max(breadth, Math.min(left[part]!, right[part]!))
    longest = Math.max(longest, left[part]! + right[part]!)
  }
  // The hub is on every path that leaves a part.
  return { partOf, parts: numbers.size, breadth, longest: longest + 1 }
}

/** Why a community got this supporter and not the next best one. */
import type { Instance, Pair } from '../instance.ts'
import type { Reason } from '../reason.ts'
import type { NeedCode } from '../rules.ts'
import { readPairs } from './feasible.ts'
import { type FreeChanges, findFreeChanges } from './free-changes.ts'
import { isTie, type Level, objectiveLevels, tieLevel } from './level.ts'
import { createNetwork, findArc, type Network } from './network.ts'
import type { LevelValue, Proof } from './proof.ts'
import { nameOf } from './row-names.ts'

export interface PairExplanation {
  /** What this pair alone counts under each objective that looks at pairs; a kept partnership −1. */
  values: LevelValue[]
  /** What the pair counts, then what decided. */
  reasons: Reason[]
  /** The supporter that the last reason names, by row; absent when nobody else could have been it. */
  alternative?: number
}

/** Holds what every explanation of one optimum shares. */
export interface Explainer {
  /**
   * The level named is the first that has no optimum with another supporter in this one's place (the community's
   * other partners stay; elsewhere others may move). The alternative named has such an optimum on every level before;
   * of several it is the one whose place costs least by itself. `gap` is how much more that level would count over
   * all pairs with it: at least, for what others would have to give up may come to more.
   */
  explainPair(pair: Pair): PairExplanation
}

/**
 * Prepares explanations of an optimum whose proof has been checked; each pair's is worked out when asked
 * for, in time proportional to the supporters that could have had the community.
 */
export function createExplainer(
  instance: Instance,
  seed: Uint8Array,
  pairs: Pair[],
  proof: Proof,
): Explainer {
  const network = createNetwork(instance)
  const taken = readPairs(network, pairs)
  if ('code' in taken) throw new Error(`the pairs fail: ${JSON.stringify(taken)}`)
  const objectives = objectiveLevels(network)
  const levels = [...objectives]
  const ties = proof.levels.length - levels.length
  for (let n = 1; n <= ties; n++) levels.push(tieLevel(network, seed, n))
  const priced = levels.map((level, at) => ({ level, potentials: proof.levels[at]!.potentials }))
  const arcsOf = arcsByCommunity(network)
  let free: FreeChanges | undefined
  return {
    explainPair: (pair) => {
      const arc = findArc(network.first, network.community, pair.supporter, pair.community)
      const values = valuesOf(levels, arc)
      const counted = values.map(({ level, value }) => {
        const met = value === 0 ? metBy(instance, level, pair) : {}
        return { code: `pair.${level}`, params: { value, ...met } }
      })
      const decided = (): Decision => {
        if (network.isLocked[arc]) return { reason: { code: 'pair.locked', params: {} } }
        const others = arcsOf(pair.community).filter((other) => taken.isTaken[other] === 0)
        if (others.length === 0) return { reason: { code: 'pair.only', params: {} } }
        free ??= findFreeChanges(network, taken, priced.slice(0, objectives.length))
        for (let stage = objectives.length; stage >= 0; stage--) {
          const could = free.inPlaceOf(arc, others, stage)
          if (could.length > 0) return decide(network, priced.slice(stage), arc, could)
        }
        return { reason: { code: 'pair.needed', params: {} } }
      }
      const { reason, ...named } = decided()
      return { values, reasons: [...counted, reason], ...named }
    },
  }
}

/** Which function or offer meets which need, the first in the order of the lists, when one does. */
function metBy(instance: Instance, level: string, pair: Pair): Reason['params'] {
  const supporter = instance.supporters[pair.supporter]!
  const needs = instance.communities[pair.community]!.needs ?? []
  const first = (given: readonly NeedCode[]) => needs.find((need) => given.includes(need))
  if (level === 'fit') {
    const need = first(supporter.offers ?? [])
    return need ? { need } : {}
  }
  if (level !== 'function-need' || !supporter.function) return {}
  const need = first(instance.rules.functionNeed[supporter.function] ?? [])
  return need ? { function: supporter.function, need } : {}
}

type Decision = { reason: Reason; alternative?: number }

type PricedLevel = { level: Level; potentials: number[] }

function valuesOf(levels: Level[], arc: number): LevelValue[] {
  return levels.flatMap((level) =>
    level.gather && !isTie(level.name)
      ? [{ level: level.name, value: costsOf(level, Int32Array.of(arc))[0]! }]
      : [],
  )
}

function costsOf(level: Level, arcs: Int32Array): Float64Array {
  const costs = new Float64Array(arcs.length)
  level.gather?.(arcs, 0, arcs.length, costs)
  return costs
}

/**
 * Compares reduced costs level by level, keeping the alternatives that cost least so far. Plain loops: a city's
 * partnerships have a million alternatives.
 *
 * @param priced from the level on that has no optimum with any of `others`
 * @param others is overwritten
 */
function decide(
  network: Network,
  priced: PricedLevel[],
  arc: number,
  others: Int32Array,
): Decision {
  const own = Int32Array.of(arc)
  const { supporter, instance } = network
  const costs = new Float64Array(others.length)
  let left = others.length
  let gap: number | undefined
  for (const { level, potentials } of priced) {
    const mine = costsOf(level, own)[0]! + potentials[supporter[arc]!]!
    costs.fill(0, 0, left)
    level.gather?.(others, 0, left, costs)
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < left; at++) {
      costs[at] = costs[at]! + potentials[supporter[others[at]!]!]! - mine
      if (costs[at]! < least) least = costs[at]!
    }
    let kept = 0
    for (let at = 0; at < left; at++) {
      if (costs[at] === least) others[kept++] = others[at]!
    }
    left = kept
    // The swap by itself may cost nothing there: then what it makes others do costs one at least.
    gap ??= Math.max(1, least)
    if (left === 1) break
  }
  const row = supporter[others[0]!]!
  const alternative = nameOf(instance.supporters[row]!)
  const level = priced[0]!.level.name
  const reason = isTie(level)
    ? { code: 'pair.tie', params: { alternative } }
    : { code: 'pair.decided', params: { level, gap: gap!, alternative } }
  return { reason, alternative: row }
}

/** Arcs of a community, ascending; grouped at the first question. */
function arcsByCommunity({ instance, community }: Network): (row: number) => Int32Array {
  let grouped: { first: Int32Array; arcs: Int32Array } | undefined
  const group = () => {
    const first = new Int32Array(instance.communities.length + 1)
    for (const row of community) first[row + 1]!++
    for (let row = 0; row < instance.communities.length; row++) first[row + 1]! += first[row]!
    const next = first.slice()
    const arcs = new Int32Array(community.length)
    for (let arc = 0; arc < community.length; arc++) arcs[next[community[arc]!]!++] = arc
    return { first, arcs }
  }
  return (row) => {
    grouped ??= group()
    return grouped.arcs.subarray(grouped.first[row]!, grouped.first[row + 1]!)
  }
}

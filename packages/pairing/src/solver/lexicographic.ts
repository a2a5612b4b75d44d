/** Lexicographic optimum of a network: stage after stage of packed levels, each on what the last left open. */
import type { Level } from '../optimum/level.ts'
import type { Network } from '../optimum/network.ts'
import { packLevels, type Stage } from './pack.ts'
import { listPlaces, type PlaceArcs } from './places.ts'
import { levelPotentials, placeCost, type TreeArc } from './potentials.ts'
import { settle } from './settle.ts'
import { atLower, atUpper, Simplex } from './simplex.ts'

const leastBlock = 32
// Neighbouring pair arcs share a supporter; this far apart they seldom do.
const stride = 199

interface Solution {
  /** 1 for arcs that carry a partnership. */
  isTaken: Uint8Array
  /** Per level, supporters then communities, the hub at 0. */
  potentials: Float64Array[]
}

/** Undefined when the hard rules leave no solution. */
export function solveLexicographic(network: Network, levels: Level[]): Solution | undefined {
  const stages = packLevels(levels, network.breadth, network.longest)
  const run = new StagedRun(network, listPlaces(network, levels))
  const potentials: Float64Array[] = []
  for (const stage of stages) {
    if (!run.solve(stage)) return undefined
    potentials.push(...run.potentials(stage.levels))
    run.keepTight()
  }
  return { isTaken: run.isTaken, potentials }
}

/**
 * Items are pair arcs by number, then place arcs; an item's position is where the simplex has it. Rows and
 * positions are grouped by the network's parts, which are solved one after another.
 */
class StagedRun {
  readonly #network: Network
  readonly #places: PlaceArcs
  readonly #simplex = new Simplex()
  readonly #hub: number
  readonly #pairs: number
  /** The simplex's number of every row. */
  readonly #nodeOf: Int32Array
  /** Items that can still change, ascending. */
  #items: Int32Array
  #positions = new Int32Array(0)
  #itemAt = new Int32Array(0)
  /** Positions of part p are #partStart[p] … #partStart[p + 1] − 1. */
  #partStart = new Int32Array(0)
  /** State of each item at the end of the last stage. */
  readonly #states: Int8Array
  readonly isTaken: Uint8Array
  #links: Int32Array = new Int32Array(0)

  constructor(network: Network, places: PlaceArcs) {
    const { community, isLocked, lockedArcs, partOf, parts } = network
    this.#network = network
    this.#places = places
    this.#hub = partOf.length
    this.#pairs = community.length
    this.#nodeOf = groupedNumbers(partOf, parts)
    this.#items = new Int32Array(this.#pairs - lockedArcs.length + places.node.length)
    let count = 0
    for (let arc = 0; arc < this.#pairs; arc++) if (!isLocked[arc]) this.#items[count++] = arc
    for (let at = 0; at < places.node.length; at++) this.#items[count++] = this.#pairs + at
    this.#states = new Int8Array(this.#pairs + places.node.length).fill(atLower)
    this.isTaken = isLocked.slice()
    this.#lay()
    this.#supply()
  }

  /** Solves one stage from where the last one ended; false when minima or locks cannot be met. */
  solve(stage: Stage): boolean {
    const simplex = this.#simplex
    for (const [at, level] of stage.levels.entries()) this.#addLevel(level, stage.weights[at]!)
    simplex.price(stage.artificial)
    for (let part = 0; part < this.#network.parts; part++) {
      const from = this.#partStart[part]!
      const to = this.#partStart[part + 1]!
      simplex.solve(from, to, Math.max(leastBlock, Math.round(Math.sqrt(to - from))))
    }
    const { preds, flows, arcs } = simplex
    for (let node = 0; node < this.#hub; node++)
      if (preds[node]! >= arcs && flows[node]! > 0) return false
    this.#links = settle(simplex)
    this.#readStates()
    return true
  }

  /** Each level's potentials from the tree of the stage just solved. */
  potentials(levels: Level[]): Float64Array[] {
    const { preds, sources, targets, arcs } = this.#simplex
    const tree: TreeArc[] = []
    const add = (position: number) => {
      const item = this.#itemAt[position]!
      tree.push({ item, source: sources[position]!, target: targets[position]! })
    }
    for (let node = 0; node < this.#hub; node++) if (preds[node]! < arcs) add(preds[node]!)
    for (const position of this.#links) add(position)
    const { supporters } = this.#network.instance
    const found = levelPotentials(
      levels,
      tree,
      this.#hub + 1,
      this.#pairs,
      supporters.length,
      this.#places,
    )
    return found.map((byNode) => Float64Array.from(this.#nodeOf, (node) => byNode[node]!))
  }

  /** Fixes every item that the stage just solved charges for, where it is. */
  keepTight(): void {
    this.#simplex.markTight()
    const { tight, preds, arcs } = this.#simplex
    const kept = this.#items.filter((_, at) => tight[this.#positions[at]!])
    // Tree arcs go by their items while positions change.
    const inside = Int32Array.from(preds, (pred) =>
      pred >= 0 && pred < arcs ? this.#itemAt[pred]! : -1,
    )
    this.#items = kept
    this.#lay()
    const positionOf = new Int32Array(this.#states.length)
    for (let at = 0; at < kept.length; at++) positionOf[kept[at]!] = this.#positions[at]!
    const now = this.#simplex.preds
    for (let node = 0; node < this.#hub; node++)
      now[node] = inside[node]! >= 0 ? positionOf[inside[node]!]! : this.#simplex.arcs + node
  }

  /** Places the items part by part, and mixed, so that one block of the search looks at many rows. */
  #lay(): void {
    const items = this.#items
    const { supporter, community, instance, partOf, parts } = this.#network
    const { node, capacity } = this.#places
    const offset = instance.supporters.length
    const partAt = (item: number) =>
      partOf[item < this.#pairs ? supporter[item]! : node[item - this.#pairs]!]!
    const start = new Int32Array(parts + 1)
    for (let at = 0; at < items.length; at++) start[partAt(items[at]!) + 1]!++
    for (let part = 0; part < parts; part++) start[part + 1]! += start[part]!
    this.#partStart = start
    const next = start.slice(0, parts)
    const round = start.slice(0, parts)

    this.#simplex.layout(this.#hub + 1, items.length)
    const { sources, targets, states, capacities } = this.#simplex
    this.#positions = new Int32Array(items.length)
    this.#itemAt = new Int32Array(items.length)
    for (let at = 0; at < items.length; at++) {
      const item = items[at]!
      const part = partAt(item)
      const position = next[part]!
      next[part]! += stride
      if (next[part]! >= start[part + 1]!) next[part] = ++round[part]!
      this.#positions[at] = position
      this.#itemAt[position] = item
      states[position] = this.#states[item]!
      if (item < this.#pairs) {
        sources[position] = this.#nodeOf[supporter[item]!]!
        targets[position] = this.#nodeOf[offset + community[item]!]!
        capacities[position] = 1
      } else {
        const row = node[item - this.#pairs]!
        sources[position] = row < offset ? this.#hub : this.#nodeOf[row]!
        targets[position] = row < offset ? this.#nodeOf[row]! : this.#hub
        capacities[position] = capacity[item - this.#pairs]!
      }
    }
  }

  /** What forced places and locked pairs leave each row with. */
  #supply(): void {
    const { supporters, communities } = this.#network
    const offset = supporters.forced.length
    const { flows } = this.#simplex
    for (let i = 0; i < offset; i++)
      flows[this.#nodeOf[i]!] = supporters.forced[i]! - supporters.locked[i]!
    for (let j = 0; j < communities.forced.length; j++)
      flows[this.#nodeOf[offset + j]!] = communities.locked[j]! - communities.forced[j]!
    this.#simplex.start()
  }

  #addLevel(level: Level, weight: bigint): void {
    const { batch, batchArcs, batchCosts } = this.#simplex
    const supporters = this.#network.instance.supporters.length
    const firstPlace = lowerBound(this.#items, this.#pairs)
    const end = level.gather ? firstPlace : 0
    for (let from = 0; from < end; from += batch) {
      const to = Math.min(end, from + batch)
      level.gather?.(this.#items, from, to, batchCosts)
      batchArcs.set(this.#positions.subarray(from, to))
      this.#simplex.addCosts(to - from, weight)
    }
    if (!level.supporterPlace && !level.communityPlace) return
    const { costs } = this.#simplex
    for (let at = firstPlace; at < this.#items.length; at++) {
      const cost = placeCost(level, this.#places, this.#items[at]! - this.#pairs, supporters)
      costs[this.#positions[at]!]! += BigInt(cost) * weight
    }
  }

  #readStates(): void {
    const { states, preds, flows, arcs } = this.#simplex
    for (let at = 0; at < this.#items.length; at++) {
      const item = this.#items[at]!
      const state = states[this.#positions[at]!]!
      this.#states[item] = state
      if (item < this.#pairs) this.isTaken[item] = state === atUpper ? 1 : 0
    }
    for (let node = 0; node < this.#hub; node++) {
      const item = preds[node]! < arcs ? this.#itemAt[preds[node]!]! : this.#pairs
      if (item < this.#pairs) this.isTaken[item] = flows[node]!
    }
  }
}

/** Numbers that put the rows of one part next to each other. */
function groupedNumbers(partOf: Int32Array, parts: number): Int32Array {
  const next = new Int32Array(parts + 1)
  for (const part of partOf) next[part + 1]!++
  for (let part = 0; part < parts; part++) next[part + 1]! += next[part]!
  return partOf.map((part) => next[part]!++)
}

/** The first index whose item is at least `value`. */
function lowerBound(items: Int32Array, value: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

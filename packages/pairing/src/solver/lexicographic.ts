/** Lexicographic optimum of a network: stage after stage of packed levels, each on what the last left open. */
import type { Level } from '../optimum/level.ts'
import type { Network } from '../optimum/network.ts'
import { packLevels, type Stage } from './pack.ts'
import { listPlaces, type PlaceArcs } from './places.ts'
import { levelPotentials, placeCost, type TreeArc } from './potentials.ts'
import { settle } from './settle.ts'
import { atLower, atUpper, Simplex } from './simplex.ts'

export interface Solution {
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

/** Items are pair arcs by number, then place arcs; an item's position is where the simplex has it. */
class StagedRun {
  readonly #network: Network
  readonly #places: PlaceArcs
  readonly #simplex = new Simplex()
  readonly #nodes: number
  readonly #pairs: number
  /** Items that can still change, ascending. */
  #items: Int32Array
  #units: number
  #positions = new Int32Array(0)
  #itemAt = new Int32Array(0)
  /** State of each item at the end of the last stage. */
  readonly #states: Int8Array
  readonly isTaken: Uint8Array
  #links: Int32Array = new Int32Array(0)

  constructor(network: Network, places: PlaceArcs) {
    const { instance, community, isLocked, lockedArcs } = network
    this.#network = network
    this.#places = places
    this.#nodes = instance.supporters.length + instance.communities.length + 1
    this.#pairs = community.length
    this.#units = community.length - lockedArcs.length
    this.#items = new Int32Array(this.#units + places.node.length)
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
    for (const [at, level] of stage.levels.entries()) this.#addLevel(level, stage.weights[at]!)
    this.#simplex.price(stage.artificial)
    const { arcs } = this.#simplex
    this.#simplex.solve(Math.max(32, Math.round(Math.sqrt(arcs))))
    const { preds, flows } = this.#simplex
    for (let node = 0; node < this.#nodes - 1; node++)
      if (preds[node]! >= arcs && flows[node]! > 0) return false
    this.#links = settle(this.#simplex)
    this.#readStates()
    return true
  }

  /** Each level's potentials from the tree of the stage just solved. */
  potentials(levels: Level[]): Float64Array[] {
    const { parents, preds, sources, targets, arcs } = this.#simplex
    const tree: TreeArc[] = []
    const add = (position: number) => {
      const item = this.#itemAt[position]!
      tree.push({ item, source: sources[position]!, target: targets[position]! })
    }
    for (let node = 0; node < this.#nodes - 1; node++)
      if (parents[node]! >= 0 && preds[node]! < arcs) add(preds[node]!)
    for (const position of this.#links) add(position)
    const supporters = this.#network.instance.supporters.length
    return levelPotentials(levels, tree, this.#nodes, this.#pairs, supporters, this.#places)
  }

  /** Fixes every item that the stage just solved charges for, where it is. */
  keepTight(): void {
    this.#simplex.markTight()
    const { tight, preds, arcs } = this.#simplex
    const kept = this.#items.filter((_, at) => tight[this.#positions[at]!])
    // Items of tree arcs go by their item while positions change.
    const inside = Int32Array.from(preds, (pred) =>
      pred < arcs && pred >= 0 ? this.#itemAt[pred]! : -1,
    )
    this.#items = kept
    this.#units = kept.findIndex((item) => item >= this.#pairs)
    if (this.#units < 0) this.#units = kept.length
    this.#lay()
    const positionOf = new Int32Array(this.#states.length).fill(-1)
    for (let at = 0; at < kept.length; at++) positionOf[kept[at]!] = this.#positions[at]!
    const now = this.#simplex.preds
    for (let node = 0; node < this.#nodes - 1; node++)
      now[node] = inside[node]! >= 0 ? positionOf[inside[node]!]! : this.#simplex.arcs + node
  }

  /** Places the items: pairs mixed, so that one block of the search looks at many rows. */
  #lay(): void {
    const count = this.#items.length
    const units = this.#units
    this.#simplex.layout(this.#nodes, units, count)
    const { sources, targets, states, capacities } = this.#simplex
    const { supporter, community, instance } = this.#network
    const offset = instance.supporters.length
    const hub = this.#nodes - 1
    this.#positions = new Int32Array(count)
    this.#itemAt = new Int32Array(count)
    const stride = Math.max(3, Math.floor(units / this.#nodes))
    let position = 0
    let round = 0
    for (let at = 0; at < units; at++) {
      const item = this.#items[at]!
      sources[position] = supporter[item]!
      targets[position] = offset + community[item]!
      states[position] = this.#states[item]!
      this.#positions[at] = position
      this.#itemAt[position] = item
      position += stride
      if (position >= units) position = ++round
    }
    for (let at = units; at < count; at++) {
      const item = this.#items[at]!
      const node = this.#places.node[item - this.#pairs]!
      sources[at] = node < offset ? hub : node
      targets[at] = node < offset ? node : hub
      capacities[at - units] = this.#places.capacity[item - this.#pairs]!
      states[at] = this.#states[item]!
      this.#positions[at] = at
      this.#itemAt[at] = item
    }
  }

  /** What forced places and locked pairs leave each row with. */
  #supply(): void {
    const { supporters, communities } = this.#network
    const offset = supporters.forced.length
    const { flows } = this.#simplex
    for (let i = 0; i < offset; i++) flows[i] = supporters.forced[i]! - supporters.locked[i]!
    for (let j = 0; j < communities.forced.length; j++)
      flows[offset + j] = communities.locked[j]! - communities.forced[j]!
    this.#simplex.start()
  }

  #addLevel(level: Level, weight: bigint): void {
    const { batch, batchArcs, batchCosts } = this.#simplex
    if (level.gather)
      for (let from = 0; from < this.#units; from += batch) {
        const to = Math.min(this.#units, from + batch)
        level.gather(this.#items, from, to, batchCosts)
        batchArcs.set(this.#positions.subarray(from, to))
        this.#simplex.addCosts(to - from, weight)
      }
    if (!level.supporterPlace && !level.communityPlace) return
    const costs = this.#simplex.costs
    const supporters = this.#network.instance.supporters.length
    for (let at = this.#units; at < this.#items.length; at++) {
      const cost = placeCost(level, this.#places, this.#items[at]! - this.#pairs, supporters)
      costs[at]! += BigInt(cost) * weight
    }
  }

  #readStates(): void {
    const { states, preds, flows, units } = this.#simplex
    for (let at = 0; at < this.#items.length; at++) {
      const item = this.#items[at]!
      const state = states[this.#positions[at]!]!
      this.#states[item] = state
      if (item < this.#pairs) this.isTaken[item] = state === atUpper ? 1 : 0
    }
    for (let node = 0; node < this.#nodes - 1; node++)
      if (preds[node]! < units) this.isTaken[this.#itemAt[preds[node]!]!] = flows[node]!
  }
}

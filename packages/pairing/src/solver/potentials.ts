/** One level's potentials from a tree of tight arcs. */
import type { Level } from '../optimum/level.ts'
import type { PlaceArcs } from './places.ts'

/** A pair arc by number, or `pairs` + the number of a place arc. */
export interface TreeArc {
  item: number
  source: number
  target: number
}

/** What a place arc costs on a level: what its first place costs, for all its places cost the same. */
export function placeCost(level: Level, places: PlaceArcs, at: number, supporters: number): number {
  const node = places.node[at]!
  const k = places.place[at]!
  return node < supporters
    ? (level.supporterPlace?.(node, k) ?? 0)
    : (level.communityPlace?.(node - supporters, k) ?? 0)
}

/**
 * Potentials under which every tree arc has reduced cost 0 on every level. The packed costs order simple
 * cycles as the levels do, and a reduced cost is the cost of the cycle that its arc closes in the tree: so
 * these potentials order the levels' reduced costs as the packed ones did.
 *
 * The hub is the last node and has 0; rows that no tree arc ties to it start from 0 by themselves.
 */
export function levelPotentials(
  levels: Level[],
  tree: TreeArc[],
  nodes: number,
  pairs: number,
  supporters: number,
  places: PlaceArcs,
): Float64Array[] {
  const sorted = [...tree].sort((a, b) => a.item - b.item)
  const units = sorted.filter(({ item }) => item < pairs).length
  const arcs = Int32Array.from(sorted.slice(0, units), ({ item }) => item)
  const walk = walkTree(sorted, nodes)
  return levels.map((level) => {
    const costs = new Float64Array(sorted.length)
    if (level.gather) level.gather(arcs, 0, units, costs)
    for (let at = units; at < sorted.length; at++)
      costs[at] = placeCost(level, places, sorted[at]!.item - pairs, supporters)
    const potentials = new Float64Array(nodes)
    for (const { at, from, to } of walk) {
      const cost = sorted[at]!.source === from ? costs[at]! : -costs[at]!
      potentials[to] = potentials[from]! + cost
    }
    return potentials.subarray(0, nodes - 1)
  })
}

/** Steps that reach every node of the forest, each from a node already reached. */
function walkTree(tree: TreeArc[], nodes: number): { at: number; from: number; to: number }[] {
  const first = new Int32Array(nodes + 1)
  for (const { source, target } of tree) {
    first[source + 1]!++
    first[target + 1]!++
  }
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
  const filled = first.slice()
  const incident = new Int32Array(2 * tree.length)
  for (const [at, { source, target }] of tree.entries()) {
    incident[filled[source]!++] = at
    incident[filled[target]!++] = at
  }
  const seen = new Uint8Array(nodes)
  const steps: { at: number; from: number; to: number }[] = []
  for (let start = nodes - 1; start >= 0; start--) {
    if (seen[start]) continue
    seen[start] = 1
    const stack = [start]
    for (let from = stack.pop(); from !== undefined; from = stack.pop()) {
      for (let edge = first[from]!; edge < first[from + 1]!; edge++) {
        const at = incident[edge]!
        const { source, target } = tree[at]!
        const to = source === from ? target : source
        if (seen[to]) continue
        seen[to] = 1
        steps.push({ at, from, to })
        stack.push(to)
      }
    }
  }
  return steps
}

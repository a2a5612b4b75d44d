/**
 * Frees the potentials of artificial arcs. A set of rows that cannot pass anything on to the hub ends on an
 * artificial arc, and its potentials carry that arc's cost. Shifting such a piece until a real arc to its
 * surroundings becomes tight keeps the sign of every reduced cost and ties it to the rest.
 */
import { atUpper, inTree, type Simplex } from './simplex.ts'

/** Shifts the solver's potentials and returns the arcs that became tight, one for each piece tied. */
export function settle(simplex: Simplex): Int32Array {
  const piece = listPieces(simplex)
  const roots = [...new Set(piece)].filter((root) => root >= 0)
  if (roots.length === 0) return new Int32Array(0)
  const { sources, targets, states, costs, potentials } = simplex
  const { first, incident } = incidence(simplex, piece)
  const members = new Map<number, number[]>(roots.map((root) => [root, []]))
  for (const [node, root] of piece.entries()) if (root >= 0) members.get(root)!.push(node)

  const links: number[] = []
  for (const root of roots) {
    const nodes = members.get(root)!
    const own = piece[nodes[0]!]!
    // Arcs by the direction in which they stop a shift: raising first, it is what frees an artificial arc.
    let raise: Limit | undefined
    let lower: Limit | undefined
    for (const node of nodes) {
      for (let at = first[node]!; at < first[node + 1]!; at++) {
        const arc = incident[at]!
        const source = sources[arc]!
        const target = targets[arc]!
        if (piece[source] === piece[target] || states[arc] === inTree) continue
        const reduced = costs[arc]! + potentials[source]! - potentials[target]!
        const room = reduced < 0n ? -reduced : reduced
        const outward = piece[source] === own
        if (outward === (states[arc] === atUpper)) {
          if (!raise || room < raise.room) raise = { arc, room }
        } else if (!lower || room < lower.room) lower = { arc, room }
      }
    }
    const limit = raise ?? lower
    if (!limit) continue
    const shift = raise ? limit.room : -limit.room
    for (const node of nodes) potentials[node]! += shift
    links.push(limit.arc)
    const source = sources[limit.arc]!
    const target = targets[limit.arc]!
    const joined = piece[source] === own ? piece[target]! : piece[source]!
    for (const node of nodes) piece[node] = joined
    if (joined >= 0) {
      const others = members.get(joined)!
      for (const node of nodes) others.push(node)
    }
  }
  return Int32Array.from(links)
}

interface Limit {
  arc: number
  room: bigint
}

/** For every node the child of the root that it hangs under by an artificial arc, or −1. */
function listPieces({ nodes, arcs, parents, preds }: Simplex): Int32Array {
  const hub = nodes - 1
  const unknown = -2
  const piece = new Int32Array(nodes).fill(unknown)
  piece[hub] = -1
  const parent = parents
  const pred = preds
  for (let node = 0; node < hub; node++) {
    let top = node
    while (piece[top] === unknown && parent[top] !== hub) top = parent[top]!
    const found = piece[top] !== unknown ? piece[top]! : pred[top]! >= arcs ? top : -1
    for (let at = node; piece[at] === unknown; at = parent[at]!) {
      piece[at] = found
      if (at === top) break
    }
  }
  return piece
}

/** Arcs at every node of a piece. */
function incidence({ nodes, arcs, sources, targets }: Simplex, piece: Int32Array) {
  const from = sources
  const to = targets
  const first = new Int32Array(nodes + 1)
  for (let arc = 0; arc < arcs; arc++) {
    if (piece[from[arc]!]! >= 0) first[from[arc]! + 1]!++
    if (piece[to[arc]!]! >= 0) first[to[arc]! + 1]!++
  }
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
  const filled = first.slice()
  const incident = new Int32Array(first[nodes]!)
  for (let arc = 0; arc < arcs; arc++) {
    const source = from[arc]!
    const target = to[arc]!
    if (piece[source]! >= 0) incident[filled[source]!++] = arc
    if (piece[target]! >= 0) incident[filled[target]!++] = arc
  }
  return { first, incident }
}

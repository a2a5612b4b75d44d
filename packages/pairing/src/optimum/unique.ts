/** Whether other pairs do as well on every level. */
import type { Taken } from './feasible.ts'
import type { Network } from './network.ts'
import type { Residual } from './residual.ts'

/**
 * True when the free changes close to a cycle: then turning it round gives another optimum. Pair arcs are
 * walked from supporter to community when free, back when taken. A cycle either stays among the rows, or
 * leaves the hub to one row and comes back to it from another.
 */
export function hasOtherOptimum(network: Network, taken: Taken, residual: Residual): boolean {
  const offset = network.instance.supporters.length
  const nodes = offset + network.instance.communities.length
  const { first, next } = stepsOf(network, taken, residual.arcs, nodes)

  const entered = new Uint8Array(nodes)
  for (const row of residual.supportersMore) entered[row] = 1
  for (const row of residual.communitiesLess) entered[offset + row] = 1
  const leaves = new Uint8Array(nodes)
  for (const row of residual.supportersLess) leaves[row] = 1
  for (const row of residual.communitiesMore) leaves[offset + row] = 1

  // Taking away nodes that nothing leads to any more reaches every node unless there is a cycle; the order
  // also carries "reached from the hub" forwards.
  const waiting = new Int32Array(nodes)
  for (const node of next) waiting[node]!++
  const order = Int32Array.from(waiting.keys()).filter((node) => waiting[node] === 0)
  const queue = new Int32Array(nodes)
  queue.set(order)
  const reached = new Uint8Array(nodes)
  let end = order.length
  for (let at = 0; at < end; at++) {
    const node = queue[at]!
    for (let step = first[node]!; step < first[node + 1]!; step++) {
      const to = next[step]!
      if (entered[node] || reached[node]) reached[to] = 1
      if (--waiting[to]! === 0) queue[end++] = to
    }
    if (reached[node] && leaves[node]) return true
  }
  return end < nodes
}

function stepsOf(
  { instance, supporter, community }: Network,
  { isTaken }: Taken,
  arcs: Int32Array,
  nodes: number,
) {
  const offset = instance.supporters.length
  const first = new Int32Array(nodes + 1)
  for (const arc of arcs) first[(isTaken[arc] ? offset + community[arc]! : supporter[arc]!) + 1]!++
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
  const filled = first.slice()
  const next = new Int32Array(arcs.length)
  for (const arc of arcs) {
    const i = supporter[arc]!
    const j = offset + community[arc]!
    if (isTaken[arc]) next[filled[j]!++] = i
    else next[filled[i]!++] = j
  }
  return { first, next }
}

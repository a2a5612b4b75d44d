/**
 * Primal network simplex for minimum-cost circulations, 64-bit integer costs, strongly feasible trees.
 *
 * Nodes 0 … nodes − 1, the last one the root; arc arcs + v is the artificial arc between node v and the root.
 * The caller lays out memory, writes arcs and supplies through the pointers, then calls start, price and
 * solve; after another layout with other arcs and costs, price and solve again from the same tree.
 *
 * The caller keeps (greatest cost + 1) · (longest simple path + 1) below 2^60: nothing here can overflow then.
 */

let nodes: i32 = 0
let arcs: i32 = 0
let root: i32 = 0

// Node arrays. The tree is kept as parent, first child and a doubly linked list of siblings.
let potentialAt: usize = 0
let parentAt: usize = 0
let predAt: usize = 0
let upAt: usize = 0
let flowAt: usize = 0
let depthAt: usize = 0
let childAt: usize = 0
let nextAt: usize = 0
let prevAt: usize = 0

// Arc arrays.
let costAt: usize = 0
let sourceAt: usize = 0
let targetAt: usize = 0
let capacityAt: usize = 0
let stateAt: usize = 0
let tightAt: usize = 0

// What addCosts reads: arc numbers and one level's costs, a batch at a time.
export const batch: i32 = 4096
let batchArcsAt: usize = 0
let batchCostsAt: usize = 0

const atLower: i8 = 1
const atUpper: i8 = -1
const inTree: i8 = 0
const unlimited: i32 = i32.MAX_VALUE

@inline function get32(at: usize, index: i32): i32 { return load<i32>(at + (<usize>index << 2)) }
@inline function set32(at: usize, index: i32, value: i32): void { store<i32>(at + (<usize>index << 2), value) }
@inline function get64(at: usize, index: i32): i64 { return load<i64>(at + (<usize>index << 3)) }
@inline function set64(at: usize, index: i32, value: i64): void { store<i64>(at + (<usize>index << 3), value) }
@inline function getState(arc: i32): i8 { return load<i8>(stateAt + <usize>arc) }
@inline function setState(arc: i32, value: i8): void { store<i8>(stateAt + <usize>arc, value) }

@inline function capacityOf(arc: i32): i32 {
  return arc < arcs ? get32(capacityAt, arc) : unlimited
}

@inline function reducedCost(arc: i32): i64 {
  return get64(costAt, arc) + get64(potentialAt, get32(sourceAt, arc)) - get64(potentialAt, get32(targetAt, arc))
}

/** Node arrays come first, so that a later layout with other arcs leaves the tree where it is. */
export function layout(nodeCount: i32, arcCount: i32): void {
  nodes = nodeCount
  arcs = arcCount
  root = nodes - 1
  let at: usize = (__heap_base + 15) & ~15
  const n = <usize>nodes
  const all = <usize>(arcs + nodes)
  batchCostsAt = at; at += <usize>batch << 3
  batchArcsAt = at; at += <usize>batch << 2
  potentialAt = at; at += n << 3
  parentAt = at; at += n << 2
  predAt = at; at += n << 2
  upAt = at; at += n << 2
  flowAt = at; at += n << 2
  depthAt = at; at += n << 2
  childAt = at; at += n << 2
  nextAt = at; at += n << 2
  prevAt = at; at += n << 2
  at = (at + 7) & ~7
  costAt = at; at += all << 3
  sourceAt = at; at += all << 2
  targetAt = at; at += all << 2
  capacityAt = at; at += <usize>arcs << 2
  stateAt = at; at += all
  tightAt = at; at += <usize>arcs
  const missing = <i32>((at + 65535) >> 16) - memory.size()
  if (missing > 0 && memory.grow(missing) < 0) unreachable()
}

export function potentials(): usize { return potentialAt }
export function preds(): usize { return predAt }
export function parents(): usize { return parentAt }
export function flows(): usize { return flowAt }
export function costs(): usize { return costAt }
export function sources(): usize { return sourceAt }
export function targets(): usize { return targetAt }
export function capacities(): usize { return capacityAt }
export function states(): usize { return stateAt }
export function tight(): usize { return tightAt }
export function batchArcs(): usize { return batchArcsAt }
export function batchCosts(): usize { return batchCostsAt }

/** Adds weight · level cost to the first `count` arcs of the batch; the doubles hold integers. */
export function addCosts(count: i32, weight: i64): void {
  for (let i = 0; i < count; i++) {
    const arc = get32(batchArcsAt, i)
    const cost = <i64>load<f64>(batchCostsAt + (<usize>i << 3))
    set64(costAt, arc, get64(costAt, arc) + weight * cost)
  }
}

@inline function hang(node: i32, under: i32): void {
  const first = get32(childAt, under)
  set32(parentAt, node, under)
  set32(nextAt, node, first)
  set32(prevAt, node, -1)
  if (first >= 0) set32(prevAt, first, node)
  set32(childAt, under, node)
}

@inline function unhang(node: i32): void {
  const next = get32(nextAt, node)
  const prev = get32(prevAt, node)
  if (prev >= 0) set32(nextAt, prev, next)
  else set32(childAt, get32(parentAt, node), next)
  if (next >= 0) set32(prevAt, next, prev)
}

/** The node after `node` in a walk of the subtree of `top`, parents first; −1 at its end. */
@inline function following(node: i32, top: i32): i32 {
  const child = get32(childAt, node)
  if (child >= 0) return child
  while (node != top) {
    const next = get32(nextAt, node)
    if (next >= 0) return next
    node = get32(parentAt, node)
  }
  return -1
}

/**
 * The first tree: every node hangs on its artificial arc, which carries the node's supply (read from flow).
 * States of real arcs are the caller's; flows they imply are already in the supplies.
 */
export function start(): void {
  set32(childAt, root, -1)
  set32(parentAt, root, -1)
  set32(predAt, root, -1)
  set32(depthAt, root, 0)
  set32(nextAt, root, -1)
  for (let v = root - 1; v >= 0; v--) {
    const arc = arcs + v
    const supply = get32(flowAt, v)
    const up = supply >= 0
    set32(childAt, v, -1)
    set32(predAt, v, arc)
    set32(upAt, v, up ? 1 : 0)
    set32(flowAt, v, up ? supply : -supply)
    hang(v, root)
  }
}

/** Costs of artificial arcs, and the potentials and depths that the tree gives. */
export function price(artificial: i64): void {
  for (let v = 0; v < root; v++) {
    const arc = arcs + v
    set64(costAt, arc, artificial)
    const up = get32(predAt, v) != arc || get32(upAt, v) != 0
    set32(sourceAt, arc, up ? v : root)
    set32(targetAt, arc, up ? root : v)
    setState(arc, inTree)
  }
  set64(potentialAt, root, 0)
  for (let v = following(root, root); v >= 0; v = following(v, root)) {
    const parent = get32(parentAt, v)
    const cost = get64(costAt, get32(predAt, v))
    set32(depthAt, v, get32(depthAt, parent) + 1)
    set64(potentialAt, v, get64(potentialAt, parent) + (get32(upAt, v) != 0 ? -cost : cost))
  }
}

let cursor: i32 = 0

/** The most violating arc of the first block of from … to − 1 that has one, or −1: no arc there violates. */
function entering(from: i32, to: i32, block: i32): i32 {
  let best: i64 = 0
  let found: i32 = -1
  let left = block
  let arc = cursor
  for (let seen = from; seen < to; seen++) {
    const state = getState(arc)
    if (state != inTree) {
      const reduced = state == atLower ? reducedCost(arc) : -reducedCost(arc)
      if (reduced < best) {
        best = reduced
        found = arc
      }
    }
    if (++arc == to) arc = from
    if (--left == 0) {
      if (found >= 0) break
      left = block
    }
  }
  cursor = arc
  return found
}

function pivot(arc: i32): void {
  const lower = getState(arc) == atLower
  const capacity = capacityOf(arc)
  const from = lower ? get32(sourceAt, arc) : get32(targetAt, arc)
  const to = lower ? get32(targetAt, arc) : get32(sourceAt, arc)

  // Of several arcs that block, the last on the cycle from its apex leaves: the tree stays strongly
  // feasible and no sequence of idle pivots can repeat. Hence < on the first side and <= on the second.
  let firstRoom = capacity
  let firstLeaving: i32 = -1
  let secondRoom: i32 = unlimited
  let secondLeaving: i32 = -1
  let u = from
  let v = to
  while (u != v) {
    if (get32(depthAt, u) >= get32(depthAt, v)) {
      const flow = get32(flowAt, u)
      let room = flow
      if (get32(upAt, u) == 0) {
        const limit = capacityOf(get32(predAt, u))
        room = limit == unlimited ? unlimited : limit - flow
      }
      if (room < firstRoom) {
        firstRoom = room
        firstLeaving = u
      }
      u = get32(parentAt, u)
    } else {
      const flow = get32(flowAt, v)
      let room = flow
      if (get32(upAt, v) != 0) {
        const limit = capacityOf(get32(predAt, v))
        room = limit == unlimited ? unlimited : limit - flow
      }
      if (room <= secondRoom) {
        secondRoom = room
        secondLeaving = v
      }
      v = get32(parentAt, v)
    }
  }
  const apex = u
  const onSecond = secondLeaving >= 0 && secondRoom <= firstRoom
  const step = onSecond ? secondRoom : firstRoom
  const leaving = onSecond ? secondLeaving : firstLeaving

  if (step > 0) {
    for (let x = from; x != apex; x = get32(parentAt, x))
      set32(flowAt, x, get32(flowAt, x) + (get32(upAt, x) != 0 ? -step : step))
    for (let x = to; x != apex; x = get32(parentAt, x))
      set32(flowAt, x, get32(flowAt, x) + (get32(upAt, x) != 0 ? step : -step))
  }
  if (leaving < 0) {
    setState(arc, lower ? atUpper : atLower)
    return
  }

  const reduced = reducedCost(arc)
  setState(get32(predAt, leaving), get32(flowAt, leaving) == 0 ? atLower : atUpper)
  setState(arc, inTree)

  // The cut-off subtree hangs on the entering arc now: turn its path from there to the leaving arc round.
  const inside = onSecond ? to : from
  let node = inside
  let under = onSecond ? from : to
  let pred = arc
  let flow = lower ? step : capacity - step
  let up = get32(sourceAt, arc) == inside ? 1 : 0
  for (;;) {
    const parent = get32(parentAt, node)
    const oldPred = get32(predAt, node)
    const oldFlow = get32(flowAt, node)
    const oldUp = get32(upAt, node)
    unhang(node)
    hang(node, under)
    set32(predAt, node, pred)
    set32(flowAt, node, flow)
    set32(upAt, node, up)
    if (node == leaving) break
    under = node
    node = parent
    pred = oldPred
    flow = oldFlow
    up = 1 - oldUp
  }

  const shift = get32(sourceAt, arc) == inside ? -reduced : reduced
  for (let x = inside; x >= 0; x = following(x, inside)) {
    set64(potentialAt, x, get64(potentialAt, x) + shift)
    set32(depthAt, x, get32(depthAt, get32(parentAt, x)) + 1)
  }
}

/** Pivots until no arc of from … to − 1 violates; returns how many pivots that took. */
export function solve(from: i32, to: i32, block: i32): i32 {
  let pivots: i32 = 0
  cursor = from
  for (let arc = entering(from, to, block); arc >= 0; arc = entering(from, to, block)) {
    pivot(arc)
    pivots++
  }
  return pivots
}

/** Marks the arcs whose reduced cost is 0: only they can differ between two optima. */
export function markTight(): void {
  for (let arc = 0; arc < arcs; arc++) store<u8>(tightAt + <usize>arc, reducedCost(arc) == 0 ? 1 : 0)
}

/** What could change for free once so many levels are decided: the stages of an optimum, each within the one before. */
import type { Taken } from './feasible.ts'
import type { Level } from './level.ts'
import type { Network } from './network.ts'
import { applyLevel, openResidual, type Residual } from './residual.ts'

/** Stage 0 holds every change that bounds and locks allow; stage n those that none of the first n levels charges for. */
export interface FreeChanges {
  stages: number
  /**
   * Those of `others`, arcs of the pair's community that are not taken, which could take the place of the pair at
   * `arc` at this stage, while the community keeps its other partners. Others may have to move as well.
   */
  inPlaceOf(arc: number, others: Int32Array, stage: number): Int32Array
}

const never = -1

/** `levels` with the potentials of a proof that has been checked. Linear in the arcs for each level. */
export function findFreeChanges(
  network: Network,
  taken: Taken,
  levels: { level: Level; potentials: ArrayLike<number> }[],
): FreeChanges {
  const last = lastStages(network, taken, levels)
  const graph = graphOf(network, taken, last)
  const circles = Array.from({ length: levels.length + 1 }, (_, stage) => circlesOf(graph, stage))
  const { supporter, community, communities } = network
  const offset = network.instance.supporters.length
  return {
    stages: circles.length,
    inPlaceOf: (arc, others, stage) => {
      const circle = circles[stage]!
      const row = community[arc]!
      const from = supporter[arc]!
      // A swap turns a circle that leaves the community to the one that goes and enters it from the other.
      if (last.arcs[arc]! < stage || circle[from] !== circle[offset + row])
        return others.subarray(0, 0)
      const near = others.filter(
        (other) => last.arcs[other]! >= stage && circle[supporter[other]!] === circle[from],
      )
      // Who can go nowhere but to this supporter cannot be passed twice, so every way round is a swap.
      if (near.length === 0 || (taken.communities[row] === 1 && communities.cap[row] === 1))
        return near
      const reached = reachedFrom(graph, stage, from, offset + row)
      return near.filter((other) => reached[supporter[other]!] === 1)
    },
  }
}

interface LastStages {
  /** By pair arc; never for locked ones. */
  arcs: Int8Array
  supportersMore: Int8Array
  supportersLess: Int8Array
  communitiesMore: Int8Array
  communitiesLess: Int8Array
}

/** The last stage at which each change is still free. */
function lastStages(
  network: Network,
  taken: Taken,
  levels: { level: Level; potentials: ArrayLike<number> }[],
): LastStages {
  const rows = (side: 'supporters' | 'communities') =>
    new Int8Array(network.instance[side].length).fill(never)
  const last: LastStages = {
    arcs: new Int8Array(network.community.length).fill(never),
    supportersMore: rows('supporters'),
    supportersLess: rows('supporters'),
    communitiesMore: rows('communities'),
    communitiesLess: rows('communities'),
  }
  const names = Object.keys(last) as (keyof LastStages)[]
  const mark = (residual: Residual, stage: number) => {
    for (const name of names) for (const at of residual[name]) last[name][at] = stage
  }
  let residual = openResidual(network, taken)
  mark(residual, 0)
  for (const [at, { level, potentials }] of levels.entries()) {
    const left = applyLevel(network, taken, level, potentials, residual)
    if ('code' in left) throw new Error(`the proof fails: ${JSON.stringify(left)}`)
    residual = left
    mark(residual, at + 1)
  }
  return last
}

/**
 * Supporters, then communities, then the hub that places come from and go to. A free pair is a step from its supporter
 * to its community, one that is taken a step back.
 */
interface Graph {
  nodes: number
  /** Steps of a node are from first[node] to first[node + 1]; they are there up to the stage in `last`. */
  first: Int32Array
  next: Int32Array
  last: Int8Array
}

function graphOf(network: Network, { isTaken }: Taken, last: LastStages): Graph {
  const { supporter, community, instance } = network
  const offset = instance.supporters.length
  const hub = offset + instance.communities.length
  const eachStep = (visit: (from: number, to: number, stage: number) => void) => {
    for (let arc = 0; arc < community.length; arc++) {
      const [i, j] = [supporter[arc]!, offset + community[arc]!]
      if (last.arcs[arc] === never) continue
      if (isTaken[arc]) visit(j, i, last.arcs[arc]!)
      else visit(i, j, last.arcs[arc]!)
    }
    const places = (out: Int8Array, into: Int8Array, from: number) => {
      for (let row = 0; row < out.length; row++) {
        if (out[row] !== never) visit(from + row, hub, out[row]!)
        if (into[row] !== never) visit(hub, from + row, into[row]!)
      }
    }
    places(last.supportersLess, last.supportersMore, 0)
    places(last.communitiesMore, last.communitiesLess, offset)
  }
  const first = new Int32Array(hub + 2)
  eachStep((from) => first[from + 1]!++)
  for (let node = 0; node <= hub; node++) first[node + 1]! += first[node]!
  const filled = first.slice()
  const next = new Int32Array(first[hub + 1]!)
  const stages = new Int8Array(next.length)
  eachStep((from, to, stage) => {
    const at = filled[from]!++
    next[at] = to
    stages[at] = stage
  })
  return { nodes: hub + 1, first, next, last: stages }
}

/** For each node a number that it shares with those that it can go to and come back from (Tarjan 1972). */
function circlesOf({ nodes, first, next, last }: Graph, stage: number): Int32Array {
  const circle = new Int32Array(nodes).fill(-1)
  const found = new Int32Array(nodes)
  const lowest = new Int32Array(nodes)
  const step = first.slice(0, nodes)
  const open = new Int32Array(nodes)
  const path = new Int32Array(nodes)
  let [opened, count, circles] = [0, 0, 0]
  for (let root = 0; root < nodes; root++) {
    if (found[root]) continue
    let depth = 0
    const enter = (node: number) => {
      count++
      found[node] = count
      lowest[node] = count
      open[opened++] = node
      path[depth++] = node
    }
    enter(root)
    while (depth > 0) {
      const node = path[depth - 1]!
      if (step[node]! < first[node + 1]!) {
        const at = step[node]!++
        if (last[at]! < stage) continue
        const to = next[at]!
        if (!found[to]) enter(to)
        else if (circle[to] === -1) lowest[node] = Math.min(lowest[node]!, found[to]!)
        continue
      }
      depth--
      if (depth > 0) {
        const above = path[depth - 1]!
        lowest[above] = Math.min(lowest[above]!, lowest[node]!)
      }
      if (lowest[node] !== found[node]) continue
      for (;;) {
        const member = open[--opened]!
        circle[member] = circles
        if (member === node) break
      }
      circles++
    }
  }
  return circle
}

/** 1 for every node that can be reached at this stage without passing one. */
function reachedFrom(
  { nodes, first, next, last }: Graph,
  stage: number,
  from: number,
  past: number,
) {
  const reached = new Uint8Array(nodes)
  reached[from] = 1
  const queue = [from]
  for (const node of queue) {
    for (let at = first[node]!; at < first[node + 1]!; at++) {
      const to = next[at]!
      if (last[at]! < stage || reached[to] || to === past) continue
      reached[to] = 1
      queue.push(to)
    }
  }
  return reached
}

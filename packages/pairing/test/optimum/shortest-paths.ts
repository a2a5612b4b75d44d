/**
 * A second solver, written apart from the first: successive shortest paths over arbitrarily long integers,
 * with one plain weight per level that no sum of lower levels can reach. Slow, and free of every bound that
 * the first one relies on.
 */
import type { Instance, Pair } from '../../src/instance.ts'
import type { ObjectiveName } from '../../src/rules.ts'
import { allowedPairs, orderOf, sorted, vectorOf } from './brute-force.ts'

interface Arc {
  from: number
  to: number
  cost: bigint
  room: number
  back: number
  pair?: Pair
}

/** The best pairs, or undefined when minima or locks cannot be met. */
export function shortestPaths(instance: Instance, seed: Uint8Array): Pair[] | undefined {
  const allowed = allowedPairs(instance)
  if (!allowed) return undefined
  const levels: (ObjectiveName | 'tie')[] = [...orderOf(instance), 'tie']
  const none = vectorOf(instance, seed, [])
  const single = allowed.pairs.map((pair) => {
    const vector = vectorOf(instance, seed, [pair])
    return vector.map((value, at) => (isPlaces(levels[at]!) ? 0n : value - none[at]!))
  })
  const weight = 10n ** 16n
  const packed = (vector: bigint[]) => vector.reduce((sum, value) => sum * weight + value, 0n)
  const must = weight ** BigInt(levels.length + 1)
  const mustLock = must * weight

  const { supporters, communities, rules } = instance
  const source = supporters.length + communities.length
  const sink = source + 1
  const arcs: Arc[][] = Array.from({ length: sink + 1 }, () => [])
  const add = (from: number, to: number, cost: bigint, pair?: Pair) => {
    arcs[from]!.push({ from, to, cost, room: 1, back: arcs[to]!.length, ...(pair && { pair }) })
    arcs[to]!.push({ from: to, to: from, cost: -cost, room: 0, back: arcs[from]!.length - 1 })
  }
  const place = (level: ObjectiveName, k: number, min: number) =>
    packed(
      levels.map((name) => {
        if (name !== level) return name === 'balance' && level === 'unpaired' ? BigInt(k - 1) : 0n
        return k <= min && !rules.hardMinima ? -1n : 0n
      }),
    ) - (rules.hardMinima && k <= min ? must : 0n)
  let hard = 0
  for (const [i, { min, max }] of supporters.entries()) {
    for (let k = 1; k <= max; k++) add(source, i, place('unpaired', k, min))
    hard += min
  }
  for (const [j, { min, max }] of communities.entries()) {
    for (let k = 1; k <= max; k++) add(supporters.length + j, sink, place('coverage', k, min))
    hard += min
  }
  for (const [at, pair] of allowed.pairs.entries())
    add(
      pair.supporter,
      supporters.length + pair.community,
      packed(single[at]!) - (allowed.locked[at] ? mustLock : 0n),
      pair,
    )

  for (;;) {
    const path = shortest(arcs, source, sink)
    if (!path) break
    for (const arc of path) {
      arc.room--
      arcs[arc.to]![arc.back]!.room++
    }
  }
  const pairs = sorted(arcs.flat().flatMap((arc) => (arc.pair && arc.room === 0 ? [arc.pair] : [])))
  const locks = allowed.locked.filter(Boolean).length
  const has = (pair: Pair) =>
    pairs.some((p) => p.supporter === pair.supporter && p.community === pair.community)
  const keptLocks = allowed.pairs.filter((pair, at) => allowed.locked[at] && has(pair)).length
  if (keptLocks < locks) return undefined
  if (!rules.hardMinima) return pairs
  const count = (rows: { min: number }[], side: 'supporter' | 'community') =>
    rows.reduce(
      (sum, { min }, row) => sum + Math.min(min, pairs.filter((p) => p[side] === row).length),
      0,
    )
  return count(supporters, 'supporter') + count(communities, 'community') === hard
    ? pairs
    : undefined
}

function isPlaces(level: string): boolean {
  return level === 'unpaired' || level === 'coverage' || level === 'balance'
}

/** Arcs of the cheapest way that lowers the cost; undefined when none does. */
function shortest(arcs: Arc[][], source: number, sink: number): Arc[] | undefined {
  const distance: (bigint | undefined)[] = arcs.map(() => undefined)
  const by: (Arc | undefined)[] = arcs.map(() => undefined)
  distance[source] = 0n
  const queue = [source]
  const queued = new Set(queue)
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    queued.delete(node)
    for (const arc of arcs[node]!) {
      if (arc.room === 0) continue
      const there = distance[node]! + arc.cost
      if (distance[arc.to] !== undefined && distance[arc.to]! <= there) continue
      distance[arc.to] = there
      by[arc.to] = arc
      if (!queued.has(arc.to)) queue.push(arc.to)
      queued.add(arc.to)
    }
  }
  if (distance[sink] === undefined || distance[sink]! >= 0n) return undefined
  const path: Arc[] = []
  for (let node = sink; node !== source; node = by[node]!.from) path.push(by[node]!)
  return path
}

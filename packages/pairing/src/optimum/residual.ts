/** Signs of reduced costs, level by level: what is decided drops out, what stays could change for free. */
import type { Reason } from '../reason.ts'
import type { Taken } from './feasible.ts'
import type { Level } from './level.ts'
import type { Network } from './network.ts'

/** Single changes that no level so far charges for. Row lists ascend. */
export interface Residual {
  /** Pair arcs, taken or free, locked ones left out. */
  arcs: Int32Array
  /** Rows that could take one partnership more, or give up one. */
  supportersMore: Int32Array
  supportersLess: Int32Array
  communitiesMore: Int32Array
  communitiesLess: Int32Array
}

const batch = 8192

/** Everything that may change at all: bounds and locks are the only limits yet. */
export function openResidual(network: Network, taken: Taken): Residual {
  const free = new Int32Array(network.community.length - network.lockedArcs.length)
  let count = 0
  for (let arc = 0; arc < network.community.length; arc++)
    if (!network.isLocked[arc]) free[count++] = arc
  const rows = (degree: Int32Array, allowed: (row: number, degree: number) => boolean) =>
    Int32Array.from(degree.keys()).filter((row) => allowed(row, degree[row]!))
  const { supporters, communities } = network
  return {
    arcs: free,
    supportersMore: rows(taken.supporters, (row, degree) => degree < supporters.cap[row]!),
    supportersLess: rows(taken.supporters, (row, degree) => degree > supporters.forced[row]!),
    communitiesMore: rows(taken.communities, (row, degree) => degree < communities.cap[row]!),
    communitiesLess: rows(taken.communities, (row, degree) => degree > communities.forced[row]!),
  }
}

/**
 * Applies one level with its potentials. A change that this level charges for drops out; one that it
 * rewards proves the pairs not optimal, and is returned as the fault.
 */
export function applyLevel(
  network: Network,
  taken: Taken,
  level: Level,
  potentials: ArrayLike<number>,
  residual: Residual,
): Residual | Reason {
  const arcs = keepFreeArcs(network, taken, level, potentials, residual.arcs)
  if (!(arcs instanceof Int32Array)) return arcs
  const { instance } = network
  const offset = instance.supporters.length
  const places: Partial<Residual> = {}
  for (const side of ['supporters', 'communities'] as const) {
    const place = side === 'supporters' ? level.supporterPlace : level.communityPlace
    for (const change of ['More', 'Less'] as const) {
      const more = change === 'More'
      const kept: number[] = []
      for (const row of residual[`${side}${change}`]) {
        const cost = place?.(row, taken[side][row]! + (more ? 1 : 0)) ?? 0
        const price = side === 'supporters' ? -potentials[row]! : potentials[offset + row]!
        const charge = more ? cost + price : -(cost + price)
        if (charge < 0) {
          const params = { level: level.name, side, row: instance[side][row]!.code }
          return { code: 'optimum.place-cheaper', params }
        }
        if (charge === 0) kept.push(row)
      }
      places[`${side}${change}`] = Int32Array.from(kept)
    }
  }
  return { arcs, ...places } as Residual
}

function keepFreeArcs(
  { instance, supporter, community }: Network,
  { isTaken }: Taken,
  level: Level,
  potentials: ArrayLike<number>,
  arcs: Int32Array,
): Int32Array | Reason {
  const price = Float64Array.from(potentials)
  if (!level.gather && price.every((value) => value === 0)) return arcs
  const offset = instance.supporters.length
  const costs = new Float64Array(Math.min(batch, arcs.length))
  const kept = new Int32Array(arcs.length)
  let count = 0
  for (let from = 0; from < arcs.length; from += batch) {
    const to = Math.min(arcs.length, from + batch)
    if (level.gather) level.gather(arcs, from, to, costs)
    else costs.fill(0)
    for (let at = from; at < to; at++) {
      const arc = arcs[at]!
      const i = supporter[arc]!
      const j = community[arc]!
      const reduced = costs[at - from]! + price[i]! - price[offset + j]!
      if (reduced === 0) kept[count++] = arc
      else if (reduced < 0 !== (isTaken[arc] === 1)) {
        const names = {
          supporter: instance.supporters[i]!.code,
          community: instance.communities[j]!.code,
        }
        return { code: 'optimum.pair-cheaper', params: { level: level.name, ...names } }
      }
    }
  }
  return kept.slice(0, count)
}

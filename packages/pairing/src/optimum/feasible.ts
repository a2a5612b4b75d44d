/** Whether pairs keep the hard rules. */
import type { Instance, Pair } from '../instance.ts'
import type { Reason } from '../reason.ts'
import { arcFinder, findArc, type Network } from './network.ts'

/** Pairs in the network: their arcs ascending, and how many partnerships each row has. */
export interface Taken {
  arcs: Int32Array
  isTaken: Uint8Array
  supporters: Int32Array
  communities: Int32Array
}

/** The pairs' arcs and degrees, or the first rule that they break. */
export function readPairs(network: Network, pairs: unknown): Taken | Reason {
  const { instance, first, community } = network
  const { supporters, communities } = instance
  if (!Array.isArray(pairs)) return { code: 'optimum.pairs-not-a-list', params: {} }
  const taken: Taken = {
    arcs: new Int32Array(Math.min(pairs.length, community.length)),
    isTaken: new Uint8Array(community.length),
    supporters: new Int32Array(supporters.length),
    communities: new Int32Array(communities.length),
  }
  let before = -1
  for (const [at, pair] of pairs.entries()) {
    const { supporter: i, community: j } = (pair ?? {}) as Pair
    if (!isIndex(i, supporters.length) || !isIndex(j, communities.length))
      return { code: 'optimum.pair-unknown', params: { at } }
    const names = { supporter: supporters[i]!.code, community: communities[j]!.code }
    const arc = findArc(first, community, i, j)
    if (arc < 0) return { code: 'optimum.pair-not-allowed', params: names }
    // Arcs ascend with (supporter, community): one comparison finds disorder and repetition.
    if (arc <= before) return { code: 'optimum.pairs-unsorted', params: names }
    before = arc
    taken.arcs[at] = arc
    taken.isTaken[arc] = 1
    taken.supporters[i]!++
    taken.communities[j]!++
  }
  return lockFault(network, taken) ?? boundsFault(instance, taken) ?? taken
}

function isIndex(value: unknown, length: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < length
}

function lockFault({ instance, first, community }: Network, taken: Taken): Reason | undefined {
  const arcOf = arcFinder(instance, first, community)
  for (const { supporter, community: other, relation } of instance.relations) {
    if (relation !== 'locked' || taken.isTaken[arcOf(supporter, other)]) continue
    return { code: 'optimum.locked-missing', params: { supporter, community: other } }
  }
  return undefined
}

function boundsFault(instance: Instance, taken: Taken): Reason | undefined {
  for (const side of ['supporters', 'communities'] as const) {
    for (const [index, { code, min, max }] of instance[side].entries()) {
      const count = taken[side][index]!
      const params = { side, row: code, count, min, max }
      if (count > max) return { code: 'optimum.too-many', params }
      if (instance.rules.hardMinima && count < min) return { code: 'optimum.too-few', params }
    }
  }
  return undefined
}

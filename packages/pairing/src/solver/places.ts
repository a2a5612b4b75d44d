/** Arcs between the hub and a row, one for every run of places that cost the same on every level. */
import type { Level } from '../optimum/level.ts'
import type { Network } from '../optimum/network.ts'

export interface PlaceArcs {
  /** Node of each arc: supporters, then communities. Supporters' arcs come from the hub, the others go to it. */
  node: Int32Array
  /** Number of the first place, from 1. */
  place: Int32Array
  capacity: Int32Array
}

/** Places above the forced ones, up to each row's cap; a row's arcs are neighbours, places ascending. */
export function listPlaces(network: Network, levels: Level[]): PlaceArcs {
  const offset = network.instance.supporters.length
  const node: number[] = []
  const place: number[] = []
  const capacity: number[] = []
  for (const side of ['supporters', 'communities'] as const) {
    const { cap, forced } = network[side]
    const costs = levels.flatMap(
      (level) => (side === 'supporters' ? level.supporterPlace : level.communityPlace) ?? [],
    )
    const same = (row: number, k: number) =>
      costs.every((cost) => cost(row, k) === cost(row, k - 1))
    for (let row = 0; row < cap.length; row++) {
      for (let k = forced[row]! + 1; k <= cap[row]!; ) {
        let next = k + 1
        while (next <= cap[row]! && same(row, next)) next++
        node.push((side === 'supporters' ? 0 : offset) + row)
        place.push(k)
        capacity.push(next - k)
        k = next
      }
    }
  }
  return {
    node: Int32Array.from(node),
    place: Int32Array.from(place),
    capacity: Int32Array.from(capacity),
  }
}

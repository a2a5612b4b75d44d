/** The needs of one side of a network against the room of the other. */
import { eligible } from '../eligibility.ts'
import type { Instance } from '../instance.ts'
import type { Network } from './network.ts'
import type { PlaceProblem } from './place-flow.ts'

export type Side = 'supporter' | 'community'

/** The side's needs against the other side's room, locked pairs and their places taken out. */
export function placeProblem(network: Network, side: Side): PlaceProblem {
  const { instance, supporter, community, isLocked } = network
  const needing = side === 'supporter' ? supporter : community
  const giving = side === 'supporter' ? community : supporter
  const { own, other } =
    side === 'supporter'
      ? { own: network.supporters, other: network.communities }
      : { own: network.communities, other: network.supporters }
  const others: { max: number }[] =
    side === 'supporter' ? instance.communities : instance.supporters
  const first = new Int32Array(own.min.length + 1)
  for (let arc = 0; arc < needing.length; arc++) if (!isLocked[arc]) first[needing[arc]! + 1]!++
  for (let row = 0; row < own.min.length; row++) first[row + 1]! += first[row]!
  const filled = first.slice()
  const partner = new Int32Array(first[own.min.length]!)
  for (let arc = 0; arc < needing.length; arc++)
    if (!isLocked[arc]) partner[filled[needing[arc]!]!++] = giving[arc]!
  return {
    first,
    partner,
    need: own.min.map((min, row) => Math.max(0, min - own.locked[row]!)),
    room: Int32Array.from(others, ({ max }, row) => max - other.locked[row]!),
  }
}

/** The rows of a side and those that they are paired with. */
export function rowsOf({ instance }: { instance: Instance }, side: Side) {
  const { supporters, communities } = instance
  return side === 'supporter'
    ? { own: supporters, other: communities, otherSide: 'community' as const }
    : { own: communities, other: supporters, otherSide: 'supporter' as const }
}

/** Pairs that only an avoidance keeps apart, `[row of the side, row of the other]`. */
export function avoidedPairs(instance: Instance, side: Side): (readonly [number, number])[] {
  const supporters = new Map(instance.supporters.map((row, index) => [row.code, index]))
  const communities = new Map(instance.communities.map((row, index) => [row.code, index]))
  return instance.relations.flatMap(({ supporter, community, relation }) => {
    const [i, j] = [supporters.get(supporter)!, communities.get(community)!]
    if (relation !== 'avoid') return []
    if (!eligible(instance, instance.supporters[i]!, instance.communities[j]!)) return []
    return [side === 'supporter' ? ([i, j] as const) : ([j, i] as const)]
  })
}

/** A problem with further open pairs, each `[row, partner]` once and not open before, and a choice carried over. */
export function withPairs(
  { first, partner, need, room }: PlaceProblem,
  used: Uint8Array,
  added: (readonly [row: number, partner: number])[],
): { problem: PlaceProblem; used: Uint8Array } {
  const more = new Map<number, number[]>()
  for (const [row, giver] of added) more.set(row, [...(more.get(row) ?? []), giver])
  const wider: PlaceProblem = {
    first: first.slice(),
    partner: new Int32Array(partner.length + added.length),
    need,
    room,
  }
  const carried = new Uint8Array(wider.partner.length)
  let end = 0
  for (let row = 0; row < need.length; row++) {
    const own = partner.subarray(first[row], first[row + 1])
    wider.first[row] = end
    wider.partner.set(own, end)
    carried.set(used.subarray(first[row], first[row + 1]), end)
    end += own.length
    for (const giver of more.get(row) ?? []) wider.partner[end++] = giver
  }
  wider.first[need.length] = end
  return { problem: wider, used: carried }
}

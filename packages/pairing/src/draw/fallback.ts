/** When no shuffle of a stratum is legal: seeded random-priority matching, reproducible but not uniform. */
import type { Stream } from '../stream.ts'
import { type Augmentation, findAugmentation, type Neighbourhood } from './augment.ts'
import type { Effort } from './effort.ts'
import type { DrawnPair } from './record.ts'

/**
 * As many pairs as the stratum can hold, slots served in a shuffled order.
 * @param supporterSlots rows, one entry per open slot, ascending
 * @param mayPair whether a pair is allowed and not taken before this stratum
 * @returns pairs in the order of the supporters' shuffled slots
 */
export function matchStratum(
  supporterSlots: readonly number[],
  communitySlots: readonly number[],
  mayPair: (supporter: number, community: number) => boolean,
  stream: Stream,
  label: string,
  effort: Effort,
): DrawnPair[] {
  effort.spend(supporterSlots.length + communitySlots.length)
  const slots = stream.open(`${label}/supporters/fallback`).shuffle([...supporterSlots])
  const order = stream.open(`${label}/communities/fallback`).shuffle([...communitySlots])
  const room = new Map<number, number>()
  for (const community of order) room.set(community, (room.get(community) ?? 0) + 1)
  const matched = new Map<number, Set<number>>()
  for (const community of room.keys()) matched.set(community, new Set())

  const around: Neighbourhood = {
    far: [...room.keys()],
    mayPair: (supporter, community) =>
      mayPair(supporter, community) && !matched.get(community)!.has(supporter),
    partners: (community) => [...matched.get(community)!].sort((a, b) => a - b),
    hasRoom: (community) => matched.get(community)!.size < room.get(community)!,
    canSpare: () => false,
    effort,
  }
  // The first community with room is where the search would end, before it looks any further.
  const findRoom = (supporter: number) => {
    const at = around.far.findIndex(
      (community) => around.hasRoom(community) && around.mayPair(supporter, community),
    )
    effort.spend(at === -1 ? around.far.length : at + 1)
    return around.far[at]
  }
  const exhausted = new Set<number>()
  let open = order.length
  for (const supporter of slots) {
    if (open === 0) break
    const free = findRoom(supporter)
    const path: Augmentation | undefined =
      free === undefined
        ? findAugmentation(supporter, around, exhausted)
        : { added: [[supporter, free]], removed: [] }
    if (!path) continue
    open--
    for (const [near, far] of path.removed) matched.get(far)!.delete(near)
    for (const [near, far] of path.added) matched.get(far)!.add(near)
  }
  return inSlotOrder(slots, matched)
}

function inSlotOrder(slots: readonly number[], matched: Map<number, Set<number>>): DrawnPair[] {
  const partnersOf = new Map<number, number[]>()
  for (const [community, supporters] of matched) {
    for (const supporter of supporters) {
      const known = partnersOf.get(supporter)
      if (known) known.push(community)
      else partnersOf.set(supporter, [community])
    }
  }
  return slots.flatMap((supporter) => {
    const community = partnersOf.get(supporter)?.shift()
    return community === undefined ? [] : [[supporter, community] satisfies DrawnPair]
  })
}

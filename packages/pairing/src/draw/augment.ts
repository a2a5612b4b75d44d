/** One step of matching: gives a row one more partner by moving others, without taking anybody's minimum. */
import type { Effort } from './effort.ts'

/** A view of the current pairs from the side of the row that needs a partner. */
export interface Neighbourhood {
  /** Rows of the other side, in the order they are tried. */
  far: readonly number[]
  /** Whether the two may become a pair and are not one yet. */
  mayPair(near: number, far: number): boolean
  /** Rows paired with `far` whose pair may be moved, ascending. */
  partners(far: number): readonly number[]
  /** Whether `far` can take one more. */
  hasRoom(far: number): boolean
  /** Whether `near` can lose one. */
  canSpare(near: number): boolean
  effort: Effort
}

type Link = [near: number, far: number]

export interface Augmentation {
  added: Link[]
  removed: Link[]
}

/**
 * The first way found, breadth first, to give `start` one more partner; undefined when there is none, and
 * then none appears later either. Every row is looked at once, so it takes at most one test per possible pair.
 * @param exhausted far rows that searches in vain have reached; they lead nowhere and are passed over, and
 * this search adds its own when it ends in vain. One set per sequence of searches from the same side.
 */
export function findAugmentation(
  start: number,
  around: Neighbourhood,
  exhausted: Set<number>,
): Augmentation | undefined {
  const reachedFrom = new Map<number, number>()
  const movedFrom = new Map<number, number>()
  const seen = new Set([start])
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    const near = queue[at]!
    around.effort.spend(around.far.length)
    for (const far of around.far) {
      if (exhausted.has(far) || reachedFrom.has(far) || !around.mayPair(near, far)) continue
      reachedFrom.set(far, near)
      if (around.hasRoom(far)) return traceBack(far, reachedFrom, movedFrom)
      const partners = around.partners(far)
      around.effort.spend(partners.length)
      for (const other of partners) {
        if (seen.has(other)) continue
        seen.add(other)
        movedFrom.set(other, far)
        if (around.canSpare(other)) {
          const path = traceBack(far, reachedFrom, movedFrom)
          path.removed.push([other, far])
          return path
        }
        queue.push(other)
      }
    }
  }
  // Whatever was reached is full, can spare nothing and leads only to more of the same. Later changes run
  // along ways that end somewhere, so they never enter it, and it stays that way.
  for (const far of reachedFrom.keys()) exhausted.add(far)
  return undefined
}

function traceBack(
  end: number,
  reachedFrom: Map<number, number>,
  movedFrom: Map<number, number>,
): Augmentation {
  const path: Augmentation = { added: [], removed: [] }
  for (let far: number | undefined = end; far !== undefined; ) {
    const near: number = reachedFrom.get(far)!
    path.added.push([near, far])
    far = movedFrom.get(near)
    if (far !== undefined) path.removed.push([near, far])
  }
  return path
}

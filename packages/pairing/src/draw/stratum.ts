/** Draws one stratum: shuffle both sides, pair index by index, start over when a pair is not allowed. */
import type { Stream } from '../stream.ts'
import type { Effort } from './effort.ts'
import { matchStratum } from './fallback.ts'
import type { DrawnPair } from './record.ts'

/** Entries shuffled by the attempts of one stratum, if it held every open place of the draw. */
const shuffleBudget = 2 ** 22

/** Failed shuffles after which it pays to look whether any shuffle can be legal. */
const patience = 16

/**
 * How often a stratum is shuffled at most. By the places of the whole draw, not its own, so that many strata
 * cannot each spend what one may; every stratum of a draw gets the same, whichever comes first.
 */
export function attemptLimit(redraws: number, places: number): number {
  return Math.max(1, Math.min(redraws, Math.floor(shuffleBudget / places)))
}

export interface StratumDraw {
  attempt: number
  pairs: DrawnPair[]
}

interface StratumTask {
  /** Rows, one entry per open slot, ascending. */
  supporterSlots: readonly number[]
  communitySlots: readonly number[]
  /** Whether a pair is allowed and not taken before this stratum. */
  mayPair(supporter: number, community: number): boolean
  stream: Stream
  /** `PD-1/<block>/R<round>/<stratum>` */
  label: string
  /** Shuffles at most; 0 for a block that is not complete, which goes to the fallback directly. */
  attempts: number
  effort: Effort
}

/**
 * Uniform over the legal ways to pair the shorter side when `attempt` is at least 1; matched as far as
 * possible, not uniform, when it is 0.
 */
export function drawStratum(task: StratumTask): StratumDraw {
  const { supporterSlots, communitySlots, mayPair, stream, label, attempts, effort } = task
  const match = () => matchStratum(supporterSlots, communitySlots, mayPair, stream, label, effort)
  const size = Math.min(supporterSlots.length, communitySlots.length)
  let fallback: DrawnPair[] | undefined
  for (let attempt = 1; attempt <= attempts; attempt++) {
    effort.spend(supporterSlots.length + communitySlots.length)
    const left = stream.open(`${label}/supporters/${attempt}`).shuffle([...supporterSlots])
    const right = stream.open(`${label}/communities/${attempt}`).shuffle([...communitySlots])
    if (isLegal(left, right, size, mayPair)) {
      return { attempt, pairs: left.slice(0, size).map((row, at) => [row, right[at]!]) }
    }
    if (attempt === patience) {
      fallback = match()
      // The largest matching falls short of the shorter side, so no shuffle can be legal.
      if (fallback.length < size) break
    }
  }
  return { attempt: 0, pairs: fallback ?? match() }
}

function isLegal(
  left: readonly number[],
  right: readonly number[],
  size: number,
  mayPair: (supporter: number, community: number) => boolean,
): boolean {
  const known = new Set<number>()
  for (let at = 0; at < size; at++) {
    const supporter = left[at]!
    const community = right[at]!
    if (!mayPair(supporter, community)) return false
    // No list holds as many rows as this.
    const key = supporter * 2 ** 26 + community
    if (known.has(key)) return false
    known.add(key)
  }
  return true
}

/** Draws one stratum: shuffle both sides, pair index by index, start over when a pair is not allowed. */
import { Refusal } from '../refusal.ts'
import { Stream } from '../stream.ts'
import { matchStratum } from './fallback.ts'
import type { DrawnPair } from './record.ts'

/** More slots than this on one side is a mistake in the capacities, not a draw. */
const mostSlots = 5_000_000

/** Slots shuffled for one stratum before its fallback: keeps a stranger's file from running for hours. */
const shuffleBudget = 2 ** 22

/** Failed shuffles after which it pays to look whether any shuffle can be legal. */
const patience = 16

/** How often a stratum is shuffled at most. */
function attemptLimit(redraws: number, slots: number): number {
  return Math.max(1, Math.min(redraws, Math.floor(shuffleBudget / slots)))
}

export interface StratumDraw {
  attempt: number
  pairs: DrawnPair[]
}

/**
 * Uniform over the legal ways to pair the shorter side when `attempt` is at least 1; matched as far as
 * possible, not uniform, when it is 0.
 * @param supporterSlots rows, one entry per open slot, ascending
 * @param mayPair whether a pair is allowed and not taken before this stratum
 * @param label `PD-1/<block>/R<round>/<stratum>`
 * @param shuffles false for a block that is not complete, which goes to the fallback directly
 */
export function drawStratum(
  supporterSlots: readonly number[],
  communitySlots: readonly number[],
  mayPair: (supporter: number, community: number) => boolean,
  seed: Uint8Array,
  label: string,
  redraws: number,
  shuffles: boolean,
): StratumDraw {
  const slots = supporterSlots.length + communitySlots.length
  if (slots > mostSlots)
    throw new Refusal([{ code: 'too-many-places', params: { slots, mostSlots } }])
  const match = () => matchStratum(supporterSlots, communitySlots, mayPair, seed, label)
  if (!shuffles) return { attempt: 0, pairs: match() }

  const size = Math.min(supporterSlots.length, communitySlots.length)
  const limit = attemptLimit(redraws, slots)
  let fallback: DrawnPair[] | undefined
  for (let attempt = 1; attempt <= limit; attempt++) {
    const left = new Stream(seed, `${label}/supporters/${attempt}`).shuffle([...supporterSlots])
    const right = new Stream(seed, `${label}/communities/${attempt}`).shuffle([...communitySlots])
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
  const partners = new Map<number, number[]>()
  for (let at = 0; at < size; at++) {
    const supporter = left[at]!
    const community = right[at]!
    if (!mayPair(supporter, community)) return false
    const known = partners.get(supporter)
    if (!known) partners.set(supporter, [community])
    else if (known.includes(community)) return false
    else known.push(community)
  }
  return true
}

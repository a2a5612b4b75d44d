/** Which letters meet in which stratum, in order: PD-1 step 6. */
import type { Rules } from '../rules.ts'

export interface StratumPlan {
  name: string
  /** Letters that take part; all rows when absent. */
  supporters?: string
  communities?: string
}

// Tiers that add up to four, whichever end the letters are read from.
const matching: StratumPlan[] = [
  { name: 'A-丙', supporters: 'A', communities: '丙' },
  { name: 'B-乙', supporters: 'B', communities: '乙' },
  { name: 'C-甲', supporters: 'C', communities: '甲' },
]

// One step off, then two. At each distance the letters are joined into strata that share no row, so no
// letter is served before another and reading the letters from the other end gives the same strata.
const overflow: StratumPlan[] = [
  { name: 'AC-乙', supporters: 'AC', communities: '乙' },
  { name: 'B-甲丙', supporters: 'B', communities: '甲丙' },
  { name: 'A-甲', supporters: 'A', communities: '甲' },
  { name: 'C-丙', supporters: 'C', communities: '丙' },
]

/**
 * The strata of one round. Without `tiersHard` they end only when one side is exhausted: what the matching
 * strata leave over is on one side of each letter pair, and every remaining combination has its overflow.
 */
export function strataOf(rules: Rules): StratumPlan[] {
  if (rules.tiers === 'any') return [{ name: 'all' }]
  return rules.tiersHard ? matching : [...matching, ...overflow]
}

export function takesPart(letters: string | undefined, letter: string | undefined): boolean {
  return letters === undefined || (letter !== undefined && letters.includes(letter))
}

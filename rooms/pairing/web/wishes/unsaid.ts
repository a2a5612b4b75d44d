/** What somebody is asked and has not said yet. */
import type { Asked, Tie } from './wish-queries.ts'

export function unsaidTies({ ties, side }: Asked): Tie[] {
  return ties.filter(({ state, confirmed }) => state === 'kept' && !confirmed[side])
}

export function isUnsaid(asked: Asked): boolean {
  return asked.open && (asked.choices.length === 0 || unsaidTies(asked).length > 0)
}

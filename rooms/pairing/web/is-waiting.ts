/** Which proposals somebody still has to answer, or can answer otherwise. */
import type { MyProposal } from './queries.ts'

export function answersOf({ side, supporterAnswer, communityAnswer }: MyProposal) {
  return side === 'supporter'
    ? { own: supporterAnswer, other: communityAnswer }
    : { own: communityAnswer, other: supporterAnswer }
}

/** Not answered, in time, and not fallen through for another reason. */
export function isWaiting(proposal: MyProposal, today: string): boolean {
  const { own, other } = answersOf(proposal)
  const { dropped, lapsed, answerBy } = proposal
  if (own !== null || other?.answer === 'declined' || dropped || lapsed) return false
  return answerBy === null || answerBy >= today
}

/** What was answered can still be answered otherwise; whether the two are paired with others by now, the server says. */
export function mayTakeBack(proposal: MyProposal, today: string): boolean {
  const { own } = answersOf(proposal)
  const { dropped, lapsed, answerBy, asked } = proposal
  if (own === null || dropped || lapsed || !asked) return false
  return answerBy === null || answerBy >= today
}

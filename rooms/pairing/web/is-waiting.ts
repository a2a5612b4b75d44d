/** Which proposals somebody still has to answer. */
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

export {
  moveNeedsOfDuplicate,
  moveNeedsToSeat,
  releaseWhenClosed,
} from './following/follow-organizations.ts'
export { countNeedsOf } from './following/store.ts'
export { needsCron, needsTasks } from './jobs.ts'
/** @public For rooms above whose records meet a need: deeds. */
export { deliverNeed } from './matches/deliver-need.ts'
export { namesOfMatches, namesOfNeeds, namesOfReferrals } from './naming/store.ts'
/** @public As deliverNeed. */
export { findNeedRow as findNeed } from './needs/store.ts'
export { namesOfOffers } from './offers/naming/store.ts'
export type { NeedsParts } from './parts.ts'
export { needsRoutes } from './routes.ts'
export {
  answerBySlip,
  answersPerHour,
  type Held as HeldSlip,
  type Question as SlipQuestion,
  readQuestion,
  scopeOfHeld,
} from './slips/answer-slip.ts'

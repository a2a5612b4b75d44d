export {
  moveNeedsOfDuplicate,
  moveNeedsToSeat,
  releaseWhenClosed,
} from './following/follow-organizations.ts'
export { countNeedsOf } from './following/store.ts'
export { needsCron, needsTasks } from './jobs.ts'
export { deliverNeed } from './matches/deliver-need.ts'
export { namesOfMatches, namesOfNeeds, namesOfReferrals } from './naming/store.ts'
export { listNeedsByIds } from './needs/store.ts'
export { namesOfOffers } from './offers/naming/store.ts'
export type { NeedsParts } from './parts.ts'
export { listPublicNeeds, type PublicNeed } from './public/store.ts'
export { needsRoutes } from './routes.ts'
export {
  answerBySlip,
  answersPerHour,
  type Held as HeldSlip,
  type Question as SlipQuestion,
  readQuestion,
  scopeOfHeld,
} from './slips/answer-slip.ts'
export { momentsOfNeeds } from './story/moments-of.ts'

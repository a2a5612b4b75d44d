export {
  moveNeedsOfDuplicate,
  moveNeedsToSeat,
  releaseWhenClosed,
} from './following/follow-organizations.ts'
export { countNeedsOf } from './following/store.ts'
export { needsCron, needsTasks } from './jobs.ts'
export { namesOfMatches, namesOfNeeds, namesOfReferrals } from './naming/store.ts'
export { namesOfOffers } from './offers/naming/store.ts'
export type { NeedsParts } from './parts.ts'
export { needsRoutes } from './routes.ts'

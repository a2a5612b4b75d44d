export { followNeeds } from './following/follow-needs.ts'
export { countDeedsOf, namesOfDeeds } from './naming/store.ts'
export { activitiesRoutes } from './routes.ts'
export { momentsOfDeeds } from './story/moments-of.ts'

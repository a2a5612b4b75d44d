export { countDeedsOf, namesOfDeeds } from './naming/store.ts'
export { activitiesRoutes } from './routes.ts'

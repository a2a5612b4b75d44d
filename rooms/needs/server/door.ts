export { namesOfOffers } from './offers/naming/store.ts'
export { offersRoutes } from './offers/routes.ts'

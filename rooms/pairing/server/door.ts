export { type Adopted, type AdoptRun, adoptRun } from './adopt-run.ts'
export { findOverview, type Overview } from './overview.ts'
export { listPublicPartnerships } from './public-partnerships.ts'
export { countPartnershipsOf } from './store.ts'

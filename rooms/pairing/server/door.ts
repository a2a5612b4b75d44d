export { type Adopted, type AdoptRun, adoptRun } from './adopt-run.ts'
export { movePartnershipsOfDuplicate } from './move-partnerships.ts'
export {
  listIdsAround as listPairingIdsAround,
  namesOfObjections,
  namesOfPartnerships,
  namesOfProposals,
  namesOfRuns,
  namesOfTies,
} from './naming/store.ts'
export { findOverview, type Overview } from './overview.ts'
export type { PairingParts } from './parts.ts'
export { listPublicPartnerships } from './public-partnerships.ts'
export { pairingRoutes } from './routes.ts'
export { computeRun, pairingTasks, resumeRuns } from './runs/jobs.ts'
export { pairingThreadTasks } from './runs/thread-tasks.ts'
export { countPartnershipsOf, listCyclesOf, listPaired } from './store.ts'

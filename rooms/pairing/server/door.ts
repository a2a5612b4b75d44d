export { type Adopted, type AdoptRun, adoptRun } from './adopt-run.ts'
export { getCeremony, type PublicCeremony } from './ceremony/show-ceremony.ts'
export { type Concerned, type ConcernedPair, findConcerned, findTold } from './concerned.ts'
export {
  findDisclosure,
  findProgrammeOfAnswers,
  listDisclosedPairs,
  listDisclosures,
} from './disclosures/find-disclosure.ts'
export { countDisclosedByTownship, listDisclosedIds } from './disclosures/store.ts'
export { movePairsOfDuplicate } from './move-pairs.ts'
export {
  findPair,
  listIdsAround as listPairingIdsAround,
  listPairs,
  namesOfObjections,
  namesOfPartnerships,
  namesOfProposals,
  namesOfRuns,
  namesOfTies,
} from './naming/store.ts'
export { findAnswer } from './objections/object.ts'
export {
  codeOfForm,
  objectionsPerHour,
  receiveObjection,
} from './objections/receive-objection.ts'
export { findOverview, type Overview } from './overview.ts'
export type { LastMovedOn, MomentsOf, PairingParts } from './parts.ts'
export { type PrepareDraw, prepareDraw } from './prepare-draw.ts'
export { listPublicPartnerships } from './public-partnerships.ts'
export { pairingRoutes } from './routes.ts'
export { findPublishedRun } from './runs/find-published-run.ts'
export { computeRun, pairingCron, pairingTasks, resumeRuns } from './runs/jobs.ts'
export { hasFrozenList } from './runs/store.ts'
export { pairingThreadTasks } from './runs/thread-tasks.ts'
export {
  countByTownship,
  countPartnershipsOf,
  listCyclesInForce,
  listCyclesOf,
  listPaired,
  listPartnersOf,
  listSupportedBy,
} from './store.ts'

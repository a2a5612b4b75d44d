export { makeProgramme } from './create-programme.ts'
export {
  listIdsAround as listProgrammeIdsAround,
  namesOfCycles,
  namesOfDocuments,
  namesOfParticipants,
  namesOfProgrammes,
  namesOfTasks,
} from './naming/store.ts'
export {
  countParticipationsOf,
  leaveWhenClosed,
  moveParticipationsOfDuplicate,
  returnWhenReopened,
} from './participants/follow-organizations.ts'
export { letJoin } from './participants/join.ts'
export {
  listCycleIdsOf,
  listOpenOf as listOpenParticipationsOf,
  listPresent,
} from './participants/store.ts'
export type { ProgrammesParts } from './parts.ts'
export {
  getPublicProgramme,
  listProgrammesOfCycles,
  listPublicProgrammes,
} from './public-programmes.ts'
export { countiesIn, scopeOf } from './reached.ts'
export { programmesRoutes } from './routes.ts'
export { settingsInForce } from './settings/settings-in-force.ts'
export {
  type CycleRow,
  findCycle,
  findProgramme,
  hasProgrammes,
  type ProgrammeRow,
} from './store.ts'
export { finishDueTasks } from './tasks/finish-due.ts'
export { templates } from './templates.ts'

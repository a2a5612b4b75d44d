export { getPublicProgramme, listPublicProgrammes } from './public-programmes.ts'
export {
  type CycleRow,
  findCycleWithProgramme,
  insertCycle,
  insertProgramme,
  type ProgrammeRow,
} from './store.ts'
export { templates } from './templates.ts'

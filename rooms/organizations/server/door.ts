export {
  insertOrganizations,
  listOrganizationsByCodes,
  listOrganizationsByIds,
  listOrganizationsByRegions,
  type NewOrganization,
  type OrganizationRow,
} from './store.ts'

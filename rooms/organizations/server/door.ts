export {
  insertOrganizations,
  listOrganizationsByIds,
  listOrganizationsByRegions,
  type NewOrganization,
  type OrganizationRow,
} from './store.ts'

import type { Route } from '#base/server/http/route.ts'
import { createOrganization } from './create-organization.ts'
import { editOrganization } from './edit-organization.ts'
import { listChildren, listOrganizations, listRoots } from './list-organizations.ts'
import type { OrganizationsParts } from './parts.ts'
import { showOrganization } from './show-organization.ts'

export function organizationsRoutes(parts: OrganizationsParts): Route[] {
  return [
    listOrganizations,
    listRoots,
    createOrganization,
    showOrganization(parts),
    listChildren,
    editOrganization(parts),
  ]
}

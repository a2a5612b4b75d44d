/** What the rooms around organizations tell it: who changed something, and what hangs on an organization elsewhere. */
import { dayOf } from '#base/server/clock.ts'
import { countGrantsOnOrganizations, listUserNames } from '#rooms/identity/server/door.ts'
import type { Dependants, OrganizationsParts } from '#rooms/organizations/server/door.ts'
import { countPartnershipsOf } from '#rooms/pairing/server/door.ts'

const grants: Dependants = async (tx, countyCode, ids) => [
  {
    key: 'grants',
    label: { zh: '授权', en: 'Roles of users' },
    count: await countGrantsOnOrganizations(tx, countyCode, ids),
  },
]

const partnerships: Dependants = async (tx, countyCode, ids) => [
  {
    key: 'partnerships',
    label: { zh: '结对关系', en: 'Partnerships in force' },
    count: await countPartnershipsOf(tx, countyCode, ids, dayOf(tx.now)),
  },
]

export const organizationsParts: OrganizationsParts = {
  dependants: [grants, partnerships],
  namesOfUsers: listUserNames,
}

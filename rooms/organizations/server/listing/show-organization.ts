import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { organizationInput, organizationOutput } from '../../shared/schema.ts'
import { lookAtCadre } from '../cadres/look-at-cadre.ts'
import { countHanging } from '../hanging/count-hanging.ts'
import type { OrganizationsParts } from '../parts.ts'
import { countyScope, withinOf } from '../reach/within.ts'
import { listAbove } from '../tree/store.ts'
import { describeOrganizations, warningsOf } from './describe-organizations.ts'
import { listShownByIds } from './store.ts'

export const showOrganization = (parts: OrganizationsParts) =>
  route({
    method: 'GET',
    path: '/api/organizations/:countyCode/:id',
    summary: 'One organization: where it lies in the tree, and what hangs on it',
    access: { capability: 'organizations.read' },
    input: organizationInput,
    output: organizationOutput,
    async handle({ actor, params: { countyCode, id }, read }) {
      const reach = actor.reach('organizations.read')
      return read(countyScope(reach, countyCode), async (tx) => {
        const [row] = await listShownByIds(tx, withinOf(reach, countyCode), [id])
        if (!row) throw absent()
        await lookAtCadre(tx, parts, actor.id, row)
        const [item] = await describeOrganizations(tx, [row])
        const hangs = await countHanging(tx, parts, countyCode, [id])
        const evidence = await parts.evidenceOf(tx, countyCode, id)
        return {
          ...(item as NonNullable<typeof item>),
          path: await listAbove(tx, countyCode, id),
          homeCountyCode: row.homeCountyCode,
          hangs: hangs.map((each) => ({
            ...each,
            opens: evidence
              .filter(({ key }) => key === each.key)
              .map(({ label, address }) => ({ label, address })),
          })),
          warnings: warningsOf(row),
        }
      })
    },
  })

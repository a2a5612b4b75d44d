import { route } from '#base/server/http/route.ts'
import { findAlikeInput, findAlikeOutput } from '../../shared/schema.ts'
import { describeOrganizations } from '../listing/describe-organizations.ts'
import { listShownByIds } from '../listing/store.ts'
import { withinOf } from '../reach/within.ts'
import { listAlike } from './store.ts'

/** More would not be read: whoever registers one wants to know whether it is there already. */
const mostTold = 5

export const findAlike = route({
  method: 'GET',
  path: '/api/organizations/alike',
  summary:
    'What is there already by a name or a code, before one more is added; it refuses nothing',
  access: { capability: 'organizations.write' },
  input: findAlikeInput,
  output: findAlikeOutput,
  async handle({ actor, query, read }) {
    const within = withinOf(actor.reach('organizations.write'), query.county)
    return read({ counties: within.counties }, async (tx) => {
      const alike = await listAlike(tx, within, query, mostTold)
      const ids = alike.map(({ id }) => id)
      const items = await describeOrganizations(tx, await listShownByIds(tx, within, ids))
      const byId = new Map(items.map((each) => [each.id, each]))
      return {
        items: alike.flatMap(({ id, reasons }) => {
          const organization = byId.get(id)
          return organization ? [{ reasons, organization }] : []
        }),
      }
    })
  },
})

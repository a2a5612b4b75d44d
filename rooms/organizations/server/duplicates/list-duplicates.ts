import { route } from '#base/server/http/route.ts'
import { cutPage } from '#base/shared/paging.ts'
import { duplicatesInput, duplicatesOutput } from '../../shared/schema.ts'
import { readCursor } from '../cursor.ts'
import { describeOrganizations } from '../listing/describe-organizations.ts'
import { listShownByIds } from '../listing/store.ts'
import { withinOf } from '../reach/within.ts'
import { listDuplicates as listPairs } from './store.ts'

export const listDuplicates = route({
  method: 'GET',
  path: '/api/organizations/duplicates',
  summary: 'Organizations of a county that may have been entered twice; merge them as duplicates',
  access: { capability: 'organizations.write' },
  input: duplicatesInput,
  output: duplicatesOutput,
  async handle({ actor, query, read }) {
    const within = withinOf(actor.reach('organizations.write'), query.county)
    return read({ counties: within.counties }, async (tx) => {
      const after = readCursor(query.after, 'pairs')
      const pairs = await listPairs(tx, within, { after, limit: query.limit + 1 })
      const page = cutPage(pairs, query.limit, ({ olderId, newerId }) => [olderId, newerId])
      const ids = [...new Set(page.items.flatMap((pair) => [pair.olderId, pair.newerId]))]
      const items = await describeOrganizations(tx, await listShownByIds(tx, within, ids))
      const byId = new Map(items.map((each) => [each.id, each]))
      return {
        ...page,
        items: page.items.flatMap(({ olderId, newerId, reasons }) => {
          const [older, newer] = [byId.get(olderId), byId.get(newerId)]
          return older && newer
            ? [{ reasons, organizations: [older, newer] as [typeof older, typeof newer] }]
            : []
        }),
      }
    })
  },
})

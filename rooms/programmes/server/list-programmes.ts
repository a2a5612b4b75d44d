import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { listProgrammesInput, listProgrammesOutput } from '../shared/schema.ts'
import { presentItems } from './public-programmes.ts'
import { touchedRegions } from './reached.ts'
import { listProgrammes as listRows } from './store.ts'

export const listProgrammes = route({
  method: 'GET',
  path: '/api/programmes',
  summary: 'Programmes of regions that my roles touch, and published ones; newest first',
  access: { capability: 'programmes.read' },
  input: listProgrammesInput,
  output: listProgrammesOutput,
  handle({ actor, query: { which, q, after, limit }, read, language }) {
    const reach = actor.reach('programmes.read')
    return read({ counties: reach.scope.counties }, async (tx) => {
      const rows = await listRows(tx, {
        which,
        q: q?.trim().toLowerCase() || undefined,
        touched: await touchedRegions(tx, reach),
        after: decodeCursor(after, [z.uuid()])?.[0],
        limit: limit + 1,
      })
      const { items, ...page } = cutPage(rows, limit, ({ id }) => [id])
      return { ...page, items: await presentItems(tx, items, language) }
    })
  },
})

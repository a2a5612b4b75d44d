import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { countyCode, listNotesOutput, listNotesQuery } from '../shared/schema.ts'
import * as store from './store.ts'

export const listNotes = route({
  method: 'GET',
  path: '/api/proof/counties/:countyCode/notes',
  summary: 'Notes on a region, newest first',
  access: { capability: 'notes.read' },
  input: { params: z.object({ countyCode }), query: listNotesQuery },
  output: listNotesOutput,
  async handle({ params, query, actor, read }) {
    const rows = await read(actor.scope, (tx) =>
      store.listNotes(tx, {
        countyCode: params.countyCode,
        regionCode: query.region,
        after: decodeCursor(query.after, [z.iso.datetime(), z.uuid()]),
        limit: query.limit + 1,
      }),
    )
    return cutPage(rows, query.limit, (row) => [row.createdAt, row.id])
  },
})

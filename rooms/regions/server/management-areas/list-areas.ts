import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { describeCode } from '../../shared/known-areas.ts'
import { listAreasInput, listAreasOutput } from '../../shared/schema.ts'
import { countMembers, listAreas as listRows } from './store.ts'

export const listAreas = route({
  method: 'GET',
  path: '/api/management-areas',
  summary: 'Management areas kept within my reach or holding a part of it, by name',
  access: { capability: 'places.read' },
  input: listAreasInput,
  output: listAreasOutput,
  handle({ actor, query, read }) {
    const reach = actor.reach('places.read')
    return read({ counties: [] }, async (tx) => {
      const rows = await listRows(tx, reach, {
        ...query,
        after: decodeCursor(query.after, [z.string(), z.uuid()]),
        limit: query.limit + 1,
      })
      const { items, ...page } = cutPage(rows, query.limit, ({ name, id }) => [name, id])
      const counts = await countMembers(
        tx,
        items.map(({ id }) => id),
      )
      return {
        ...page,
        items: items.map(({ id, name, keeperCode, validFrom, validTo }) => ({
          ...{ id, name, keeperCode, validFrom, validTo },
          keeperName: describeCode(keeperCode),
          included: counts.get(id)?.included ?? 0,
          cutOut: counts.get(id)?.cutOut ?? 0,
        })),
      }
    })
  },
})

import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { listPlacesByCodes } from '#rooms/regions/server/door.ts'
import {
  countDeedsInput,
  countDeedsOutput,
  listDeedsInput,
  listDeedsOutput,
  showDeedInput,
  showDeedOutput,
} from '../../shared/schema.ts'
import { scopeOfDeed, scopeOfDeeds } from '../reach/scope.ts'
import { askerOf, presentDeeds } from './present-deeds.ts'
import { countDeeds as countRows, findDeed, listDeeds as listRows } from './store.ts'

const access = { capability: 'deeds.read' } as const

export const listDeeds = route({
  method: 'GET',
  path: '/api/deeds',
  summary: 'Deeds within my reach, the newest day first',
  access,
  input: listDeedsInput,
  output: listDeedsOutput,
  handle({ actor, query: { after, limit, ...filter }, read }) {
    return read(scopeOfDeeds(actor.reach('deeds.read')), async (tx) => {
      const key = decodeCursor(after, [z.iso.date(), z.uuid()])
      const rows = await listRows(tx, askerOf(actor), filter, { after: key, limit: limit + 1 })
      const cut = cutPage(rows, limit, ({ onDay, id }) => [onDay, id])
      return { ...cut, items: await presentDeeds(tx, actor, cut.items) }
    })
  },
})

export const countDeeds = route({
  method: 'GET',
  path: '/api/deeds/count',
  summary: 'How many deeds there are, how many people they helped and what they cost',
  access,
  input: countDeedsInput,
  output: countDeedsOutput,
  handle({ actor, query, read }) {
    return read(scopeOfDeeds(actor.reach('deeds.read')), (tx) =>
      countRows(tx, askerOf(actor), query),
    )
  },
})

export const showDeed = route({
  method: 'GET',
  path: '/api/deeds/:countyCode/:id',
  summary: 'One deed, with what I may do with it',
  access,
  input: showDeedInput,
  output: showDeedOutput,
  handle({ actor, params: { countyCode, id }, read }) {
    return read(scopeOfDeed(actor.reach('deeds.read'), countyCode), async (tx) => {
      const asker = askerOf(actor, [countyCode])
      const row = await findDeed(tx, asker, countyCode, id)
      const [deed] = row ? await presentDeeds(tx, actor, [row]) : []
      if (!row || !deed) throw absent()
      const [place] = await listPlacesByCodes(tx, countyCode, [row.regionCode])
      const payer =
        row.paidById === null ? undefined : await findDeed(tx, asker, countyCode, row.paidById)
      return {
        ...deed,
        place: place?.name ?? null,
        paidBy: payer ? { id: payer.id, title: payer.title } : null,
      }
    })
  },
})

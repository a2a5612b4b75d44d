/** What I was told: the list, how much of it is new, and that I have seen it. */
import * as z from 'zod'
import { type Route, route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import type { Saying } from '#base/shared/words.ts'
import {
  countNoticesOutput,
  listNoticesInput,
  listNoticesOutput,
  type NoticeKind,
  readNoticesInput,
  readNoticesOutput,
} from '../../shared/schema.ts'
import type { NoticesParts } from '../parts.ts'
import { countUnread, listNotices, markRead } from './store.ts'

const mostCounted = 100

export function inboxRoutes({ homeOf }: Pick<NoticesParts, 'homeOf'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/notices',
      summary: 'What I was told, newest first',
      access: 'signed-in',
      input: listNoticesInput,
      output: listNoticesOutput,
      async handle({ actor, query: { after, limit, unread }, read }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        const rows = await read({ counties: [owner.countyCode] }, (tx) =>
          listNotices(tx, owner, {
            unread: unread === 'true',
            after: decodeCursor(after, [z.iso.datetime(), z.uuid()]),
            limit: limit + 1,
          }),
        )
        const page = cutPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id])
        return {
          ...page,
          items: page.items.map((row) => ({
            ...{ id: row.id, kind: row.kind as NoticeKind, title: row.title as unknown as Saying },
            ...{ to: row.leadsTo, dueOn: row.dueOn, at: row.createdAt.toISOString() },
            read: row.readAt !== null,
          })),
        }
      },
    }),
    route({
      method: 'GET',
      path: '/api/notices/count',
      summary: 'How many notices I have not seen',
      access: 'signed-in',
      input: {},
      output: countNoticesOutput,
      async handle({ actor, read }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        const unread = await read({ counties: [owner.countyCode] }, (tx) =>
          countUnread(tx, owner, mostCounted),
        )
        return { unread }
      },
    }),
    route({
      method: 'POST',
      path: '/api/notices/read',
      summary: 'I have seen these notices, or all of mine',
      access: 'signed-in',
      input: readNoticesInput,
      output: readNoticesOutput,
      async handle({ actor, body: { ids }, write }) {
        const owner = { countyCode: homeOf(actor), userId: actor.id }
        const read = await write({ counties: [owner.countyCode] }, (tx) => markRead(tx, owner, ids))
        return { read }
      },
    }),
  ]
}

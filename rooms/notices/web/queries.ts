import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { countNoticesOutput, listNoticesOutput, settingsOutput } from '../shared/schema.ts'

type Notices = z.infer<typeof listNoticesOutput>
export type Notice = Notices['items'][number]
export type Settings = z.infer<typeof settingsOutput>

export const noticesQuery = (api: Api, unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', unread],
    queryFn: ({ pageParam, signal }) =>
      api.get<Notices>(
        '/api/notices',
        { ...(unread && { unread: 'true' }), ...(pageParam !== '' && { after: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

/** Somebody who goes from page to page sees within a minute that something is new. */
const askAgainMs = 60_000

export const countQuery = (api: Api) =>
  queryOptions({
    queryKey: ['notices', 'count'],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof countNoticesOutput>>('/api/notices/count', undefined, signal),
    staleTime: askAgainMs,
  })

export const settingsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['notices', 'settings'],
    queryFn: ({ signal }) => api.get<Settings>('/api/notices/settings', undefined, signal),
    // With an address in it, which no device keeps.
    meta: { secret: true },
  })

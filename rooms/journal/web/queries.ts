import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Words } from '#base/shared/words.ts'
import type { Api } from '#base/web/api.ts'
import type { entriesPage, tracesPage } from '../shared/schema.ts'

export type Entries = z.infer<typeof entriesPage>
type Traces = z.infer<typeof tracesPage>
export type Trace = Traces['items'][number]

export const entriesOf = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<Entries>('/api/journal/entries', query, signal)

/** @param path whose traces: of somebody, or of me */
export const tracesQuery = (api: Api, path: string) =>
  infiniteQueryOptions({
    queryKey: ['traces', path],
    queryFn: ({ pageParam, signal }) =>
      api.get<Traces>(path, { after: pageParam, limit: 10 }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    meta: { secret: true },
  })

interface Mine {
  grants: { role: string; scope: { kind: string; code: string; name: string } }[]
}

/** The same key as the frame's: who I am and where I serve. */
export const mineQuery = (api: Api) =>
  queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.get<Mine>('/api/session', undefined, signal),
  })

export const wordsQuery = (of: 'action' | 'subject' | 'record', load: () => Promise<Words>) =>
  queryOptions({
    queryKey: [`${of}-words`],
    queryFn: load,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { secret: true },
  })

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { childrenOutput, levelSchema, regionOutput, searchOutput } from '../shared/schema.ts'

export type Region = z.infer<typeof regionOutput>
export type FoundRegion = z.infer<typeof searchOutput>['items'][number]
export type Level = z.infer<typeof levelSchema>

/** A list under a field holds no more than somebody reads. */
const mostFound = 12

export async function findRegions(
  api: Api,
  q: string,
  signal?: AbortSignal,
): Promise<FoundRegion[]> {
  const query = { q, limit: mostFound }
  const { items } = await api.get<z.infer<typeof searchOutput>>(
    '/api/public/regions',
    query,
    signal,
  )
  return items
}

export const regionSearchQuery = (api: Api, q: string) =>
  queryOptions({
    queryKey: ['regions', 'search', q],
    queryFn: ({ signal }) => findRegions(api, q, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 600_000,
    gcTime: 600_000,
    meta: { secret: true },
  })

export const regionQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['regions', code],
    queryFn: ({ signal }) => api.get<Region>(`/api/public/regions/${code}`, undefined, signal),
    staleTime: 600_000,
  })

export const childrenQuery = (api: Api, code: string) =>
  infiniteQueryOptions({
    queryKey: ['regions', code, 'children'],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof childrenOutput>>(
        `/api/public/regions/${code}/children`,
        { after: pageParam, limit: 100 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 600_000,
  })

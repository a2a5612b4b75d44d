import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { Duty } from '#base/web/desk.tsx'
import type {
  areaHistoryOutput,
  areaItem,
  areaOutput,
  childrenOutput,
  findPlacesOutput,
  levelSchema,
  listAreasOutput,
  listPlacesOutput,
  loadedOutput,
  placeHistoryOutput,
  placeOutput,
  regionOutput,
  searchOutput,
} from '../shared/schema.ts'

export type Region = z.infer<typeof regionOutput>
export type FoundRegion = z.infer<typeof searchOutput>['items'][number]
/** `meant`: nothing bears what was typed, and this sounds like it. */
export type OfferedRegion = FoundRegion & { meant?: true }
export type Level = z.infer<typeof levelSchema>

/** A list under a field holds no more than somebody reads. */
const mostFound = 12

export async function findRegions(
  api: Api,
  q: string,
  duties: readonly Duty[],
  signal?: AbortSignal,
): Promise<OfferedRegion[]> {
  const query = { q, near: duties[0]?.countyCode, limit: mostFound }
  const { items, meant } = await api.get<z.infer<typeof searchOutput>>(
    '/api/public/regions',
    query,
    signal,
  )
  return items.length > 0 ? items : meant.map((each) => ({ ...each, meant: true as const }))
}

export async function findPlaces(
  api: Api,
  q: string,
  duties: readonly Duty[],
  signal?: AbortSignal,
): Promise<z.infer<typeof findPlacesOutput>['items']> {
  const query = { q, near: duties[0]?.countyCode, limit: mostFound }
  const { items } = await api.get<z.infer<typeof findPlacesOutput>>('/api/places', query, signal)
  return items
}

export const loadedQuery = (api: Api) =>
  queryOptions({
    queryKey: ['regions', 'loaded'],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof loadedOutput>>('/api/public/regions/loaded', undefined, signal),
    staleTime: 600_000,
  })

export const regionSearchQuery = (api: Api, q: string, duties: readonly Duty[]) =>
  queryOptions({
    queryKey: ['regions', 'search', q],
    queryFn: ({ signal }) => findRegions(api, q, duties, signal),
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

export type Places = z.infer<typeof listPlacesOutput>
export type Place = Places['items'][number]
export type OnePlace = z.infer<typeof placeOutput>
export type ListedArea = z.infer<typeof areaItem>
export type Area = z.infer<typeof areaOutput>

export const placesQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['places', 'of', code],
    queryFn: ({ signal }) => api.get<Places>(`/api/regions/${code}/places`, undefined, signal),
    // Who counts wants to see what was just counted, also after the page was opened anew.
    staleTime: 0,
  })

export type PlaceHistory = z.infer<typeof placeHistoryOutput>
export type AreaHistory = z.infer<typeof areaHistoryOutput>

export const closedPlacesQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['places', 'closed', code],
    queryFn: ({ signal }) =>
      api.get<Places>(`/api/regions/${code}/places`, { state: 'closed' }, signal),
  })

export const placeHistoryQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['places', 'history', code],
    queryFn: ({ signal }) =>
      api.get<PlaceHistory>(`/api/places/${code}/history`, undefined, signal),
  })

export const areaHistoryQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['areas', 'history', id],
    queryFn: ({ signal }) =>
      api.get<AreaHistory>(`/api/management-areas/${id}/history`, undefined, signal),
  })

export const placeQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['places', 'one', code],
    queryFn: ({ signal }) => api.get<OnePlace>(`/api/places/${code}`, undefined, signal),
    staleTime: 0,
  })

export const areasPage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listAreasOutput>>('/api/management-areas', query, signal)

export const areaQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['areas', 'one', id],
    queryFn: ({ signal }) => api.get<Area>(`/api/management-areas/${id}`, undefined, signal),
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

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { AccessReview } from '../shared/access-review.ts'
import type {
  listPeopleOutput,
  meOutput,
  personOutput,
  sessionsOutput,
  signInWaysOutput,
  unifiedListOutput,
} from '../shared/schema.ts'

export type Me = z.infer<typeof meOutput>
export type Person = z.infer<typeof personOutput>
export type ListedPerson = z.infer<typeof listPeopleOutput>['items'][number]
export type Grant = Person['grants'][number]

export const waysQuery = (api: Api) =>
  queryOptions({
    queryKey: ['sign-in-ways'],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof signInWaysOutput>>('/api/sign-in-ways', undefined, signal),
    staleTime: 0,
  })

/** The same key as the frame's: whoever changes what I am, changes it for all. */
export const meQuery = (api: Api) =>
  queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.get<Me>('/api/session', undefined, signal),
  })

export const peoplePage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listPeopleOutput>>('/api/people', query, signal)

/** Who might take over: a few of those that bear what was typed. */
export const successorsQuery = (api: Api, query: string) =>
  queryOptions({
    queryKey: ['people', 'successors', query],
    queryFn: async ({ signal }) => (await peoplePage(api, { q: query, limit: '8' }, signal)).items,
    enabled: query !== '',
    placeholderData: keepPreviousData,
    meta: { secret: true },
  })

export const personQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => api.get<Person>(`/api/people/${id}`, undefined, signal),
    enabled: id !== '',
  })

export const sessionsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof sessionsOutput>>('/api/sessions', undefined, signal),
    meta: { secret: true },
  })

export const unifiedQuery = (api: Api) =>
  queryOptions({
    queryKey: ['unified'],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof unifiedListOutput>>('/api/unified', undefined, signal),
    meta: { secret: true },
  })

/** A region, or an organization and the county that keeps it. */
export interface Asked {
  region?: string | undefined
  organization?: string | undefined
  county?: string | undefined
}

export const reviewQuery = (api: Api, asked: Asked) =>
  queryOptions({
    queryKey: ['access-review', asked],
    queryFn: ({ signal }) => api.get<AccessReview>('/api/access-review', { ...asked }, signal),
    enabled: asked.region !== undefined || asked.organization !== undefined,
    meta: { secret: true },
  })

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  historyOutput,
  listOrganizationsOutput,
  organizationItem,
  organizationOutput,
  previewInput,
  previewOutput,
} from '../shared/schema.ts'

export type Listed = z.infer<typeof organizationItem>
export type Organization = z.infer<typeof organizationOutput>
export type History = z.infer<typeof historyOutput>
export type Preview = z.infer<typeof previewOutput>
type Page = z.infer<typeof listOrganizationsOutput>

export interface Place {
  county: string
  id: string
}

export const pathOf = ({ county, id }: Place) => `/api/organizations/${county}/${id}`

export const organizationsPage = (
  api: Api,
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<Page> => api.get<Page>('/api/organizations', query, signal)

export const organizationQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['organizations', 'one', place.county, place.id],
    queryFn: ({ signal }) => api.get<Organization>(pathOf(place), undefined, signal),
  })

export const historyQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['organizations', 'history', place.county, place.id],
    queryFn: ({ signal }) => api.get<History>(`${pathOf(place)}/history`, undefined, signal),
  })

export const childrenQuery = (api: Api, place: Place) =>
  infiniteQueryOptions({
    queryKey: ['organizations', 'children', place.county, place.id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>(`${pathOf(place)}/children`, { after: pageParam, limit: 50 }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

/** What a change would meet; asked anew whenever what is chosen changes. */
export const previewQuery = (
  api: Api,
  county: string,
  change: z.input<typeof previewInput.body> | undefined,
) =>
  queryOptions({
    queryKey: ['organizations', 'preview', county, change],
    queryFn: () => api.send<Preview>('POST', `/api/organizations/${county}/preview`, change),
    enabled: change !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    meta: { secret: true },
  })

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import { withoutBlanks } from '#base/web/form/values.ts'
import type {
  contactsOutput,
  duplicatesOutput,
  findAlikeOutput,
  historyOutput,
  leadershipOutput,
  listOrganizationsOutput,
  organizationItem,
  organizationOutput,
  postsOutput,
  previewInput,
  previewOutput,
  teamsOutput,
} from '../shared/schema.ts'

export type Listed = z.infer<typeof organizationItem>
export type Organization = z.infer<typeof organizationOutput>
export type History = z.infer<typeof historyOutput>
export type Preview = z.infer<typeof previewOutput>
export type PreviewInput = z.input<typeof previewInput.body>
export type Post = z.infer<typeof postsOutput>['items'][number]
export type Contact = z.infer<typeof contactsOutput>['items'][number]
export type Team = z.infer<typeof teamsOutput>['items'][number]
export type LeadershipCount = z.infer<typeof leadershipOutput>['items'][number]
type Page = z.infer<typeof listOrganizationsOutput>
type Duplicates = z.infer<typeof duplicatesOutput>
export type DuplicatePair = Duplicates['items'][number]

export type Alike = z.infer<typeof findAlikeOutput>['items'][number]

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

/** A list under a field holds no more than somebody reads. */
const mostFound = '12'

export const organizationSearchQuery = (api: Api, q: string, county: string | undefined) =>
  queryOptions({
    queryKey: ['organizations', 'search', q, county],
    queryFn: async ({ signal }) => {
      const query = { q, limit: mostFound, ...(county && { county }) }
      return (await organizationsPage(api, query, signal)).items
    },
    enabled: q !== '',
    placeholderData: keepPreviousData,
    meta: { secret: true },
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
export const previewQuery = (api: Api, county: string, change: PreviewInput | undefined) =>
  queryOptions({
    queryKey: ['organizations', 'preview', county, change],
    queryFn: () => api.send<Preview>('POST', `/api/organizations/${county}/preview`, change),
    enabled: change !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    meta: { secret: true },
  })

/** Everything directly below one, open: what a split shares out. */
export const branchesQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['organizations', 'branches', place.county, place.id],
    queryFn: async ({ signal }) => {
      const items: Listed[] = []
      let after = ''
      do {
        const query = { ...(after && { after }), limit: 200 }
        const page = await api.get<Page>(`${pathOf(place)}/children`, query, signal)
        items.push(...page.items)
        after = page.next ?? ''
      } while (after !== '')
      return items
    },
  })

export const duplicatesQuery = (api: Api, county: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['organizations', 'duplicates', county],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(county && { county }), ...(pageParam && { after: pageParam }), limit: 20 }
      return api.get<Duplicates>('/api/organizations/duplicates', query, signal)
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

/** What is there already by a name or a code; names of cadres are among them. */
export const alikeQuery = (
  api: Api,
  typed: { county: string | undefined; name: unknown; code: unknown; side: unknown },
) => {
  const query = withoutBlanks(typed) as Record<string, string>
  return queryOptions({
    queryKey: ['organizations', 'alike', query],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Alike[] }>('/api/organizations/alike', query, signal)).items,
    enabled: 'county' in query && ('name' in query || 'code' in query),
    placeholderData: keepPreviousData,
    staleTime: 0,
    meta: { secret: true },
  })
}

/** What hangs on one organization. Persons are in posts and contacts: no device keeps these. */
const hangingQuery = <Item>(api: Api, place: Place, what: string, secret: boolean) =>
  queryOptions({
    queryKey: ['organizations', what, place.county, place.id],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Item[] }>(`${pathOf(place)}/${what}`, undefined, signal)).items,
    meta: { secret },
  })

export const postsQuery = (api: Api, place: Place) => hangingQuery<Post>(api, place, 'posts', true)
export const contactsQuery = (api: Api, place: Place) =>
  hangingQuery<Contact>(api, place, 'contacts', true)
export const teamsQuery = (api: Api, place: Place) => hangingQuery<Team>(api, place, 'teams', false)
export const leadershipQuery = (api: Api, place: Place) =>
  hangingQuery<LeadershipCount>(api, place, 'leadership', false)

/** Where the office sits that looks after a county's organizations. */
export const officeQuery = (api: Api, county: string) =>
  queryOptions({
    queryKey: ['organizations', 'office', county],
    queryFn: ({ signal }) =>
      api.get<{ name: string }>(`/api/public/regions/${county.padEnd(12, '0')}`, undefined, signal),
    staleTime: 600_000,
  })

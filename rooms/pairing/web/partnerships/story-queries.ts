import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { listPartnershipsOutput, storyOutput } from '../../shared/story-schema.ts'

export type Story = z.infer<typeof storyOutput>
export type ListedPartnership = z.infer<typeof listPartnershipsOutput>['items'][number]

export const storyQuery = (api: Api, { county, id }: { county: string; id: string }) =>
  infiniteQueryOptions({
    queryKey: ['partnerships', 'story', county, id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Story>(
        `/api/partnerships/${county}/${id}/story`,
        pageParam === '' ? undefined : { until: pageParam },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.older,
  })

export async function findPartnerships(
  api: Api,
  query: Record<string, string | number>,
  signal?: AbortSignal,
): Promise<ListedPartnership[]> {
  const path = '/api/partnerships'
  return (await api.get<z.infer<typeof listPartnershipsOutput>>(path, query, signal)).items
}

export const partnershipsOfQuery = (api: Api, place: { county: string; id: string }) =>
  queryOptions({
    queryKey: ['partnerships', 'of', place.county, place.id],
    queryFn: ({ signal }) =>
      findPartnerships(api, { county: place.county, organization: place.id }, signal),
  })

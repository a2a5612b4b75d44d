import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  Deed,
  DeedAnswer,
  DeedChoice,
  deedChoicesOutput,
  listDeedsOutput,
} from '../shared/schema.ts'

export type { Deed, DeedAnswer, DeedChoice }

export const deedsPage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listDeedsOutput>>('/api/deeds', query, signal)

/** @returns how many there are */
export async function countDeeds(
  api: Api,
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<number> {
  return (await api.get<{ count: number }>('/api/deeds/count', query, signal)).count
}

export const deedQuery = (api: Api, county: string, id: string) =>
  queryOptions({
    queryKey: ['deeds', 'one', county, id],
    queryFn: ({ signal }) => api.get<DeedAnswer>(deedPath(county, id), undefined, signal),
  })

export const choicesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['deeds', 'choices'],
    queryFn: async ({ signal }) =>
      (await api.get<z.infer<typeof deedChoicesOutput>>('/api/deeds/choices', undefined, signal))
        .items,
  })

export const deedPath = (county: string, id: string) => `/api/deeds/${county}/${id}`

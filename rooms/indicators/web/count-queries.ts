import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  listCountsOutput,
  listEnterableOutput,
  listToCountersignOutput,
} from '../shared/count-schema.ts'

export type Enterable = z.infer<typeof listEnterableOutput>['items'][number]
export type ToCountersign = z.infer<typeof listToCountersignOutput>['items'][number]
export type Counts = z.infer<typeof listCountsOutput>

export const readEnterable = async (api: Api, signal?: AbortSignal): Promise<Enterable[]> =>
  (
    await api.get<z.infer<typeof listEnterableOutput>>(
      '/api/monthly-counts/enterable',
      undefined,
      signal,
    )
  ).items

export const readToCountersign = async (api: Api, signal?: AbortSignal): Promise<ToCountersign[]> =>
  (
    await api.get<z.infer<typeof listToCountersignOutput>>(
      '/api/monthly-counts/waiting',
      undefined,
      signal,
    )
  ).items

export const enterableQuery = (api: Api) =>
  queryOptions({
    queryKey: ['monthly-counts', 'enterable'],
    queryFn: ({ signal }) => readEnterable(api, signal),
  })

export const toCountersignQuery = (api: Api) =>
  queryOptions({
    queryKey: ['monthly-counts', 'waiting'],
    queryFn: ({ signal }) => readToCountersign(api, signal),
  })

export const countsQuery = (api: Api, { cycleId, county, village }: Enterable) =>
  queryOptions({
    queryKey: ['monthly-counts', cycleId, county, village.id],
    queryFn: ({ signal }) =>
      api.get<Counts>(
        `/api/cycles/${cycleId}/monthly-counts`,
        { county, organization: village.id },
        signal,
      ),
  })

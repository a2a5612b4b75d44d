import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { listProgrammesOutput } from '#rooms/programmes/shared/schema.ts'
import type { childrenOutput, regionOutput } from '#rooms/regions/shared/schema.ts'
import type {
  listRecordsOutput,
  showFiguresOutput,
  showQuietOutput,
  showSpreadOutput,
} from '../shared/schema.ts'
import type { Of } from './of.ts'

export type Figures = z.infer<typeof showFiguresOutput>
export type FigureOf = Figures['items'][number]
export type CountedRecord = z.infer<typeof listRecordsOutput>['items'][number]
export type Spread = z.infer<typeof showSpreadOutput>
export type Quiet = z.infer<typeof showQuietOutput>
export type ListedProgramme = z.infer<typeof listProgrammesOutput>['items'][number]

export const programmesPage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listProgrammesOutput>>('/api/programmes', query, signal)

export const figuresQuery = (api: Api, cycleId: string, of: Of) =>
  queryOptions({
    queryKey: ['figures', cycleId, of],
    queryFn: ({ signal }) => api.get<Figures>(`/api/cycles/${cycleId}/figures`, { ...of }, signal),
  })

interface Behind {
  cycleId: string
  code: string
  of: Of
  month: string | undefined
}

export const recordsQuery = (api: Api, { cycleId, code, of, month }: Behind) =>
  infiniteQueryOptions({
    queryKey: ['figures', cycleId, of, code, 'records', month],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof listRecordsOutput>>(
        `/api/cycles/${cycleId}/figures/${code}/records`,
        { ...of, month, after: pageParam, limit: 20 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

export const spreadQuery = (
  api: Api,
  { cycleId, code, of }: { cycleId: string; code: string; of: Of },
) =>
  queryOptions({
    queryKey: ['figures', cycleId, of, code, 'spread'],
    queryFn: ({ signal }) =>
      api.get<Spread>(`/api/cycles/${cycleId}/spread`, { ...of, code }, signal),
    placeholderData: keepPreviousData,
  })

export const quietQuery = (
  api: Api,
  { cycleId, of, since }: { cycleId: string; of: Of; since: string },
) =>
  queryOptions({
    queryKey: ['figures', cycleId, of, 'quiet', since],
    queryFn: ({ signal }) =>
      api.get<Quiet>(`/api/cycles/${cycleId}/quiet`, { ...of, since }, signal),
    placeholderData: keepPreviousData,
  })

/** The places right below one, in order of their codes. */
export const belowQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['regions', code, 'below'],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof childrenOutput>>(
          `/api/public/regions/${code}/children`,
          { limit: 200 },
          signal,
        )
      ).items,
    staleTime: 600_000,
  })

/** The places around one, from the country down to itself. */
export const pathQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['regions', code, 'path'],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof regionOutput>>(
          `/api/public/regions/${code}`,
          undefined,
          signal,
        )
      ).path,
    staleTime: 600_000,
  })

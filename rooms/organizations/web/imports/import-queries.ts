import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  columnsOutput,
  ImportShown,
  importAccepted,
  importFaultsOutput,
  importOutput,
  importRowsOutput,
  listImportsOutput,
} from '../../shared/import-schema.ts'
import type { ImportState, Verdict } from '../../shared/import-words.ts'
import type { Side } from '../../shared/words.ts'
import type { Place } from '../queries.ts'

export type { ImportShown }
export type Import = z.infer<typeof importOutput>
export type Accepted = z.infer<typeof importAccepted>
export type StaleRow = Import['stale'][number]
export type ImportRow = z.infer<typeof importRowsOutput>['items'][number]

type ImportsPage = z.infer<typeof listImportsOutput>
type FaultsPage = z.infer<typeof importFaultsOutput>
type RowsPage = z.infer<typeof importRowsOutput>

const pageSize = 50
/** A short import is seen to end at once, and a long one asks no more than a glance at a clock would. */
const pollMs = { soon: 1000, later: 3000 }
const soonMs = 20_000

export const pathOf = ({ county, id }: Place) => `/api/imports/${county}/${id}`

export function isWorking(state: ImportState): boolean {
  return ['uploaded', 'reading', 'applying', 'undoing'].includes(state)
}

/** How long to wait before asking again how far it is; false while nothing goes on. */
export function pollAfter(states: readonly ImportState[], since: number): number | false {
  if (!states.some(isWorking)) return false
  return Date.now() - since < soonMs ? pollMs.soon : pollMs.later
}

export const importsPage = (
  api: Api,
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<ImportsPage> => api.get<ImportsPage>('/api/imports', query, signal)

export const columnsQuery = (api: Api, side: Side) =>
  queryOptions({
    queryKey: ['imports', 'columns', side],
    queryFn: async ({ signal }) =>
      (await api.get<z.infer<typeof columnsOutput>>('/api/organizations/columns', { side }, signal))
        .items,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const importQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['imports', 'one', place.county, place.id],
    queryFn: ({ signal }) => api.get<Import>(pathOf(place), undefined, signal),
    staleTime: 0,
  })

export const faultsQuery = (api: Api, place: Place, version: number) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'faults', place.county, place.id, version],
    queryFn: ({ pageParam, signal }) =>
      api.get<FaultsPage>(`${pathOf(place)}/faults`, { after: pageParam, limit: pageSize }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const rowsQuery = (
  api: Api,
  place: Place,
  of: { version: number; verdict: Verdict; hinted: boolean },
) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', place.county, place.id, of],
    queryFn: ({ pageParam, signal }) =>
      api.get<RowsPage>(
        `${pathOf(place)}/rows`,
        {
          verdict: of.verdict,
          ...(of.hinted && { hinted: true }),
          after: pageParam,
          limit: pageSize,
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

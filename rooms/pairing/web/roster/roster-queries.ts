import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  bringRosterOutput,
  listRelationsOutput,
  listRosterRowsOutput,
  RosterSide,
  rosterOutput,
} from '../../shared/roster-schema.ts'

export type Roster = z.infer<typeof rosterOutput>
export type RosterRow = z.infer<typeof listRosterRowsOutput>['items'][number]
export type Relation = z.infer<typeof listRelationsOutput>['items'][number]
export type Brought = z.infer<typeof bringRosterOutput>

export const rosterPath = (cycleId: string) => `/api/cycles/${cycleId}/roster`

/** What the office says of units and villages is its own: no device keeps it. */
const meta = { secret: true } as const

export const rosterQuery = (api: Api, cycleId: string, way: string | undefined) =>
  queryOptions({
    queryKey: ['roster', 'sums', cycleId, way],
    queryFn: ({ signal }) => api.get<Roster>(rosterPath(cycleId), { way }, signal),
    placeholderData: keepPreviousData,
    meta,
  })

export interface RowsView {
  side: RosterSide
  way: string | undefined
  state: 'all' | 'incomplete'
  q: string
}

export const rosterRowsQuery = (api: Api, cycleId: string, view: RowsView) =>
  infiniteQueryOptions({
    queryKey: ['roster', 'rows', cycleId, view],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof listRosterRowsOutput>>(
        `${rosterPath(cycleId)}/rows`,
        { ...view, after: pageParam, limit: 30 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    meta,
  })

export const relationsQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['roster', 'relations', cycleId],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof listRelationsOutput>>(
          `/api/cycles/${cycleId}/relations`,
          undefined,
          signal,
        )
      ).items,
    meta,
  })

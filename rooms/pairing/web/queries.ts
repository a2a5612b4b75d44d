import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { listProgrammesOutput, programmeOutput } from '#rooms/programmes/shared/schema.ts'
import type {
  listObjectionsOutput,
  listProposalsOutput,
  listRunsOutput,
  listStrandedOutput,
  myProposalsOutput,
  proposalStates,
  runOutput,
  runReportOutput,
} from '../shared/run-schema.ts'

export type MyProposal = z.infer<typeof myProposalsOutput>['items'][number]
export type Proposal = z.infer<typeof listProposalsOutput>['items'][number]
export type ProposalState = (typeof proposalStates)[number]
export type ListedRun = z.infer<typeof listRunsOutput>['items'][number]
export type Run = z.infer<typeof runOutput>
export type Objection = z.infer<typeof listObjectionsOutput>['items'][number]
export type ListedProgramme = z.infer<typeof listProgrammesOutput>['items'][number]
type Programme = z.infer<typeof programmeOutput>
type RunReport = z.infer<typeof runReportOutput>
type ProgrammesPage = z.infer<typeof listProgrammesOutput>

export interface RunPlace {
  county: string
  id: string
}

export const runPath = ({ county, id }: RunPlace) => `/api/runs/${county}/${id}`

export const readMyProposals = async (api: Api, signal?: AbortSignal): Promise<MyProposal[]> =>
  (await api.get<z.infer<typeof myProposalsOutput>>('/api/proposals', undefined, signal)).items

export const readStranded = async (api: Api, signal?: AbortSignal) =>
  (
    await api.get<z.infer<typeof listStrandedOutput>>(
      '/api/partnerships/stranded',
      undefined,
      signal,
    )
  ).items

export const myProposalsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['proposals', 'mine'],
    queryFn: ({ signal }) => readMyProposals(api, signal),
  })

export const programmesPage = (
  api: Api,
  query: Record<string, string>,
  signal?: AbortSignal,
): Promise<ProgrammesPage> =>
  api.get<ProgrammesPage>('/api/programmes', { which: 'reached', ...query }, signal)

/** The programme whose cycle this is, with what its settings say of pairing; null for one of before. */
export const programmeOfCycleQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'of-cycle', cycleId],
    queryFn: async ({ signal }): Promise<Programme | null> => {
      const { items } = await programmesPage(api, { limit: '200' }, signal)
      const found = items.find(({ cycle }) => cycle?.id === cycleId)
      if (!found) return null
      return api.get<Programme>(`/api/programmes/${found.id}`, undefined, signal)
    },
  })

export const runsQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['runs', 'of-cycle', cycleId],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof listRunsOutput>>(
          `/api/cycles/${cycleId}/runs`,
          undefined,
          signal,
        )
      ).items,
  })

export const runQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'one', place.county, place.id],
    queryFn: ({ signal }) => api.get<Run>(runPath(place), undefined, signal),
    staleTime: 0,
  })

export const reportQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'report', place.county, place.id],
    queryFn: ({ signal }) => api.get<RunReport>(`${runPath(place)}/report`, undefined, signal),
  })

export const proposalsQuery = (api: Api, place: RunPlace, state: ProposalState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'proposals', place.county, place.id, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof listProposalsOutput>>(
        `${runPath(place)}/proposals`,
        { state, after: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const objectionsQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'objections', place.county, place.id],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof listObjectionsOutput>>(
          `${runPath(place)}/objections`,
          undefined,
          signal,
        )
      ).items,
    // What a resident wrote is kept on no device.
    meta: { secret: true },
  })

import type { Roster, Rules } from '@lianjian/pairing'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { stagesOutput } from '#rooms/programmes/shared/plan-schema.ts'
import type {
  cycleOutput,
  listProgrammesOutput,
  programmeOutput,
} from '#rooms/programmes/shared/schema.ts'
import type {
  listObjectionsOutput,
  listProposalsOutput,
  listRuleVersionsOutput,
  listRunsOutput,
  listStrandedOutput,
  myProposalsOutput,
  proposalStates,
  runOutput,
  runReportOutput,
  runRosterOutput,
} from '../shared/run-schema.ts'

export type MyProposal = z.infer<typeof myProposalsOutput>['items'][number]
export type Proposal = z.infer<typeof listProposalsOutput>['items'][number]
export type ProposalState = (typeof proposalStates)[number]
export type ListedRun = z.infer<typeof listRunsOutput>['items'][number]
export type Run = z.infer<typeof runOutput>
export type Objection = z.infer<typeof listObjectionsOutput>['items'][number]
export type ListedProgramme = z.infer<typeof listProgrammesOutput>['items'][number]
type Cycle = z.infer<typeof cycleOutput>
type Programme = z.infer<typeof programmeOutput>
export type RunReport = z.infer<typeof runReportOutput>
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

export const cycleQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'cycle', cycleId],
    queryFn: ({ signal }) => api.get<Cycle>(`/api/cycles/${cycleId}`, undefined, signal),
  })

export const stagesQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'stages', cycleId, 'items'],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof stagesOutput>>(
          `/api/cycles/${cycleId}/stages`,
          undefined,
          signal,
        )
      ).items,
  })

/** A programme, with what its settings say of pairing. */
export const programmeQuery = (api: Api, id: string | undefined) =>
  queryOptions({
    queryKey: ['programmes', 'one', id],
    queryFn: ({ signal }) => api.get<Programme>(`/api/programmes/${id}`, undefined, signal),
    enabled: id !== undefined,
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

export type RuleVersion = Omit<z.infer<typeof listRuleVersionsOutput>['items'][number], 'rules'> & {
  rules: Rules
}

/** Newest first; the first is what the run has now. */
export const ruleVersionsQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'rules', place.county, place.id],
    queryFn: async ({ signal }) =>
      (await api.get<{ items: RuleVersion[] }>(`${runPath(place)}/rules`, undefined, signal)).items,
  })

export const reportQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'report', place.county, place.id],
    queryFn: ({ signal }) => api.get<RunReport>(`${runPath(place)}/report`, undefined, signal),
  })

export type RunRoster = Omit<z.infer<typeof runRosterOutput>, 'roster'> & { roster: Roster }

export const runRosterQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'roster', place.county, place.id],
    queryFn: ({ signal }) => api.get<RunRoster>(`${runPath(place)}/roster`, undefined, signal),
    staleTime: 0,
    // With tiers in it, which stay with the office.
    meta: { secret: true },
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

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { joinOutput, listParticipantsOutput } from '../shared/participant-schema.ts'
import type {
  documentOutput,
  dutiesOutput,
  listDocumentsOutput,
  listTasksOutput,
  stagesOutput,
} from '../shared/plan-schema.ts'
import type {
  createCycleOutput,
  cycleOutput,
  guidanceOutput,
  listProgrammesOutput,
  listSettingsOutput,
  listTemplatesOutput,
  programmeItem,
  programmeOutput,
} from '../shared/schema.ts'
import type { Part } from '../shared/words.ts'

export type Listed = z.infer<typeof programmeItem>
export type Programme = z.infer<typeof programmeOutput>
export type Cycle = Programme['cycles'][number]
export type CycleOfProgramme = z.infer<typeof cycleOutput>
export type TemplateCard = z.infer<typeof listTemplatesOutput>['items'][number]
export type Participants = z.infer<typeof listParticipantsOutput>
export type Participant = Participants['items'][number]
export type JoinPreview = z.infer<typeof joinOutput>
export type Task = z.infer<typeof listTasksOutput>['items'][number]
export type Stage = z.infer<typeof stagesOutput>['items'][number]
export type RuleDocument = z.infer<typeof documentOutput>
export type SettingsVersion = z.infer<typeof listSettingsOutput>['items'][number]
export type Guidance = z.infer<typeof guidanceOutput>
export type Guided = Guidance['items'][number]
export type BegunCycle = z.infer<typeof createCycleOutput>
export type Duty = z.infer<typeof dutiesOutput>['items'][number]

export const programmesPage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listProgrammesOutput>>('/api/programmes', query, signal)

export const getProgramme = (api: Api, id: string, signal?: AbortSignal) =>
  api.get<Programme>(`/api/programmes/${id}`, undefined, signal)

export const programmeQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['programmes', 'one', id],
    queryFn: ({ signal }) => getProgramme(api, id, signal),
  })

export const cycleQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'cycle', cycleId],
    queryFn: ({ signal }) => api.get<CycleOfProgramme>(`/api/cycles/${cycleId}`, undefined, signal),
  })

export const templatesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['programmes', 'templates'],
    queryFn: async ({ signal }) =>
      (await api.get<z.infer<typeof listTemplatesOutput>>('/api/templates', undefined, signal))
        .items,
    staleTime: 600_000,
  })

interface ParticipantView {
  part: Part
  state: 'present' | 'left'
  q: string
}

/** Names of cadres are among them: no device keeps these. */
export const participantsQuery = (api: Api, cycleId: string, { part, state, q }: ParticipantView) =>
  infiniteQueryOptions({
    queryKey: ['programmes', 'participants', cycleId, part, state, q],
    queryFn: ({ pageParam, signal }) =>
      api.get<Participants>(
        `/api/cycles/${cycleId}/participants`,
        { part, state, q, after: pageParam, limit: 20 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    meta: { secret: true },
  })

export type Joining = { part: Part } & (
  | { organizationIds: string[] }
  | { allOf: { side: 'supporter' | 'community' } }
)

/** What would join and what stands in the way; asked anew whenever what is chosen changes. */
export const joinPreviewQuery = (api: Api, cycleId: string, joining: Joining | undefined) =>
  queryOptions({
    queryKey: ['programmes', 'join', cycleId, joining],
    queryFn: () =>
      api.send<JoinPreview>('POST', `/api/cycles/${cycleId}/participants`, {
        ...joining,
        preview: true,
      }),
    enabled: joining !== undefined,
    staleTime: 0,
    meta: { secret: true },
  })

export const tasksQuery = (api: Api, cycleId: string, state: 'open' | 'done') =>
  infiniteQueryOptions({
    queryKey: ['programmes', 'tasks', cycleId, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof listTasksOutput>>(
        `/api/cycles/${cycleId}/tasks`,
        { state, after: pageParam, limit: 20 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

/** A part of a cycle's plan that is written as a whole. */
export interface CycleRows<Row> {
  version: number
  items: Row[]
}

export const cycleRowsQuery = <Row>(api: Api, cycleId: string, of: 'stages' | 'duties') =>
  queryOptions({
    queryKey: ['programmes', of, cycleId],
    queryFn: ({ signal }) =>
      api.get<CycleRows<Row>>(`/api/cycles/${cycleId}/${of}`, undefined, signal),
  })

export const stagesQuery = (api: Api, cycleId: string) =>
  cycleRowsQuery<Stage>(api, cycleId, 'stages')

export const dutiesQuery = (api: Api, cycleId: string) =>
  cycleRowsQuery<Duty>(api, cycleId, 'duties')

export const settingsQuery = (api: Api, programmeId: string) =>
  infiniteQueryOptions({
    queryKey: ['programmes', 'settings', programmeId],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof listSettingsOutput>>(
        `/api/programmes/${programmeId}/settings`,
        { after: pageParam, limit: 20 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const settingsVersionQuery = (api: Api, programmeId: string, version: number) =>
  queryOptions({
    queryKey: ['programmes', 'settings', programmeId, version],
    queryFn: ({ signal }) =>
      api.get<SettingsVersion>(
        `/api/programmes/${programmeId}/settings/${version}`,
        undefined,
        signal,
      ),
    // A version stays as it was written.
    staleTime: Number.POSITIVE_INFINITY,
  })

export const guidanceQuery = (api: Api, programmeId: string) =>
  queryOptions({
    queryKey: ['programmes', 'guidance', programmeId],
    queryFn: ({ signal }) =>
      api.get<Guidance>(`/api/programmes/${programmeId}/guidance`, undefined, signal),
  })

/** Programmes that may guide one of a region: those of regions around it. */
export const guidesQuery = (api: Api, regionCode: string) =>
  queryOptions({
    queryKey: ['programmes', 'guides', regionCode],
    queryFn: async ({ signal }) => {
      const { items } = await programmesPage(api, { limit: '200' }, signal)
      return items.filter(
        (each) =>
          each.regionCode !== regionCode && regionCode.startsWith(prefixOf(each.regionCode)),
      )
    },
  })

/** Of a region's code, without the noughts of the levels below. */
function prefixOf(code: string): string {
  const digits = [2, 4, 6, 9].find((count) => /^0*$/.test(code.slice(count)))
  return code.slice(0, digits)
}

/** How many take part in a cycle, by part. */
export const countsQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'participants', cycleId, 'counts'],
    queryFn: async ({ signal }) =>
      (await api.get<Participants>(`/api/cycles/${cycleId}/participants`, { limit: 1 }, signal))
        .counts,
    meta: { secret: true },
  })

export interface DocumentPlace {
  county: string
  documentId: string
}

export const documentQuery = (api: Api, { county, documentId }: DocumentPlace, version?: number) =>
  queryOptions({
    queryKey: ['programmes', 'document', county, documentId, version],
    queryFn: ({ signal }) =>
      api.get<RuleDocument>(`/api/documents/${county}/${documentId}`, { version }, signal),
    placeholderData: keepPreviousData,
  })

export const documentsQuery = (api: Api, programmeId: string) =>
  infiniteQueryOptions({
    queryKey: ['programmes', 'documents', programmeId],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof listDocumentsOutput>>(
        `/api/programmes/${programmeId}/documents`,
        { after: pageParam, limit: 50 },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { joinOutput, listParticipantsOutput } from '../shared/participant-schema.ts'
import type {
  dutiesOutput,
  listDocumentsOutput,
  listTasksOutput,
  stagesOutput,
} from '../shared/plan-schema.ts'
import type {
  listProgrammesOutput,
  listTemplatesOutput,
  programmeItem,
  programmeOutput,
} from '../shared/schema.ts'
import type { Part } from '../shared/words.ts'

export type Listed = z.infer<typeof programmeItem>
export type Programme = z.infer<typeof programmeOutput>
export type Cycle = Programme['cycles'][number]
export type TemplateCard = z.infer<typeof listTemplatesOutput>['items'][number]
export type Participants = z.infer<typeof listParticipantsOutput>
export type Participant = Participants['items'][number]
export type JoinPreview = z.infer<typeof joinOutput>
export type Task = z.infer<typeof listTasksOutput>['items'][number]
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

export const stagesQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'stages', cycleId],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof stagesOutput>>(
          `/api/cycles/${cycleId}/stages`,
          undefined,
          signal,
        )
      ).items,
  })

export const dutiesQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['programmes', 'duties', cycleId],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof dutiesOutput>>(
          `/api/cycles/${cycleId}/duties`,
          undefined,
          signal,
        )
      ).items,
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

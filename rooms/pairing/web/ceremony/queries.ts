import type { Transcript as Published } from '@lianjian/pairing'
import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { ceremonyOutput, minutesOutput } from '../../shared/ceremony-schema.ts'
import { type RunPlace, runPath } from '../queries.ts'

export type Ceremony = z.infer<typeof ceremonyOutput>
export type Party = Ceremony['parties'][number]
export type Stage = Ceremony['stage']
export type Transcript = Pick<Published, 'instance' | 'draw' | 'pairs' | 'seed' | 'hash'>
export type Minutes = z.infer<typeof minutesOutput>

/** A room sees within a second or so that somebody has sealed. */
const followMs = 1000

export const publicPath = ({ county, id }: RunPlace) => `/api/public/runs/${county}/${id}`

/** Where anybody follows it and verifies the result; what the QR codes of the hall lead to. */
export const openAddress = ({ county, id }: RunPlace) =>
  `${location.origin}/ceremony/${county}/${id}`

/** Where a party makes its sealed paper. */
export const paperPath = ({ county, id }: RunPlace, number: number) =>
  `/ceremony/${county}/${id}/paper?party=${number}`

export const ceremonyKey = ({ county, id }: RunPlace) => ['runs', 'ceremony', county, id]

export const ceremonyQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ceremonyKey(place),
    queryFn: ({ signal }) => api.get<Ceremony>(`${publicPath(place)}/ceremony`, undefined, signal),
    staleTime: 0,
    refetchInterval: followMs,
  })

/** It never changes once it is there. */
export const transcriptQuery = (api: Api, place: RunPlace, isThere: boolean) =>
  queryOptions({
    queryKey: ['transcripts', place.county, place.id],
    queryFn: ({ signal }) =>
      api.get<Transcript>(`${publicPath(place)}/transcript.json`, undefined, signal),
    enabled: isThere,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const minutesQuery = (api: Api, place: RunPlace) =>
  queryOptions({
    queryKey: ['runs', 'minutes', place.county, place.id],
    queryFn: ({ signal }) =>
      api.get<Minutes>(`${runPath(place)}/ceremony/minutes`, undefined, signal),
    staleTime: 0,
  })

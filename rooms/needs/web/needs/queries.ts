import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  listAskableOutput,
  listNeedsOutput,
  madeSlips,
  NeedItem,
  ShownNeed,
  waitingOutput,
} from '../../shared/need-schema.ts'

export type { NeedItem, ShownNeed }
export type Askable = z.infer<typeof listAskableOutput>['items'][number]
export type Slips = z.infer<typeof madeSlips>

export interface Place {
  county: string
  id: string
}

export const pathOf = ({ county, id }: Place) => `/api/needs/${county}/${id}`

/** A list says `q` for what is typed, the routes of this room `search`. */
export function asked({ q, ...query }: Record<string, string>): Record<string, string> {
  return q === undefined ? query : { ...query, search: q }
}

export const needsPage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listNeedsOutput>>('/api/needs', asked(query), signal)

export const getNeed = (api: Api, place: Place, signal?: AbortSignal) =>
  api.get<ShownNeed>(pathOf(place), undefined, signal)

export const needQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['needs', 'one', place.county, place.id],
    queryFn: ({ signal }) => getNeed(api, place, signal),
  })

export const askableQuery = (api: Api) =>
  queryOptions({
    queryKey: ['needs', 'askable'],
    queryFn: async ({ signal }) =>
      (await api.get<z.infer<typeof listAskableOutput>>('/api/needs/askable', undefined, signal))
        .items,
  })

/** What of the same village and cycle a duplicate may be merged into. */
export const siblingsQuery = (api: Api, { countyCode, community, cycleId, id }: ShownNeed) =>
  queryOptions({
    queryKey: ['needs', 'siblings', countyCode, id],
    queryFn: async ({ signal }) => {
      const asked = { county: countyCode, community: community.id, cycle: cycleId, limit: '200' }
      const { items } = await needsPage(api, asked, signal)
      return items.filter((each) => each.id !== id && each.state !== 'merged')
    },
  })

interface Department {
  id: string
  name: string
}

/** Whoever takes part in the cycle to support. */
export const departmentsQuery = (api: Api, cycleId: string, q: string) =>
  queryOptions({
    queryKey: ['needs', 'departments', cycleId, q],
    queryFn: async ({ signal }): Promise<Department[]> => {
      const path = `/api/cycles/${cycleId}/participants`
      const asked = { part: 'supporter', state: 'present', q, limit: 8 }
      const { items } = await api.get<{ items: { organizationId: string; name: string }[] }>(
        path,
        asked,
        signal,
      )
      return items.map(({ organizationId, name }) => ({ id: organizationId, name }))
    },
    enabled: q !== '',
    // Names of cadres may be among them: no device keeps these.
    meta: { secret: true },
  })

export const readWaiting = (api: Api, signal: AbortSignal) =>
  api.get<z.infer<typeof waitingOutput>>('/api/needs/waiting', undefined, signal)

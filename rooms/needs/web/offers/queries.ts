import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Total } from '#base/shared/total.ts'
import type { Api } from '#base/web/api.ts'
import type {
  listOffersOutput,
  OfferItem,
  ShownOffer,
  writableOffersOutput,
} from '../../shared/offer-schema.ts'
import type { NeedSuggestions, OfferSuggestions } from '../../shared/suggestion-schema.ts'
import { asked } from '../needs/queries.ts'

export type { OfferItem, ShownOffer }
export type Writable = z.infer<typeof writableOffersOutput>['items'][number]

export interface Place {
  county: string
  id: string
}

export const pathOf = ({ county, id }: Place) => `/api/offers/${county}/${id}`

export const offersPage = (api: Api, query: Record<string, string>, signal?: AbortSignal) =>
  api.get<z.infer<typeof listOffersOutput>>('/api/offers', asked(query), signal)

export const countOffers = (api: Api, view: Record<string, string>, signal?: AbortSignal) =>
  api.get<Total>('/api/offers/count', asked(view), signal)

export const getOffer = (api: Api, place: Place, signal?: AbortSignal) =>
  api.get<ShownOffer>(pathOf(place), undefined, signal)

export const offerQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['offers', 'one', place.county, place.id],
    queryFn: ({ signal }) => getOffer(api, place, signal),
  })

export const writableQuery = (api: Api) =>
  queryOptions({
    queryKey: ['offers', 'writable'],
    queryFn: async ({ signal }) =>
      (await api.get<z.infer<typeof writableOffersOutput>>('/api/offers/writable', {}, signal))
        .items,
  })

/** Lines of other cycles that have not gone on in another one. */
export const formerQuery = (api: Api, { countyCode, unit, cycleId }: Writable) =>
  queryOptions({
    queryKey: ['offers', 'former', unit.id, cycleId],
    queryFn: async ({ signal }) => {
      const query = { county: countyCode, organization: unit.id, limit: '200' }
      const { items } = await offersPage(api, query, signal)
      return items.filter((each) => each.cycleId !== cycleId && each.carriedTo === null)
    },
  })

export const needsForOfferQuery = (api: Api, place: Place) =>
  queryOptions({
    queryKey: ['needs', 'for-offer', place.county, place.id],
    queryFn: ({ signal }) =>
      api.get<OfferSuggestions>(`${pathOf(place)}/suggestions`, undefined, signal),
  })

export const offersForNeedQuery = (api: Api, { county, id }: Place) =>
  queryOptions({
    queryKey: ['offers', 'for-need', county, id],
    queryFn: ({ signal }) =>
      api.get<NeedSuggestions>(`/api/needs/${county}/${id}/suggestions`, undefined, signal),
  })

interface Post {
  id: string
  title: string
  endsOn: string | null
}

/** Posts of a unit that may answer for an offer; who holds them stays off the device. */
export const postsQuery = (api: Api, county: string, unitId: string) =>
  queryOptions({
    queryKey: ['offers', 'posts', county, unitId],
    queryFn: async ({ signal }) => {
      const path = `/api/organizations/${county}/${unitId}/posts`
      const { items } = await api.get<{ items: Post[] }>(path, undefined, signal)
      return items.flatMap(({ id, title, endsOn }) => (endsOn === null ? [{ id, title }] : []))
    },
    meta: { secret: true },
  })

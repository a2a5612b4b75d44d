import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type {
  choicesOutput,
  listTiesOutput,
  myWishesOutput,
  wishCallOutput,
} from '../../shared/tie-schema.ts'

export type Tie = z.infer<typeof listTiesOutput>['items'][number]
export type Asked = z.infer<typeof myWishesOutput>['items'][number]
export type WishCall = z.infer<typeof wishCallOutput>
type Choices = z.infer<typeof choicesOutput>

export const readMyWishes = async (api: Api, signal?: AbortSignal): Promise<Asked[]> =>
  (await api.get<z.infer<typeof myWishesOutput>>('/api/wishes', undefined, signal)).items

/** Names of cadres are among them: no device keeps these. */
const meta = { secret: true } as const

export const myWishesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['wishes', 'mine'],
    queryFn: ({ signal }) => readMyWishes(api, signal),
    meta,
  })

export const wishCallQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['wishes', 'call', cycleId],
    queryFn: ({ signal }) =>
      api.get<WishCall>(`/api/cycles/${cycleId}/wish-call`, undefined, signal),
  })

export const choicesQuery = (api: Api, cycleId: string, organization: string) =>
  queryOptions({
    queryKey: ['wishes', 'choices', cycleId, organization],
    queryFn: ({ signal }) =>
      api.get<Choices>(`/api/cycles/${cycleId}/choices`, { organization }, signal),
    staleTime: 0,
    meta,
  })

export const tiesQuery = (api: Api, cycleId: string) =>
  queryOptions({
    queryKey: ['ties', cycleId],
    queryFn: async ({ signal }) =>
      (
        await api.get<z.infer<typeof listTiesOutput>>(
          `/api/cycles/${cycleId}/ties`,
          undefined,
          signal,
        )
      ).items,
    meta,
  })

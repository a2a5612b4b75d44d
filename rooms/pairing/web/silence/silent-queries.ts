import { queryOptions } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Api } from '#base/web/api.ts'
import type { listSilentOutput } from '../../shared/story-schema.ts'

export type Silent = z.infer<typeof listSilentOutput>['items'][number]

export const readSilent = async (api: Api, signal?: AbortSignal): Promise<Silent[]> =>
  (await api.get<z.infer<typeof listSilentOutput>>('/api/partnerships/silent', undefined, signal))
    .items

export const silentQuery = (api: Api) =>
  queryOptions({
    queryKey: ['partnerships', 'silent'],
    queryFn: ({ signal }) => readSilent(api, signal),
  })

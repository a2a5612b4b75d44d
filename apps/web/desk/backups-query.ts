import { queryOptions } from '@tanstack/react-query'
import type { Backups } from '#base/shared/backup-schema.ts'
import type { Api } from '#base/web/api.ts'

export const backupsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['backups'],
    queryFn: ({ signal }) => api.get<Backups>('/api/backups', undefined, signal),
    meta: { secret: true },
  })

/** A programme whose page is only read, once it is there. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { type Programme, programmeQuery } from './queries.ts'

export function ReadProgramme({ children }: { children(programme: Programme): ReactNode }) {
  const { api } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery(programmeQuery(api, id))
  if (data) return children(data)
  return isPending ? <Loading /> : <Unread error={error} retry={refetch} />
}

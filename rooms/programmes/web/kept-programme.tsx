/** A programme that somebody is about to change; whoever may not is told whom to ask. */
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { type Programme, programmeQuery } from './queries.ts'
import { programmeWords as words } from './words.ts'

export function KeptProgramme({ Show }: { Show: ComponentType<{ programme: Programme }> }) {
  const say = useSay()
  const { api } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useFresh(programmeQuery(api, id))
  if (query.data?.mayChange) return <Show programme={query.data} />
  if (!query.data && !query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      {query.data ? (
        <p>{say(words.askOffice, { office: query.data.office })}</p>
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

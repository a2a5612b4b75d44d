/** A cycle whose plan somebody is about to change; whoever may not is told so. */
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { useFresh } from '#base/web/form/use-fresh.ts'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { type CycleOfProgramme, cycleQuery } from '../queries.ts'
import { programmeWords as words } from '../words.ts'

export function KeptCycle({ Show }: { Show: ComponentType<{ cycle: CycleOfProgramme }> }) {
  const say = useSay()
  const { api } = useDesk()
  const { cycleId = '' } = useParams({ strict: false }) as { cycleId?: string }
  const query = useFresh(cycleQuery(api, cycleId))
  if (query.data?.programme.mayChange) return <Show cycle={query.data} />
  if (!query.data && !query.isError) return <Loading />
  return (
    <Page title={say(words.title)} narrow>
      {query.data ? (
        <p>{say(words.askOffice, { office: query.data.programme.name })}</p>
      ) : (
        <Unread error={query.error} retry={query.refetch} />
      )}
    </Page>
  )
}

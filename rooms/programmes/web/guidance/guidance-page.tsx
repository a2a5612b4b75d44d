/** What a programme of a higher region lays down, item by item: adopted here, or varied with a reason. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Page } from '#base/web/page.tsx'
import { ProgrammeCrumbs } from '../programme-crumbs.tsx'
import { guidanceQuery, programmeQuery } from '../queries.ts'
import { guidanceWords as words } from '../settings/setting-words.ts'
import { GuidanceItem } from './guidance-item.tsx'

export function GuidancePage() {
  const say = useSay()
  const { api, can } = useDesk()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data: programme, ...asked } = useQuery(programmeQuery(api, id))
  const guided = programme?.guide != null
  const query = useQuery({ ...guidanceQuery(api, id), enabled: guided })
  const guidance = query.data
  const writable = programme?.mayChange === true && can('programmes.write')
  return (
    <Page title={say(words.title)} lead={guidance && say(words.lead, guidance.guide)} narrow>
      <ProgrammeCrumbs id={id} name={programme?.name} />
      {asked.isError && !programme && <Unread error={asked.error} retry={asked.refetch} />}
      {programme && !guided && <p>{say(words.none)}</p>}
      {(asked.isPending || (guided && query.isPending)) && <Loading />}
      {query.isError && !guidance && <Unread error={query.error} retry={query.refetch} />}
      {programme &&
        guidance?.items.map((each) => (
          <GuidanceItem
            key={each.item}
            programme={programme}
            guideVersion={guidance.guide.version}
            of={each}
            writable={writable}
          />
        ))}
    </Page>
  )
}

/** 三定四有: each post with its duty and division, and the four things that back it. */
import { useQuery } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import { backings } from './backings.ts'
import { ChangePlan, type PlanSectionProps } from './change-plan.tsx'
import { type Duty, dutiesQuery } from './queries.ts'
import { planWords as words } from './words.ts'

export function DutiesSection({ cycle, writable }: PlanSectionProps) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(dutiesQuery(api, cycle.id))
  return (
    <Section
      title={say(words.duties)}
      {...(writable && { aside: <ChangePlan cycle={cycle} what="duties" /> })}
    >
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data?.items.length === 0 && <p className="second">{say(words.dutiesNone)}</p>}
      {query.data && query.data.items.length > 0 && (
        <PlainTable<Duty>
          label={say(words.duties)}
          items={query.data.items}
          keyOf={({ post, duty, division }) => post + duty + division}
          columns={[
            { head: words.post, cell: ({ post }) => post },
            { head: words.duty, cell: ({ duty }) => duty },
            { head: words.division, cell: ({ division }) => division },
            { head: words.four, cell: (duty) => backedBy(duty, say) },
          ]}
        />
      )}
    </Section>
  )
}

/** Undefined where nothing does. */
function backedBy(by: Duty, say: ReturnType<typeof useSay>) {
  const told = backings.flatMap((each) => {
    const text = by[each]
    return text === null ? [] : [say(words[each], { text })]
  })
  return told.length === 0 ? undefined : told.map((each) => <p key={each}>{each}</p>)
}

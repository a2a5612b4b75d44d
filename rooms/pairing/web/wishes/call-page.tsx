/** What the office knows before a run: ties from before, and what both sides wish. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Facts, Page, Section } from '#base/web/page.tsx'
import { CycleCrumbs } from '../cycle-crumbs.tsx'
import { CallDialog } from './call-dialog.tsx'
import { ForOthersDialog } from './for-others-dialog.tsx'
import { TiesSection } from './ties-section.tsx'
import { type WishCall, wishCallQuery } from './wish-queries.ts'
import { callWords as words } from './wish-words.ts'

export function CallPage() {
  const { say } = useReading()
  const { api } = useDesk()
  const { cycleId = '' } = useParams({ strict: false }) as { cycleId?: string }
  const query = useQuery(wishCallQuery(api, cycleId))
  const [asking, setAsking] = useState(false)
  const call = query.data?.call ?? null
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      act={
        query.data &&
        call === null && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {say(words.ask)}
          </Button>
        )
      }
    >
      <CycleCrumbs cycleId={cycleId} />
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      {query.data && <Wished cycleId={cycleId} of={query.data} onChange={() => setAsking(true)} />}
      <TiesSection cycleId={cycleId} />
      {asking && <CallDialog cycleId={cycleId} call={call} onClose={() => setAsking(false)} />}
    </Page>
  )
}

interface WishedProps {
  cycleId: string
  of: WishCall
  onChange(): void
}

function Wished({ cycleId, of, onChange }: WishedProps) {
  const { say, language } = useReading()
  const [entering, setEntering] = useState(false)
  const { call, supporter, community, mutual } = of
  return (
    <Section
      title={say(words.wishes)}
      aside={call && <Button onClick={onChange}>{say(words.change)}</Button>}
    >
      {call && (
        <p>{say(words.askedUntil, { day: sayDate(call.until, language), most: call.most })}</p>
      )}
      <Facts
        short
        of={[
          [say(words.supporters), say(words.saidOf, supporter)],
          [say(words.communities), say(words.saidOf, community)],
          [say(words.mutual), say(words.pairsOf, { count: mutual })],
        ]}
      />
      <p className="acts">
        <Button onClick={() => setEntering(true)}>{say(words.forOthers)}</Button>
      </p>
      {entering && <ForOthersDialog cycleId={cycleId} onClose={() => setEntering(false)} />}
    </Section>
  )
}

/** What a change would mean, asked anew whenever what is chosen changes: what hangs on it, what the rules refuse. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { Counted } from './counted.tsx'
import { type Preview, type PreviewInput, previewQuery } from './queries.ts'
import { Refusals } from './refusals.tsx'

interface PreviewSectionProps {
  county: string
  /** Undefined while something is still to be chosen. */
  change: PreviewInput | undefined
  title: Saying
  /** What is still to be chosen. */
  wait: Saying
  children(preview: Preview): ReactNode
}

export function PreviewSection({ county, change, title, wait, children }: PreviewSectionProps) {
  const say = useSay()
  const { api } = useDesk()
  const query = useQuery(previewQuery(api, county, change))
  const { data: preview } = query
  return (
    <Section title={say(title)}>
      {change === undefined && <p className="hint">{say(wait)}</p>}
      {query.isError && <Unread error={query.error} retry={query.refetch} />}
      {change !== undefined && preview && (
        <div role="status">
          <Refusals of={preview.refusals} />
          {children(preview)}
        </div>
      )}
    </Section>
  )
}

interface HangingListProps {
  preview: Preview
  /** `{count}` organizations, with what is listed below it. */
  counted: Saying
  /** `{count}` organizations, on which nothing hangs. */
  none: Saying
}

export function HangingList({ preview, counted, none }: HangingListProps) {
  const say = useSay()
  const { hangs, organizations } = preview
  return (
    <>
      <p>{say(hangs.length > 0 ? counted : none, { count: organizations })}</p>
      <Counted of={hangs} />
    </>
  )
}

/** What a place or an area was, who changed it and why, newest first. */
import type { UseQueryResult } from '@tanstack/react-query'
import { dayOf, sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Loading, Unread } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import type { ChangeKind } from '../shared/history.ts'
import { historyWords as words } from './history-words.ts'

interface Step {
  version: number
  change: 'create' | ChangeKind
  at: string | null
  by: string | null
  reason: string | null
}

interface HistorySectionProps<Each extends Step> {
  query: UseQueryResult<{ versions: Each[] }>
  /** What became different, a line each. */
  linesOf(step: Each): readonly string[]
}

export function HistorySection<Each extends Step>(props: HistorySectionProps<Each>) {
  const { query, linesOf } = props
  const { say, language } = useReading()
  return (
    <Section title={say(words.title)}>
      {query.isPending && <Loading />}
      {query.isError && !query.data && <Unread error={query.error} retry={query.refetch} />}
      <ul className="rows">
        {query.data?.versions.map((step) => (
          <li key={step.version}>
            <div>
              <p className="strong">
                {step.change === 'close' && step.at !== null
                  ? say(words.closeFrom, { day: sayDate(dayOf(new Date(step.at)), language) })
                  : say(words[step.change])}
              </p>
              {linesOf(step).map((line) => (
                <p key={line}>{line}</p>
              ))}
              <p className="small">
                {[
                  step.at === null ? say(words.before) : sayMoment(step.at, language),
                  step.by,
                  step.reason && say(words.because, { reason: step.reason }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Moments one below the other: day, who says so, what it was. */
import { Link } from '@tanstack/react-router'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import type { Moment } from '../../shared/story-schema.ts'
import { LevelMark, type MarkOf, useMarkWords } from './level-mark.tsx'
import { kindWords } from './story-words.ts'

interface TimelineProps {
  moments: readonly Moment[]
  /** What is still to come. */
  ahead?: boolean
  label: string
}

export function Timeline({ moments, ahead = false, label }: TimelineProps) {
  return (
    <ol className={ahead ? 'timeline ahead' : 'timeline'} aria-label={label}>
      {moments.map((moment, at) => (
        // Two things of one kind may happen on one day under one title.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
        <MomentShown key={`${moment.day}${moment.title.zh}${at}`} moment={moment} ahead={ahead} />
      ))}
    </ol>
  )
}

function MomentShown({ moment, ahead }: { moment: Moment; ahead: boolean }) {
  const { say, language } = useReading()
  const wordOf = useMarkWords()
  const { day, kind, level, title, detail, to } = moment
  const mark: MarkOf = ahead ? 'ahead' : (level ?? 'kept')
  return (
    <li>
      <p className="timeline-day">
        <time dateTime={day}>{sayDate(day, language)}</time>
      </p>
      <LevelMark of={mark} />
      <div className="timeline-body">
        <p className="timeline-title">
          <span className="timeline-kind">{say(kindWords[kind])}</span>{' '}
          {to ? <Link to={to}>{say(title)}</Link> : <b>{say(title)}</b>}
        </p>
        {detail && <p className="second">{say(detail)}</p>}
        {level !== null && !ahead && <p className="small">{wordOf(mark)}</p>}
      </div>
    </li>
  )
}

/** The life of a run as a quiet line of steps: what, who, when, why. */
import { sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { stepWords } from '../shared/problems.ts'
import { isRunStep } from '../shared/run-states.ts'
import type { Run } from './queries.ts'
import { runWords as words } from './run-words.ts'

export function RunSteps({ steps }: { steps: Run['steps'] }) {
  const { say, language } = useReading()
  return (
    <Section title={say(words.steps)}>
      <ol className="plain-list">
        {steps.map(({ number, step, by, at, reason }) => (
          <li key={number}>
            <b>{say(isRunStep(step) ? stepWords[step] : words.create)}</b>{' '}
            <span className="second">{say(words.by, { by, at: sayMoment(at, language) })}</span>
            {reason && <div className="below">{say(words.because, { reason })}</div>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

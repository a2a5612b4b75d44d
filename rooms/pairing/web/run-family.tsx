/** What belongs to a run: pairing again what fell free, or one village after an objection. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { stateWords } from '../shared/problems.ts'
import { type Run, runsQuery } from './queries.ts'
import { kindWords, runWords as words } from './run-words.ts'

export function RunFamily({ run }: { run: Run }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { data = [] } = useQuery(runsQuery(api, run.cycleId))
  const own = data.filter(({ parentId }) => parentId === run.id)
  if (own.length === 0) return null
  return (
    <Section title={say(words.family)}>
      <ul className="plain-list">
        {own.map(({ countyCode: county, id, kind, createdAt, state }) => (
          <li key={id}>
            <Link to="/pairing/runs/$county/$id" params={{ county, id }}>
              {say(words.runOn, {
                kind: say(kindWords[kind]),
                day: sayDate(dayOf(new Date(createdAt)), language),
              })}
            </Link>{' '}
            <span className="second">{say(stateWords[state])}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

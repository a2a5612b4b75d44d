/** Two outcomes of one cycle side by side: figures, and the villages that differ. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { stateWords } from '../../shared/problems.ts'
import { type Run, runsQuery } from '../queries.ts'
import { kindWords, runWords } from '../run-words.ts'
import { Compared } from './compared.tsx'
import type { Outcome } from './outcome.ts'
import type { TrialClient } from './trial-client.ts'
import { useOther } from './use-other.ts'
import { studioWords as words } from './words.ts'

interface CompareProps {
  run: Run
  trials: TrialClient | undefined
  here: Outcome
  saved: Outcome | undefined
}

const ownSaved = 'saved'

export function Compare({ run, trials, here, saved }: CompareProps) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { data: runs = [] } = useQuery(runsQuery(api, run.cycleId))
  const [wanted, setWanted] = useState('')
  const others = runs.filter(({ id, state }) => id !== run.id && state !== 'void')
  // What was compared with is saved meanwhile, and no other any more.
  useEffect(() => {
    if (wanted === ownSaved && !saved) setWanted('')
  }, [wanted, saved])
  const place = others.find(({ id }) => id === wanted)
  const { other, cannot } = useOther(trials, place)
  const against = wanted === ownSaved ? saved : other
  if (others.length === 0 && !saved) return null
  return (
    <Section title={say(words.compare)}>
      <p className="small">{say(words.compareHint)}</p>
      <p>
        <select
          className="chosen"
          aria-label={say(words.compareWith)}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        >
          <option value="">{say(words.compareNobody)}</option>
          {saved && <option value={ownSaved}>{say(words.compareSaved)}</option>}
          {others.map(({ id, kind, createdAt, state }) => (
            <option key={id} value={id}>
              {say(runWords.runOn, {
                kind: say(kindWords[kind]),
                day: sayDate(dayOf(new Date(createdAt)), language),
              })}{' '}
              {say(stateWords[state])}
            </option>
          ))}
        </select>
      </p>
      {wanted !== '' && cannot && <Notice title={say(words.otherCannot)} />}
      {against && trials && <Compared here={here} other={against} trials={trials} />}
    </Section>
  )
}

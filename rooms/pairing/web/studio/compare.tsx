/** Two outcomes of one cycle side by side: their rules, figures, and the villages that differ. */
import type { Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { dayOf, sayDate, sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { stateWords } from '../../shared/problems.ts'
import { type RuleVersion, type Run, ruleVersionsQuery, runsQuery } from '../queries.ts'
import { kindWords, runWords } from '../run-words.ts'
import { Compared } from './compared.tsx'
import type { Outcome } from './outcome.ts'
import type { TrialClient } from './trial-client.ts'
import { useOther } from './use-other.ts'
import { useVersion } from './use-version.ts'
import { studioWords as words } from './words.ts'

interface CompareProps {
  run: Run
  trials: TrialClient | undefined
  /** The name under which the roster of this run is held. */
  held: string
  roster: Roster
  here: Outcome
  saved: Outcome | undefined
  /** Absent where nothing can be changed. */
  onTake: ((rules: Rules) => void) | undefined
}

const ownSaved = 'saved'
/** Stands before the number of an earlier version of this run's rules. */
const ownVersion = 'version '

export function Compare({ run, trials, held, roster, here, saved, onTake }: CompareProps) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const { data: runs = [] } = useQuery(runsQuery(api, run.cycleId))
  const { data: versions = [] } = useQuery(
    ruleVersionsQuery(api, { county: run.countyCode, id: run.id }),
  )
  const [wanted, setWanted] = useState('')
  const others = runs.filter(({ id, state }) => id !== run.id && state !== 'void')
  // The newest is what is saved.
  const earlier = versions.slice(1)
  const version = earlier.find(({ number }) => wanted === ownVersion + number)
  const listed = others.find(({ id }) => id === wanted)
  // What was compared with is saved meanwhile, and no other any more.
  useEffect(() => {
    if (wanted === ownSaved && !saved) setWanted('')
  }, [wanted, saved])
  const { other, cannot } = useOther(trials, listed)
  const before = useVersion(trials, held, roster, version)
  const against = wanted === ownSaved ? saved : version ? before.outcome : other
  if (others.length + earlier.length === 0 && !saved) return null
  const saidVersion = ({ number, at, by }: RuleVersion) =>
    say(number === 1 ? words.compareBegun : words.compareVersion, {
      by,
      at: sayMoment(at, language),
    })
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
          {(saved || earlier.length > 0) && (
            <optgroup label={say(words.compareOwn)}>
              {saved && <option value={ownSaved}>{say(words.compareSaved)}</option>}
              {earlier.map((each) => (
                <option key={each.number} value={ownVersion + each.number}>
                  {saidVersion(each)}
                </option>
              ))}
            </optgroup>
          )}
          {others.length > 0 && (
            <optgroup label={say(words.compareOthers)}>
              {others.map(({ id, kind, createdAt, state }) => (
                <option key={id} value={id}>
                  {say(runWords.runOn, {
                    kind: say(kindWords[kind]),
                    day: sayDate(dayOf(new Date(createdAt)), language),
                  })}{' '}
                  {say(stateWords[state])}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </p>
      {version && (
        <p className="small">
          {version.reason && `${say(runWords.because, { reason: version.reason })} `}
          {say(words.compareVersionHint)}
        </p>
      )}
      {(version ? before.cannot : wanted !== '' && cannot) && (
        <Notice title={say(words.otherCannot)} />
      )}
      {against && trials && <Compared here={here} other={against} trials={trials} />}
      {version && onTake && (
        <p className="acts">
          <Button onClick={() => onTake(version.rules)}>{say(words.takeRules)}</Button>
        </p>
      )}
    </Section>
  )
}

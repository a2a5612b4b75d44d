/** Why nothing comes out, in the smallest set that clashes, and what would help: each with one press. */
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { sayEach, sayReason } from '../reason-words.ts'
import type { Shown } from './trial-tasks.ts'
import { type Out, WaysOut } from './ways-out.tsx'
import { studioWords as words } from './words.ts'

interface ConflictProps {
  cycleId: string
  trial: Exclude<Shown, { outcome: 'paired' }>
  /** Absent where nothing can be changed. */
  out: Out | undefined
}

/** Somebody who reads more has understood it. */
const mostFaults = 12

export function Conflict({ cycleId, trial, out }: ConflictProps) {
  const say = useSay()
  if (trial.outcome === 'refused') {
    const { reasons } = trial
    return (
      <Notice title={say(words.refusedTitle)}>
        <ul>
          {reasons.slice(0, mostFaults).map((reason) => {
            const said = sayReason(say, reason)
            return <li key={said}>{said}</li>
          })}
        </ul>
        {reasons.length > mostFaults && (
          <p>{say(words.moreFaults, { count: reasons.length - mostFaults })}</p>
        )}
        <p>
          <Link to="/pairing/$cycleId/roster" params={{ cycleId }}>
            {say(words.toRoster)}
          </Link>
        </p>
      </Notice>
    )
  }
  const { reasons, ways } = trial
  const sentences = sayEach(
    say,
    reasons.filter((each) => each.code.startsWith('clash.')),
  )
  return (
    <div className="conflict">
      <Notice title={say(words.clashTitle)}>
        {sentences.map((said) => (
          <p key={said}>{said}</p>
        ))}
      </Notice>
      {out && <WaysOut ways={ways} out={out} />}
    </div>
  )
}

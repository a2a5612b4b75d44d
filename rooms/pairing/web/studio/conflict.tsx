/** Why nothing comes out, in the smallest set that clashes, and what would help: each with one press. */
import type { Change } from '@lianjian/pairing/try'
import { Button } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { isSpoken, sayReason } from './reason-words.ts'
import type { Shown } from './trial-tasks.ts'
import { studioWords as words } from './words.ts'

interface ConflictProps {
  trial: Exclude<Shown, { outcome: 'paired' }>
  /** Absent where nothing can be changed. */
  onTake: ((changes: readonly Change[]) => void) | undefined
}

/** Somebody who reads more has understood it. */
const mostFaults = 12

export function Conflict({ trial, onTake }: ConflictProps) {
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
      </Notice>
    )
  }
  const { reasons, ways } = trial
  const clash = reasons.filter((each) => each.code.startsWith('clash.') && isSpoken(each))
  // Of both sides the same may be the cause.
  const sentences = new Set(clash.map((reason) => sayReason(say, reason)))
  return (
    <div className="conflict">
      <Notice title={say(words.clashTitle)}>
        {[...sentences].map((said) => (
          <p key={said}>{said}</p>
        ))}
      </Notice>
      {onTake && ways.length > 0 && (
        <>
          <h3>{say(words.ways)}</h3>
          <ul className="rows">
            {ways.map(({ reason, changes }) => {
              const said = sayReason(say, reason)
              return (
                <li key={said}>
                  <div>
                    {said}
                    {reason.params.besides !== undefined && (
                      <p className="small">{say(words.takenNotEnough)}</p>
                    )}
                  </div>
                  <Button
                    aria-label={say(words.takeOf, { way: said })}
                    onClick={() => onTake(changes)}
                  >
                    {say(words.take)}
                  </Button>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}

/** What would help, each taken with one press. */
import type { Change, WayOut } from '@lianjian/pairing/try'
import { Button } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { sayReason } from '../reason-words.ts'
import { studioWords as words } from './words.ts'

interface WaysOutProps {
  ways: readonly WayOut[]
  onTake(changes: readonly Change[]): void
}

export function WaysOut({ ways, onTake }: WaysOutProps) {
  const say = useSay()
  if (ways.length === 0) return null
  return (
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
              <Button aria-label={say(words.takeOf, { way: said })} onClick={() => onTake(changes)}>
                {say(words.take)}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What would help, each taken with one press. */
import type { Change, TriedPair, WayOut } from '@lianjian/pairing/try'
import { Button } from 'antd'
import { useSay } from '#base/web/language.tsx'
import { sayReason } from '../reason-words.ts'
import { type Holding, sortWays } from './held-pairs.ts'
import type { Names } from './use-names.ts'
import { studioWords as words } from './words.ts'

const notOursWords = {
  ...{ standing: words.waysStanding, kept: words.waysKept, chosen: words.waysChosen },
} as const

export interface Out {
  /** Pairs in force, which the roster holds as avoided. */
  standing: readonly TriedPair[]
  holdingOf(pair: TriedPair): Holding | undefined
  nameOf: Names['nameOf']
  onTake(changes: readonly Change[]): void
}

export function WaysOut({ ways, out }: { ways: readonly WayOut[]; out: Out }) {
  const say = useSay()
  const { standing, holdingOf, nameOf, onTake } = out
  const { ours, notOurs } = sortWays(ways, standing, holdingOf)
  return (
    <>
      {ours.length > 0 && (
        <>
          <h3>{say(words.ways)}</h3>
          <ul className="rows">
            {ours.map(({ reason, changes }) => {
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
      {notOurs.map(({ pair: [supporter, community], why }) => (
        <p key={`${supporter} ${community}`} className="small">
          {say(notOursWords[why], {
            supporter: nameOf('supporter', supporter),
            community: nameOf('community', community),
          })}
        </p>
      ))}
    </>
  )
}

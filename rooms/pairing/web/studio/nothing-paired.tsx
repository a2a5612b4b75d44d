/** Rules that can be met by no pair at all: why, and the way on. */
import type { Roster } from '@lianjian/pairing'
import type { WayOut } from '@lianjian/pairing/try'
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { type Out, WaysOut } from './ways-out.tsx'
import { studioWords as words } from './words.ts'

interface NothingPairedProps {
  cycleId: string
  roster: Roster
  /** Of the rules, none where they are not the cause; undefined of a run that is decided. */
  ways: readonly WayOut[] | undefined
  /** Absent where nothing can be changed. */
  out: Out | undefined
}

export function NothingPaired({ cycleId, roster, ways, out }: NothingPairedProps) {
  const say = useSay()
  if (!ways) {
    return (
      <Notice title={say(words.nothingTitle)}>
        <p>{say(words.nothingFixed)}</p>
      </Notice>
    )
  }
  const isWanted = [...roster.supporters, ...roster.communities].some(({ min }) => min > 0)
  const isLimited = ways.length > 0
  const why = isLimited
    ? words.nothingLimits
    : isWanted
      ? words.nothingAvoided
      : words.nothingWanted
  return (
    <div className="conflict">
      <Notice title={say(words.nothingTitle)}>
        <p>{say(why)}</p>
        {isLimited && !out && <p>{say(words.nothingFixed)}</p>}
        {!isLimited && (
          <p>
            <Link
              to="/pairing/$cycleId/roster"
              params={{ cycleId }}
              search={(isWanted ? { part: 'pairs' } : {}) as never}
            >
              {say(isWanted ? words.toLocked : words.toRoster)}
            </Link>
          </p>
        )}
      </Notice>
      {out && <WaysOut ways={ways} out={out} />}
    </div>
  )
}

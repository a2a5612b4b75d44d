/** In the middle: the picture of all pairs, or why there is none and what would help. */
import type { Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import type { Change, TriedPair } from '@lianjian/pairing/try'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { useWide } from '#base/web/media.ts'
import { Notice } from '#base/web/notice.tsx'
import type { Run, RunRoster } from '../queries.ts'
import { AllHeld } from './all-held.tsx'
import { Conflict } from './conflict.tsx'
import type { Directory } from './directory.ts'
import type { Holding } from './held-pairs.ts'
import { NothingPaired } from './nothing-paired.tsx'
import type { ShownPairs } from './outcome.ts'
import type { Chosen } from './picture.tsx'
import { PictureOfPairs } from './picture-of-pairs.tsx'
import type { Names } from './use-names.ts'
import type { Tried } from './use-trial.ts'
import { studioWords as words } from './words.ts'

interface MiddleProps {
  run: Run
  roster: Roster
  standing: RunRoster['standing']
  rules: Rules
  directory: Directory
  names: Names
  /** What would come of the rules; nothing while it is computed, and of a run that is decided. */
  tried: Tried | undefined
  failed: boolean
  /** Somebody changed something since. */
  isBehind: boolean
  shown: ShownPairs | undefined
  holdingOf(pair: TriedPair): Holding | undefined
  chosen: Chosen | undefined
  onChoose(chosen: Chosen): void
  /** Absent where nothing can be changed. */
  onTake: ((changes: readonly Change[]) => void) | undefined
}

export function Middle(props: MiddleProps) {
  const say = useSay()
  const wide = useWide()
  const { run, roster, standing, rules, names, tried, failed, shown, holdingOf, onTake } = props
  const { cycleId } = run
  const out = onTake && { standing, holdingOf, onTake, nameOf: names.nameOf }
  if (failed) {
    return (
      <div className="studio-middle">
        <Notice title={say(words.notComputed)} alert />
      </div>
    )
  }
  if (!shown) {
    return (
      <div className="studio-middle">
        {tried && tried.trial.outcome !== 'paired' ? (
          <Conflict cycleId={cycleId} trial={tried.trial} out={out} />
        ) : (
          <p className="computing second" role="status">
            {say(words.computingFirst, { count: sayExactly(roster.communities.length) })}
          </p>
        )}
      </div>
    )
  }
  const { pairs, isExample } = shown
  if (pairs.length === 0) {
    const ways = tried?.trial.outcome === 'paired' ? tried.trial.ways : undefined
    return (
      <div className="studio-middle">
        <NothingPaired {...{ cycleId, roster, ways, out }} />
      </div>
    )
  }
  const label = isExample ? (rules.method === 'draw' ? words.example : words.tried) : words.decided
  const { directory, chosen, onChoose, isBehind } = props
  const said = (
    <p className="small">
      {say(label)}{' '}
      {isBehind && (
        <b className="computing" role="status">
          {say(words.computing)}
        </b>
      )}
    </p>
  )
  return (
    <div className="studio-middle">
      {pairs.every(holdingOf) && <AllHeld cycleId={cycleId} count={pairs.length} />}
      {wide ? (
        <PictureOfPairs {...{ directory, names, rules, pairs, chosen, onChoose }} label={said} />
      ) : (
        said
      )}
    </div>
  )
}

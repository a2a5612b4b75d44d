/** What the office may say of two beside the rules: that they must be paired, or must not. */
import type { TriedPair } from '@lianjian/pairing/try'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useSay } from '#base/web/language.tsx'
import type { Draft, RosterChange } from './draft.ts'
import { tieOf } from './draft.ts'
import type { Holding } from './held-pairs.ts'
import type { Tying } from './tie-dialog.tsx'
import { studioWords as words } from './words.ts'

/** How the office changes what is said of pairs; absent where nothing can be changed. */
export interface PairTies {
  cycleId: string
  draft: Draft
  holdingOf(pair: TriedPair): Holding | undefined
  onTie(tying: Tying): void
  onChange(change: RosterChange): void
  onTakeBack(change: RosterChange): void
}

export function PairActs({ pair, ties }: { pair: TriedPair; ties: PairTies }) {
  const say = useSay()
  const { cycleId, draft, holdingOf, onTie, onChange, onTakeBack } = ties
  const [supporter, community] = pair
  const tie = tieOf(draft, pair)
  const holding = holdingOf(pair)
  if (tie) {
    return (
      <p>
        {say(tie.relation === 'locked' ? words.lockedNow : words.avoidedNow, {
          reason: tie.reason,
        })}{' '}
        <button type="button" className="plain" onClick={() => onTakeBack(tie)}>
          {say(words.takeBack)}
        </button>
      </p>
    )
  }
  if (holding === 'locked') {
    return (
      <p className="acts">
        <Button
          onClick={() => onChange({ kind: 'drop', relation: 'locked', supporter, community })}
        >
          {say(words.unlock)}
        </Button>
      </p>
    )
  }
  if (holding) {
    return (
      <p className="small">
        {say(holding === 'kept' ? words.heldKept : words.heldChosen)}{' '}
        <Link to="/pairing/$cycleId/wishes" params={{ cycleId }}>
          {say(words.toWishes)}
        </Link>
      </p>
    )
  }
  return (
    <p className="acts">
      <Button onClick={() => onTie({ pair, relation: 'locked' })}>{say(words.lockThis)}</Button>
      <Button onClick={() => onTie({ pair, relation: 'avoid' })}>{say(words.avoidThis)}</Button>
    </p>
  )
}

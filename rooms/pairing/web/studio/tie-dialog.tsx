/** Why two must be paired, or must not: asked before it becomes a change of the draft. */
import type { TriedPair } from '@lianjian/pairing/try'
import { Ask } from '#base/web/ask.tsx'
import { useSay } from '#base/web/language.tsx'
import { rosterWords } from '../roster/roster-words.ts'
import type { Tie } from './draft.ts'
import { studioWords as words } from './words.ts'

/** What somebody is about to say of two. */
export interface Tying {
  pair: TriedPair
  relation: Tie['relation']
}

interface TieDialogProps {
  tying: Tying
  nameOf(side: 'supporter' | 'community', code: string): string
  onTie(tie: Tie): void
  onClose(): void
}

export function TieDialog({ tying, nameOf, onTie, onClose }: TieDialogProps) {
  const say = useSay()
  const { pair, relation } = tying
  const [supporter, community] = pair
  const names = {
    supporter: nameOf('supporter', supporter),
    community: nameOf('community', community),
  }
  const isLock = relation === 'locked'
  return (
    <Ask
      open
      title={say(isLock ? words.lockOf : words.avoidOf, names)}
      act={say(isLock ? words.lock : words.avoid)}
      reasons={[say(isLock ? rosterWords.reasonAgreed : rosterWords.reasonKin)]}
      onClose={onClose}
      onAct={async (reason) => onTie({ kind: 'tie', relation, supporter, community, reason })}
    >
      <p>{say(isLock ? words.lockDetail : words.avoidDetail)}</p>
      <p className="small">{say(rosterWords.reasonHint)}</p>
    </Ask>
  )
}

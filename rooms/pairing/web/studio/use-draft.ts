/** The draft as it is edited: each change can be undone, and a colleague's save is told, not overrun. */
import type { Rules } from '@lianjian/pairing/rules'
import { useEffect, useMemo, useState } from 'react'
import type { Run } from '../queries.ts'
import { type Draft, isSame } from './draft.ts'

interface Edited {
  /** The version that it began from. */
  version: number
  saved: Draft
  now: Draft
  past: readonly Draft[]
  /** That one's own save made. */
  own?: number
}

const begin = (run: Run): Edited => {
  const saved: Draft = { rules: run.rules as Rules, changes: [] }
  return { version: run.version, saved, now: saved, past: [] }
}

export interface DraftInHand extends Omit<Edited, 'past' | 'own'> {
  isChanged: boolean
  canUndo: boolean
  /** Somebody else saved meanwhile. */
  isStale: boolean
  change(next: Draft): void
  undo(): void
  /** It is saved as it is now, and became this version. */
  keep(version: number): void
  /** Back to what is saved, as it is now. */
  startOver(): void
}

export function useDraft(run: Run): DraftInHand {
  const [edited, setEdited] = useState(() => begin(run))
  const { version, saved, now, past, own } = edited
  const isChanged = !isSame(saved, now)
  const isStale = run.version !== version
  // Only another's save is told; what came to the same is nobody's loss.
  const isTheSame =
    now.changes.length === 0 && JSON.stringify(run.rules) === JSON.stringify(now.rules)
  const isOwn = isStale && (run.version === own || isTheSame)
  useEffect(() => {
    if (isStale && (!isChanged || isOwn)) setEdited(begin(run))
  }, [isStale, isChanged, isOwn, run])
  return useMemo(
    () => ({
      ...{ version, saved, now, isChanged },
      isStale: isStale && isChanged && !isOwn,
      canUndo: past.length > 0,
      change: (next) =>
        setEdited((before) =>
          isSame(before.now, next)
            ? before
            : { ...before, now: next, past: [...before.past, before.now] },
        ),
      undo: () =>
        setEdited((before) => {
          const last = before.past.at(-1)
          return last ? { ...before, now: last, past: before.past.slice(0, -1) } : before
        }),
      keep: (made) => setEdited((before) => ({ ...before, own: made })),
      startOver: () => setEdited(begin(run)),
    }),
    [version, saved, now, past, isChanged, isStale, isOwn, run],
  )
}

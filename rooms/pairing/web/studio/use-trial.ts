/** Keeps a trial of the draft beside it. While one is computed the newest draft waits, and those between are skipped. */
import { useEffect, useRef, useState } from 'react'
import type { Draft } from './draft.ts'
import type { TrialClient } from './trial-client.ts'
import type { Shown } from './trial-tasks.ts'

export interface Tried {
  draft: Draft
  trial: Shown
}

export function useTrial(
  trials: TrialClient | undefined,
  run: string,
  /** Nothing is asked while there is none. */
  draft: Draft | undefined,
): { tried: Tried | undefined; failed: boolean } {
  const [tried, setTried] = useState<Tried>()
  const [failed, setFailed] = useState(false)
  const wanted = useRef<Draft>(undefined)
  const busy = useRef(false)
  useEffect(() => {
    if (!trials || !draft) return
    wanted.current = draft
    const next = async () => {
      busy.current = true
      while (wanted.current) {
        const asked: Draft = wanted.current
        wanted.current = undefined
        const trial = await trials.ask('try', { run, draft: asked })
        setTried({ draft: asked, trial })
      }
    }
    if (busy.current) return
    next()
      .catch(() => setFailed(true))
      .finally(() => {
        busy.current = false
      })
  }, [trials, run, draft])
  return { tried, failed }
}

import { useEffect, useState } from 'react'
import { openTrials, type TrialClient } from './trial-client.ts'

/** One thread for the page, gone with it. */
export function useTrials(): TrialClient | undefined {
  const [trials, setTrials] = useState<TrialClient>()
  useEffect(() => {
    const opened = openTrials()
    setTrials(opened)
    return () => opened.close()
  }, [])
  return trials
}

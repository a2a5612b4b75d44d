/** What earlier rules of the same run would come to on the roster as it is. */
import type { Roster } from '@lianjian/pairing'
import { useMemo } from 'react'
import type { RuleVersion } from '../queries.ts'
import type { Draft } from './draft.ts'
import type { Outcome } from './outcome.ts'
import type { TrialClient } from './trial-client.ts'
import { useTrial } from './use-trial.ts'

/** @param held the name under which the roster is held */
export function useVersion(
  trials: TrialClient | undefined,
  held: string,
  roster: Roster,
  version: RuleVersion | undefined,
): { outcome: Outcome | undefined; cannot: boolean } {
  const draft = useMemo<Draft | undefined>(
    () => version && { rules: version.rules, changes: [] },
    [version],
  )
  const { tried, failed } = useTrial(trials, held, draft)
  const own = tried && tried.draft === draft ? tried : undefined
  const outcome = useMemo<Outcome | undefined>(
    () =>
      own?.trial.outcome === 'paired'
        ? {
            ...{ roster, rules: own.draft.rules, pairs: own.trial.pairs },
            ...{ isExample: true, met: own.trial.met },
          }
        : undefined,
    [own, roster],
  )
  return { outcome, cannot: failed || (own !== undefined && own.trial.outcome !== 'paired') }
}

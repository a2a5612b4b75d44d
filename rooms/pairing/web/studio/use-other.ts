/** What another run came to, or would by its own rules and roster. */
import type { Rules } from '@lianjian/pairing/rules'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { type ListedRun, type RunPlace, runQuery, runRosterQuery } from '../queries.ts'
import type { Outcome } from './outcome.ts'
import type { TrialClient } from './trial-client.ts'

const nowhere: RunPlace = { county: '', id: '' }

export function useOther(
  trials: TrialClient | undefined,
  listed: ListedRun | undefined,
): { other: Outcome | undefined; cannot: boolean } {
  const { api } = useDesk()
  const place = listed ? { county: listed.countyCode, id: listed.id } : nowhere
  const enabled = listed !== undefined
  const { data: run } = useQuery({ ...runQuery(api, place), enabled })
  const { data: of } = useQuery({ ...runRosterQuery(api, place), enabled })
  const [found, setFound] = useState<{ id: string; outcome: Outcome | undefined }>()
  useEffect(() => {
    if (!trials || !run || !of) return
    const { roster, pairs } = of
    const rules = run.rules as Rules
    const put = (outcome: Outcome | undefined) => setFound({ id: run.id, outcome })
    if (pairs) return put({ roster, rules, pairs, isExample: false })
    trials.hold(run.id, roster)
    trials
      .ask('try', { run: run.id, draft: { rules, changes: [] } })
      .then((trial) => {
        put(
          trial.outcome === 'paired'
            ? { roster, rules, pairs: trial.pairs, isExample: true, met: trial.met }
            : undefined,
        )
      })
      .catch(() => put(undefined))
  }, [trials, run, of])
  const isFound = listed !== undefined && found?.id === listed.id
  return {
    other: isFound ? found.outcome : undefined,
    cannot: isFound && found.outcome === undefined,
  }
}

/** What the last try of a run came to: its rules are the same, its roster is frozen, so the last one counts. */
import type { Reason } from '@lianjian/pairing'
import type { Run } from './queries.ts'

/** As much of an outcome as is shown. */
export type Outcome =
  | {
      outcome: 'paired'
      tried: number
      communities: number
      covered: { min: number; max: number }
      load: { min: number; max: number }
    }
  | { outcome: 'infeasible' | 'refused'; reasons: Reason[] }

export interface Tried {
  simulations: readonly Run['simulations'][number][]
}

export function newestTrialOf({ simulations }: Tried): Outcome | undefined {
  const newest = simulations.reduce<Run['simulations'][number] | undefined>(
    (last, each) => (last && last.number > each.number ? last : each),
    undefined,
  )
  return newest?.outcome as Outcome | undefined
}

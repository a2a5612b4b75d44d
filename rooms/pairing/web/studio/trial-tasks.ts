/** What is computed beside the page, so that the page never waits: trials, and what one pair would cost otherwise. */
import type { Reason, Roster } from '@lianjian/pairing'
import type { Rules } from '@lianjian/pairing/rules'
import { countMet, type Met, type Trial, type TriedPair, tryRules } from '@lianjian/pairing/try'
import { type Draft, rosterWith } from './draft.ts'
import { type Difference, differencesOf } from './outcome.ts'

type Paired = Extract<Trial, { outcome: 'paired' }>

/** A trial as it comes over from the worker. */
export type Shown = Omit<Paired, 'explain'> | Exclude<Trial, Paired>

/** What it would be like with the best other supporter. */
export interface Instead {
  supporter: string
  /** Objectives that would count otherwise, the first that decides first. */
  levels: { level: string; before: number; after: number }[]
  /** The communities that would change supporters, this one among them. */
  moves: Difference[]
}

export interface Answer {
  reasons: Reason[]
  /** Nothing where nobody else could be it, or the rules cannot be met with them. */
  instead?: Instead
}

/** Each by its name: the argument and the answer. Rosters are held by the run that they belong to. */
export interface TrialTasks {
  hold(asked: { run: string; roster: Roster }): void
  try(asked: { run: string; draft: Draft }): Shown
  explain(asked: { run: string; draft: Draft; pair: TriedPair }): Answer
  /** Of pairs that somebody came to already. */
  count(asked: { run: string; rules: Rules; pairs: TriedPair[] }): Met
}

export function createTrialTasks(): TrialTasks {
  const rosters = new Map<string, Roster>()
  let last: { key: string; roster: Roster; trial: Trial } | undefined
  const rosterOf = (run: string) => {
    const roster = rosters.get(run)
    if (!roster) throw new Error(`no roster of ${run} is held`)
    return roster
  }
  const tried = (run: string, draft: Draft) => {
    const key = JSON.stringify([run, draft])
    if (last?.key === key) return last
    const roster = rosterWith(rosterOf(run), draft.changes)
    last = { key, roster, trial: tryRules(roster, draft.rules) }
    return last
  }
  return {
    hold({ run, roster }) {
      rosters.set(run, roster)
      last = undefined
    },
    try({ run, draft }) {
      const { trial } = tried(run, draft)
      if (trial.outcome !== 'paired') return trial
      const { explain: _explain, ...shown } = trial
      return shown
    },
    explain({ run, draft, pair }) {
      const { roster, trial } = tried(run, draft)
      if (trial.outcome !== 'paired') return { reasons: [] }
      const { reasons, alternative } = trial.explain(pair)
      const instead = alternative && insteadOf(roster, draft.rules, trial, pair, alternative)
      // What the other would cost is known exactly: the last reason, a bound from prices, says no more.
      return instead ? { reasons: reasons.slice(0, -1), instead } : { reasons }
    },
    count: ({ run, rules, pairs }) => countMet(rosterOf(run), rules, pairs),
  }
}

/** Solved once more with the other in place: exact, where the prices alone give a lower bound. */
function insteadOf(
  roster: Roster,
  rules: Rules,
  trial: Paired,
  [supporter, community]: TriedPair,
  alternative: string,
): Instead | undefined {
  const isTied = roster.relations.some(
    (each) => each.supporter === supporter && each.community === community,
  )
  const relations = [
    ...roster.relations,
    { supporter: alternative, community, relation: 'locked' as const },
    // Two that are tied cannot be kept apart as well; where there is room for one, the lock alone does it.
    ...(isTied ? [] : [{ supporter, community, relation: 'avoid' as const }]),
  ]
  const other = tryRules({ ...roster, relations }, rules)
  if (other.outcome !== 'paired') return undefined
  const levels = trial.levels.flatMap(({ level, value }, at) => {
    const after = other.levels[at]?.value ?? value
    return after === value ? [] : [{ level, before: value, after }]
  })
  return { supporter: alternative, levels, moves: differencesOf(trial.pairs, other.pairs) }
}

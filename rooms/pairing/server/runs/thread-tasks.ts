/** What a run computes in a thread of its own, because it would hold up every other request. */
import {
  type Ceremony,
  type Reason,
  Refusal,
  type Report,
  type Roster,
  type Rules,
  run,
} from '@lianjian/pairing'
import { isQuicknetSignature } from '@lianjian/pairing/quicknet'
import type { ThreadTasks } from '#base/server/jobs/thread.ts'
import { type RunReport, reportOfRun } from './run-report.ts'

export const decideTask = 'pairing-decide'
export const simulateTask = 'pairing-simulate'

export interface DecideInput {
  roster: Roster
  rules: Rules
  rowSecret: Uint8Array
  /** 64 hexadecimal digits each. */
  seeds: readonly string[]
  /** Instead of a seed that was typed. */
  ceremony?: Ceremony | undefined
}

export type Decided =
  | {
      outcome: 'paired'
      transcript: string
      inputRoot: string
      pairings: Report['pairings']
      report: RunReport
    }
  | { outcome: 'infeasible' | 'refused'; reasons: Reason[] }

/** Of runs for seeds that count nothing: figures, never pairs. */
export type Simulated =
  | {
      outcome: 'paired'
      tried: number
      communities: number
      /** Fewest and most communities that got a partner. */
      covered: { min: number; max: number }
      load: Report['load']
      /** Mean of each level over all seeds. */
      levels: { level: string; mean: number }[]
      notices: Report['notices']
    }
  | { outcome: 'infeasible' | 'refused'; reasons: Reason[] }

export const pairingThreadTasks: ThreadTasks = {
  [decideTask]: async (input: DecideInput): Promise<Decided> => decide(input),
  [simulateTask]: async (input: DecideInput): Promise<Simulated> => simulate(input),
}

function decide({ roster, rules, rowSecret, seeds, ceremony }: DecideInput): Decided {
  return answering(() => {
    const source = ceremony
      ? { ceremony, isSigned: isQuicknetSignature }
      : { typed: seeds[0] as string }
    const result = run(roster, rules, source, rowSecret)
    if (result.outcome === 'infeasible') return { outcome: 'infeasible', reasons: result.reasons }
    const { transcript, inputRoot, report } = result
    const { pairings } = report
    return {
      ...{ outcome: 'paired', transcript, inputRoot, pairings },
      report: reportOfRun(report, transcript),
    }
  })
}

function simulate({ roster, rules, rowSecret, seeds }: DecideInput): Simulated {
  return answering(() => {
    const reports: Report[] = []
    for (const seed of seeds) {
      const result = run(roster, rules, { typed: seed }, rowSecret)
      if (result.outcome === 'infeasible') return { outcome: 'infeasible', reasons: result.reasons }
      reports.push(result.report)
    }
    const covered = reports.map(({ coverage }) => coverage.covered)
    const [first] = reports as [Report, ...Report[]]
    return {
      outcome: 'paired',
      tried: reports.length,
      communities: first.communities,
      covered: { min: Math.min(...covered), max: Math.max(...covered) },
      load: first.load,
      levels: first.levels.map(({ level }, at) => ({
        level,
        mean:
          reports.reduce((sum, { levels }) => sum + (levels[at]?.value ?? 0), 0) / reports.length,
      })),
      notices: first.notices,
    }
  })
}

function answering<T>(act: () => T): T | { outcome: 'refused'; reasons: Reason[] } {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { outcome: 'refused', reasons: error.reasons }
  }
}

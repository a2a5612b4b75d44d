/** What a run computes is done by a job: it may take long, is taken up again after a crash, and can be called off. */
import { randomBytes } from 'node:crypto'
import type { Roster, Rules } from '@lianjian/pairing'
import type { CronItem, TaskList } from 'graphile-worker'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { forgetObjections } from '../objections/forget-objections.ts'
import type { LastMovedOn } from '../parts.ts'
import { watchSilence } from '../silence/watch-silence.ts'
import { finishDeciding, finishSimulating } from './decide-run.ts'
import { findFrozen, findRun, listWorking, type RunKey, type Working } from './store.ts'
import {
  type Decided,
  type DecideInput,
  decideTask,
  type Simulated,
  simulateTask,
} from './thread-tasks.ts'
import { computeTask, wakeRun } from './wake-run.ts'

/** Takes up what a stopped server left, and what a restored backup says is under way: jobs are in no backup. */
export async function resumeRuns(work: Work): Promise<void> {
  const known = codesBetween('000000', '999999')
  const waiting = await work.read({ counties: areaScope('') }, (tx) => listWorking(tx, known))
  for (const key of waiting) {
    await work.write({ counties: [key.countyCode] }, (tx) => wakeRun(tx, key))
  }
}

const forget = 'pairing-forget-objections'
const watch = 'pairing-watch-silence'

interface JobParts {
  work: Work
  thread: Thread
  /** Of the rooms in which something is recorded of partnerships. */
  lastMovedOn: readonly LastMovedOn[]
}

export function pairingTasks({ work, thread, lastMovedOn }: JobParts): TaskList {
  return {
    [computeTask]: async (payload) => {
      const { countyCode, runId } = payload as RunKey
      await computeRun(work, thread, { countyCode, runId })
    },
    [forget]: async () => {
      await forgetObjections(work)
    },
    [watch]: async () => {
      await watchSilence(work, lastMovedOn)
    },
  }
}

/**
 * Ten to three at night in China, and half past six, before anybody is written to; a night that was missed is made up
 * for by the next one.
 */
export const pairingCron: CronItem[] = [
  { task: forget, match: '50 18 * * *' },
  { task: watch, match: '30 22 * * *' },
]

/** One piece of work, whoever asks for it. Nothing when there is none, or it was called off meanwhile. */
export async function computeRun(work: Work, thread: Thread, key: RunKey): Promise<void> {
  const found = await work.read({ counties: [key.countyCode] }, (tx) => findRun(tx, key))
  if (!found?.work) return
  const working: Working = found.work
  const scope = { counties: [key.countyCode], organizations: [found.programmeId] }
  const frozen = await work.read(scope, (tx) => findFrozen(tx, key))
  if (!frozen) throw new Error(`run ${key.runId} is ${found.state} and its roster is not there`)
  const input: DecideInput = {
    roster: frozen.roster as Roster,
    rules: found.rules as Rules,
    rowSecret: frozen.rowSecret,
    ceremony: working.ceremony,
    seeds: working.seed
      ? [working.seed]
      : Array.from({ length: working.seeds ?? 1 }, () => randomBytes(32).toString('hex')),
  }
  const task = working.step === 'simulate' ? simulateTask : decideTask
  const watch = watchCallingOff(work, key, working)
  const outcome = await thread
    .run<Simulated | Decided>(task, input, watch.calledOff)
    .catch((error) => {
      if (watch.calledOff.aborted) return undefined
      throw error
    })
    .finally(watch.stop)
  if (!outcome) return
  await work.write(scope, (tx) =>
    working.step === 'simulate'
      ? finishSimulating(tx, key, working, outcome as Simulated)
      : finishDeciding(tx, key, working, outcome as Decided),
  )
}

const lookEveryMs = 1000

/** Looks now and then whether it is still asked for: whoever called it off may have asked another server. */
function watchCallingOff(work: Work, key: RunKey, working: Working) {
  const called = new AbortController()
  const look = async () => {
    const run = await work.read({ counties: [key.countyCode] }, (tx) => findRun(tx, key))
    if (run?.work?.id !== working.id) called.abort()
  }
  // A database that does not answer has called nothing off.
  const timer = setInterval(() => look().catch(() => undefined), lookEveryMs)
  return { calledOff: called.signal, stop: () => clearInterval(timer) }
}

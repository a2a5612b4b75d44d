/** One step of a run: nobody else in between, in its turn, kept with who, when and why. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { absent } from '#base/shared/problems.ts'
import { movedOn, outOfTurn, refusedStep } from '../../shared/problems.ts'
import { type RunStep, stateAfter } from '../../shared/run-states.ts'
import { findRun, insertStep, type RunKey, type RunRow, updateRun } from './store.ts'

export interface By {
  actor: string
  reason?: string | undefined
}

/** What a step does beyond leading on. */
export interface Done {
  change?: Parameters<typeof updateRun>[2]
  /** SHA-256 of what it made. */
  documentHash?: string
  /** For the journal. */
  after?: Record<string, unknown>
  events?: { topic: string; payload: Record<string, unknown> }[]
}

/**
 * @param version that the person saw; undefined for a job, which acts on the row as it is
 * @throws Problem base.absent, pairing.moved-on, pairing.out-of-turn, pairing.working-already
 */
export async function takeStep(
  tx: WriteTransaction,
  key: RunKey,
  step: RunStep,
  by: By & { version: number | undefined },
  act: (run: RunRow) => Promise<Done>,
): Promise<{ state: RunRow['state']; version: number }> {
  const run = await takeRun(tx, key, step, by.version)
  const state = stateAfter(run.state, step) as RunRow['state']
  const { change, documentHash, after, events } = await act(run)
  await updateRun(tx, run, { ...change, state })
  await insertStep(tx, {
    countyCode: run.countyCode,
    runId: run.id,
    step,
    state,
    at: tx.now,
    actor: by.actor,
    reason: by.reason ?? null,
    documentHash: documentHash ?? null,
    rules: change?.rules,
  })
  await tx.record({
    countyCode: run.countyCode,
    action: `pairing.${step}`,
    subject: { kind: 'run', id: run.id },
    actor: by.actor,
    ...(by.reason !== undefined && { reason: by.reason }),
    before: { state: run.state },
    after: { state, ...after, ...(documentHash && { documentHash }) },
    // Whoever did it is told of it by nobody.
    ...(events && {
      events: events.map(({ topic, payload }) => ({
        topic,
        payload: { ...payload, by: by.actor },
      })),
    }),
  })
  return { state, version: run.version + 1 }
}

/**
 * A run in the state from which the step leads on, held until the transaction ends.
 *
 * @throws as `takeStep`
 */
export async function takeRun(
  tx: WriteTransaction,
  key: RunKey,
  step: RunStep,
  version: number | undefined,
): Promise<RunRow> {
  const run = await findRun(tx, key, true)
  if (!run) throw absent()
  if (version !== undefined && run.version !== version) throw movedOn(run.state, run.version)
  if (!stateAfter(run.state, step)) throw outOfTurn(run.state, step)
  if (run.work && version !== undefined && step !== 'void') throw refusedStep('working-already')
  return run
}

/** Trying a frozen run out, and drawing or solving it: asked for, computed by a job, and what comes of it. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { refusedCeremony } from '../../shared/ceremony-problems.ts'
import { decideInput, simulateInput, stepDone, stepInput } from '../../shared/run-schema.ts'
import { findCeremony } from '../ceremony/store.ts'
import { makeProposals } from '../proposals/make-proposals.ts'
import { leadRun } from './office.ts'
import {
  findRun,
  insertReport,
  insertSimulation,
  insertTranscript,
  type RunKey,
  type RunRow,
  updateRun,
  type Working,
} from './store.ts'
import { takeRun, takeStep } from './take-step.ts'
import type { Decided, Simulated } from './thread-tasks.ts'
import { wakeRun } from './wake-run.ts'

const access = { capability: 'pairing.run' }

export const simulateRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/simulate',
  summary: 'Try a frozen run out with seeds that count nothing; ask the run how far it is',
  access,
  input: simulateInput,
  output: stepDone,
  status: 202,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    return write(led.scope, async (tx) => {
      const run = await takeRun(tx, key, 'simulate', body.version)
      const seeds = run.method === 'draw' ? body.seeds : 1
      const about = { actor: actor.id, reason: body.reason }
      return begin(tx, key, run, { ...about, step: 'simulate', seeds })
    })
  },
})

export const decideRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/decide',
  summary: 'Draw or solve a frozen run from a seed that was typed; ask the run how far it is',
  access,
  input: decideInput,
  output: stepDone,
  status: 202,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      // Held first: somebody may be announcing it at this very moment.
      await findRun(tx, key, true)
      if (await findCeremony(tx, key)) throw refusedCeremony('announced')
      return beginDeciding(tx, key, {
        seed: body.seed.toLowerCase(),
        actor: actor.id,
        reason: body.reason,
        version: body.version,
      })
    })
  },
})

export const callOff = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/call-off',
  summary: 'Call off what is being computed for a run; it stays as it was',
  access,
  input: stepInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const run = (await findRun(tx, key, true)) as RunRow
      if (!run.work) return { state: run.state, version: run.version }
      await updateRun(tx, run, { work: null })
      await tx.record({
        countyCode: county,
        action: 'pairing.call-off',
        subject: { kind: 'run', id: runId },
        actor: actor.id,
        ...(body.reason !== undefined && { reason: body.reason }),
        before: { step: run.work.step },
      })
      return { state: run.state, version: run.version + 1 }
    })
  },
})

/** The job is asked for with the commit; the state is left to what it finds. */
export async function beginDeciding(
  tx: WriteTransaction,
  key: RunKey,
  asked: Omit<Working, 'id' | 'step'> & { version: number | undefined },
): Promise<{ state: RunRow['state']; version: number }> {
  const { version, ...about } = asked
  const found = await findRun(tx, key)
  const step = found?.method === 'draw' ? 'draw' : 'solve'
  const run = await takeRun(tx, key, step, version)
  return begin(tx, key, run, { ...about, step })
}

async function begin(
  tx: WriteTransaction,
  key: RunKey,
  run: RunRow,
  work: Omit<Working, 'id'>,
): Promise<{ state: RunRow['state']; version: number }> {
  await updateRun(tx, run, { work: { ...work, id: newId(tx.now) } })
  await wakeRun(tx, key)
  return { state: run.state, version: run.version + 1 }
}

/** Nothing when it was called off meanwhile. */
export async function finishSimulating(
  tx: WriteTransaction,
  key: RunKey,
  working: Working,
  outcome: Simulated,
): Promise<void> {
  const run = await findRun(tx, key, true)
  if (run?.work?.id !== working.id) return
  const by = { actor: working.actor, reason: working.reason, version: undefined }
  await takeStep(tx, key, 'simulate', by, async () => {
    await insertSimulation(tx, key, { ownerOrgId: run.programmeId, actor: working.actor, outcome })
    return { change: { work: null }, after: { outcome: outcome.outcome } }
  })
}

/** What cannot be paired is told by a simulation row and leaves the run where it was. */
export async function finishDeciding(
  tx: WriteTransaction,
  key: RunKey,
  working: Working,
  outcome: Decided,
): Promise<void> {
  const run = await findRun(tx, key, true)
  if (run?.work?.id !== working.id) return
  if (outcome.outcome !== 'paired') {
    await insertSimulation(tx, key, { ownerOrgId: run.programmeId, actor: working.actor, outcome })
    await updateRun(tx, run, { work: null })
    return
  }
  if (outcome.inputRoot !== run.inputRoot) {
    throw new Error(
      `run ${run.id}: its roster gives ${outcome.inputRoot}, frozen was ${run.inputRoot}`,
    )
  }
  const step = run.method === 'draw' ? 'draw' : 'solve'
  const by = { actor: working.actor, reason: working.reason, version: undefined }
  await takeStep(tx, key, step, by, async () => {
    const transcriptHash = JSON.parse(outcome.transcript).hash as string
    await insertTranscript(tx, key, outcome.transcript)
    await insertReport(tx, key, { ownerOrgId: run.programmeId, body: outcome.report })
    await makeProposals(tx, run, outcome.pairings)
    return {
      change: {
        work: null,
        transcriptHash,
        pairCount: outcome.pairings.length,
        runAt: tx.now,
      },
      documentHash: transcriptHash,
      after: { transcriptHash },
    }
  })
}

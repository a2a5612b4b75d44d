import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import type { Language } from '#base/shared/language.ts'
import { absent } from '#base/shared/problems.ts'
import { listRunsInput, listRunsOutput, runInput, runOutput } from '../../shared/run-schema.ts'
import type { RunState } from '../../shared/run-states.ts'
import { findCeremony } from '../ceremony/store.ts'
import { countObjections } from '../objections/store.ts'
import type { PairingParts } from '../parts.ts'
import { presentClosed } from '../present-closed.ts'
import { countClosedSides, countProposals } from '../proposals/store.ts'
import { countStranded } from '../store.ts'
import { isAnswerDayOver } from './lapse-run.ts'
import { type Led, leadCycle, leadRun } from './office.ts'
import { type Moves, movesOf } from './re-pair.ts'
import {
  findRun,
  listFamily,
  listRunsOf,
  listSimulations,
  listSteps,
  type RunKey,
  type RunRow,
} from './store.ts'

const access = { capability: 'pairing.run' }

export const listRuns = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/runs',
  summary: 'The runs of a cycle, newest first',
  access,
  input: listRunsInput,
  output: listRunsOutput,
  async handle({ actor, params, read }) {
    const led = await leadCycle(read, params.cycleId, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => ({
      items: (await listRunsOf(tx, led.countyCode, params.cycleId)).map(itemOf),
    }))
  },
})

export const showRun = (parts: PairingParts) =>
  route({
    method: 'GET',
    path: '/api/runs/:county/:runId',
    summary: 'One run: its rules, its steps, what came of trying it out, how many answered',
    access,
    input: runInput,
    output: runOutput,
    async handle({ actor, language, params: { county, runId }, read }) {
      const key = { countyCode: county, runId }
      const led = await leadRun(read, key, actor.reach('pairing.run'))
      return read(led.scope, async (tx) => {
        const run = await findRun(tx, key)
        if (!run) throw absent()
        const { rules, inputRoot, transcriptHash, work } = run
        return {
          ...itemOf(run),
          rules,
          inputRoot,
          transcriptHash,
          announced: (await findCeremony(tx, key)) !== undefined,
          working: work?.step ?? null,
          moves: await shownMoves(tx, led, run),
          closed: await closedOf(tx, led, run, language),
          steps: await stepsOf(tx, parts, key),
          simulations: (await listSimulations(tx, key)).map(({ number, at, outcome }) => ({
            number,
            at: at.toISOString(),
            outcome,
          })),
          counts: { ...(await countsOf(tx, run)), ...(await countObjections(tx, key)) },
        }
      })
    },
  })

async function countsOf(tx: Transaction, run: RunRow) {
  const { waitingOwn, ...counts } = await countProposals(tx, run)
  const isOver = run.state === 'proposed' && isAnswerDayOver(run, dayOf(tx.now))
  return { ...counts, overdue: isOver ? waitingOwn : 0 }
}

/** Before it is done; afterwards the journal has them. */
async function shownMoves(tx: Transaction, led: Led, run: RunRow): Promise<Moves | null> {
  const ahead = ['solved', 'proposed', 'disclosed']
  if (run.kind !== 're-pairing' || !ahead.includes(run.state)) return null
  const { ended: _ended, ...moves } = await movesOf(tx, led, run)
  return moves
}

/** Whom the office has to pair again once it is in force; told before that, and after. */
async function closedOf(tx: Transaction, led: Led, run: RunRow, language: Language) {
  if (run.parentId !== null) return []
  const found = await closedSidesOf(tx, led.scope.counties, run)
  const present = await presentClosed(tx, led.scope.counties, found, language)
  return found.map(({ organizationId, count }) => ({
    ...{ organization: present(organizationId), count },
  }))
}

async function closedSidesOf(tx: Transaction, counties: readonly string[], run: RunRow) {
  if (run.state === 'disclosed') return countClosedSides(tx, counties, run)
  if (run.state !== 'in-force') return []
  const family = await listFamily(tx, { countyCode: run.countyCode, runId: run.id })
  return countStranded(
    tx,
    counties,
    dayOf(tx.now),
    family.map(({ id }) => id),
  )
}

function itemOf(run: RunRow) {
  const { countyCode, id, cycleId, kind, parentId, method, state, way, version } = run
  const { pairCount, answerBy, disclosedFrom, disclosedUntil, inForceOn } = run
  const about = { countyCode, id, cycleId, kind, parentId, method, state, way, version }
  const days = { answerBy, disclosedFrom, disclosedUntil, inForceOn }
  return { ...about, ...days, pairCount, createdAt: run.createdAt.toISOString() }
}

async function stepsOf(tx: Transaction, { namesOfUsers }: PairingParts, key: RunKey) {
  const steps = await listSteps(tx, key)
  const names = await namesOfUsers(tx, [...new Set(steps.map(({ actor }) => actor))])
  return steps.map(({ number, step, state, at, actor, reason, documentHash }) => ({
    number,
    step,
    state: state as RunState,
    at: at.toISOString(),
    by: names.get(actor) ?? '',
    reason,
    documentHash,
  }))
}

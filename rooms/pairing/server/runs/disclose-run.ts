/** Five working days in public, and then in force. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { holdGuests, type OrganizationRow } from '#rooms/organizations/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import { discloseInput, stepDone, stepInput, voidInput } from '../../shared/run-schema.ts'
import { communityOf, organizationsAt, supporterOf } from '../across-counties.ts'
import { countUndecided } from '../objections/store.ts'
import { listProposals, type ProposalRow } from '../proposals/store.ts'
import { insertPartnerships } from '../store.ts'
import { isFallen, isUnderWay } from './draw-again.ts'
import { type Led, leadRun } from './office.ts'
import { endMoved } from './re-pair.ts'
import { refuseOvertaken } from './refuse-overtaken.ts'
import { holdCycle, insertStep, listFamily, type RunKey, type RunRow, updateRun } from './store.ts'
import { type By, takeStep } from './take-step.ts'
import { lastWorkingDay } from './working-days.ts'

const access = { capability: 'pairing.run' }
const workingDays = 5

export const discloseRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/disclose',
  summary: 'Disclose what both sides accepted, for five working days by the national calendar',
  access,
  input: discloseInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, now, read, write }) {
    const key = { countyCode: county, runId }
    const { scope, cycle } = await leadRun(read, key, actor.reach('pairing.run'))
    const { from, reason, version } = body
    if (from < dayOf(now)) throw refusedStep('day-past')
    return write(scope, (tx) =>
      takeStep(tx, key, 'disclose', { actor: actor.id, reason, version }, async (run) => {
        if (run.kind === 'remainder') throw refusedStep('belongs-to-another')
        if (from > cycle.endsOn) throw refusedStep('day-beyond', { until: cycle.endsOn })
        await refuseOvertaken(tx, run)
        await refuseUnsettled(tx, run)
        const { until, guessed } = lastWorkingDay(from, workingDays)
        if (until >= cycle.endsOn) throw refusedStep('day-beyond', { until: cycle.endsOn })
        const days = { disclosedFrom: from, disclosedUntil: until }
        await discloseRemainders(tx, key, days, { actor: actor.id, reason })
        return {
          change: days,
          after: { from, until, guessed },
          events: [{ topic: 'pairing.disclosed', payload: { runId } }],
        }
      }),
    )
  },
})

/** @throws Problem pairing.remainder-open, pairing.unanswered */
async function refuseUnsettled(tx: Transaction, run: RunRow): Promise<void> {
  const own = { countyCode: run.countyCode, runId: run.id }
  if (run.parentId === null && (await listFamily(tx, own)).some(isUnderWay)) {
    throw refusedStep('remainder-open')
  }
  const waiting = (await listProposals(tx, run, { state: 'waiting' })).filter(
    ({ droppedBy }) => droppedBy === null,
  )
  if (waiting.length > 0) throw refusedStep('unanswered', { count: waiting.length })
}

/** Runs of the remainder are disclosed with it; with their days, as whoever reads them expects. */
async function discloseRemainders(
  tx: WriteTransaction,
  key: RunKey,
  days: { disclosedFrom: string; disclosedUntil: string },
  by: By,
): Promise<void> {
  for (const run of await listFamily(tx, key)) {
    if (run.kind === 'remainder' && run.state === 'proposed') {
      await goAlong(tx, run, 'disclose', { state: 'disclosed', ...days }, by)
    }
  }
}

/** A run that belongs to another goes along with it. */
async function goAlong(
  tx: WriteTransaction,
  run: RunRow,
  step: 'disclose' | 'enforce' | 'void',
  change: { state: RunRow['state'] } & Parameters<typeof updateRun>[2],
  by: By,
): Promise<void> {
  await updateRun(tx, run, change)
  await insertStep(tx, {
    countyCode: run.countyCode,
    runId: run.id,
    step,
    state: change.state,
    at: tx.now,
    actor: by.actor,
    reason: by.reason ?? null,
    documentHash: null,
  })
}

export const enforceRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/enforce',
  summary: 'Put what was disclosed in force: partnerships begin',
  access,
  input: stepInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    const by = { actor: actor.id, reason: body.reason, version: body.version }
    return write(led.scope, async (tx) => {
      await holdCycle(tx, county, led.cycle.id)
      return takeStep(tx, key, 'enforce', by, async (run) => {
        await refuseEarly(tx, run)
        await refuseOvertaken(tx, run)
        const { endsOn } = led.cycle
        if (dayOf(tx.now) > endsOn) throw refusedStep('cycle-over', { until: endsOn })
        const moves = run.kind === 're-pairing' ? await endMoved(tx, led, run, by) : undefined
        const begun = await beginPartnerships(tx, led, run)
        const inForceOn = dayOf(tx.now)
        for (const each of await listFamily(tx, key)) {
          if (each.parentId === null || each.state !== 'disclosed') continue
          await goAlong(tx, each, 'enforce', { state: 'in-force', inForceOn }, by)
        }
        return {
          change: { inForceOn, pairCount: begun + (moves?.kept ?? 0) },
          after: { partnerships: begun, ...moves },
          events: [{ topic: 'pairing.in-force', payload: { runId, cycleId: run.cycleId } }],
        }
      })
    })
  },
})

/** @throws Problem pairing.days-left, pairing.undecided, pairing.remainder-open, pairing.unanswered */
async function refuseEarly(tx: Transaction, run: RunRow): Promise<void> {
  const key = { countyCode: run.countyCode, runId: run.id }
  if (run.parentId !== null) throw refusedStep('belongs-to-another')
  // One after an objection has its own five days.
  const days = (await listFamily(tx, key)).flatMap(({ state, disclosedUntil }) =>
    state === 'disclosed' ? [disclosedUntil as string] : [],
  )
  const until = days.sort().at(-1) as string
  if (dayOf(tx.now) <= until) throw refusedStep('days-left', { until })
  const undecided = await countUndecided(tx, key)
  if (undecided > 0) throw refusedStep('undecided', { count: undecided })
  await refuseUnsettled(tx, run)
}

/** From the day on; a retained one from when it really began. */
async function beginPartnerships(tx: WriteTransaction, led: Led, run: RunRow): Promise<number> {
  const standing = (await listProposals(tx, run, {})).filter((each) => !isFallen(each))
  await receiveGuests(tx, standing)
  const today = dayOf(tx.now)
  const { cycle } = led
  await insertPartnerships(
    tx,
    standing.map((row) => ({
      countyCode: communityOf(row).countyCode,
      id: newId(tx.now),
      cycleId: row.cycleId,
      runId: row.runId,
      runCountyCode: row.countyCode,
      proposalId: row.id,
      supporterId: row.supporterId,
      communityId: row.communityId,
      communityRegionCode: row.communityRegionCode,
      origin: row.origin,
      reasons: JSON.stringify(row.reasons),
      beginsOn: row.since ?? (today > cycle.beginsOn ? today : cycle.beginsOn),
      endsOn: cycle.endsOn,
    })),
  )
  return standing.length
}

/** Supporters of other counties are written down where their partners are. */
async function receiveGuests(tx: WriteTransaction, rows: readonly ProposalRow[]): Promise<void> {
  const crossing = rows.filter((row) => supporterOf(row).countyCode !== communityOf(row).countyCode)
  const homes = await organizationsAt(tx, crossing.map(supporterOf))
  for (const [countyCode, own] of Map.groupBy(crossing, (row) => communityOf(row).countyCode)) {
    const ids = new Set(own.map(({ supporterId }) => supporterId))
    const guests = [...ids].map((id) => homes.get(id) as OrganizationRow)
    await holdGuests(tx, countyCode, guests)
  }
}

export const voidRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/void',
  summary: 'Void a run that is not in force; its record stays',
  access,
  input: voidInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    const by = { actor: actor.id, reason: body.reason, version: body.version }
    return write(scope, (tx) =>
      takeStep(tx, key, 'void', by, async () => {
        for (const each of await listFamily(tx, key)) {
          if (each.id === runId || ['in-force', 'void'].includes(each.state)) continue
          await goAlong(tx, each, 'void', { state: 'void', work: null }, by)
        }
        return { change: { work: null } }
      }),
    )
  },
})

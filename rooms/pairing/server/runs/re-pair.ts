/**
 * Units merge and close, communities are added: what is in force stays where it can. A run of its own, solved with
 * stability before every other objective but coverage, so that its certificate proves that fewer pairs could not move.
 */
import type { Rules } from '@lianjian/pairing'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { refusedStep } from '../../shared/problems.ts'
import { rePairInput, runMade } from '../../shared/run-schema.ts'
import { listInForce } from '../roster/store.ts'
import { endPartnerships, findRunInForce, findTranscript } from '../store.ts'
import { beginRun } from './create-run.ts'
import { freezeNow } from './freeze-run.ts'
import { type Led, leadCycle } from './office.ts'
import { findFrozen, type RunKey, type RunRow } from './store.ts'

export const rePair = route({
  method: 'POST',
  path: '/api/cycles/:cycleId/re-pairing',
  summary: 'Freeze a run that keeps what is in force where it can, after closings and additions',
  access: { capability: 'pairing.run' },
  input: rePairInput,
  output: runMade,
  async handle({ actor, params: { cycleId }, body, read, write }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    const by = { actor: actor.id, reason: body.reason }
    return write(led.scope, async (tx) => {
      const { counties } = led.scope
      const inForce = await listInForce(tx, counties, cycleId, dayOf(tx.now))
      const last = await findRunInForce(tx, led.countyCode, cycleId)
      if (!last || inForce.length === 0) throw refusedStep('nothing-in-force')
      const rules = stableRules(last.rules as Rules)
      const made = await beginRun(tx, led, { rules, kind: 're-pairing' }, by)
      const key = { countyCode: made.countyCode, runId: made.id }
      const among = { inForce, taken: new Map<string, number>() }
      const frozen = await freezeNow(tx, led, key, { ...by, version: made.version }, among)
      return { ...made, version: frozen.version }
    })
  },
})

function stableRules(rules: Rules): Rules {
  const rest = rules.objectives.filter((each) => each !== 'stability')
  return { ...rules, method: 'optimize', hardMinima: false, objectives: ['stability', ...rest] }
}

/** Pairs that a run came to, as ids with a space between. */
async function pairsOf(tx: Transaction, key: RunKey): Promise<ReadonlySet<string>> {
  const [frozen, transcript] = [
    await findFrozen(tx, key),
    await findTranscript(tx, key.countyCode, key.runId),
  ]
  if (!frozen || transcript === undefined) throw new Error(`run ${key.runId} has no transcript`)
  const { pairs } = JSON.parse(transcript) as { pairs: [string, string][] }
  return new Set(
    pairs.map(([supporter, community]) =>
      [frozen.ids.supporter[supporter]?.id, frozen.ids.community[community]?.id].join(' '),
    ),
  )
}

export interface Moves {
  /** In force and kept. */
  kept: number
  /** Ended because one side is no more, or takes part no longer. */
  forced: number
  /** Ended beside those: the fewest that could be. */
  others: number
}

/** What a run of this kind ends and keeps, as things stand now. */
export async function movesOf(
  tx: Transaction,
  led: Led,
  run: RunRow,
): Promise<Moves & { ended: string[] }> {
  const key = { countyCode: run.countyCode, runId: run.id }
  const pairs = await pairsOf(tx, key)
  const frozen = await findFrozen(tx, key)
  const present = new Set(
    frozen
      ? [...Object.values(frozen.ids.supporter), ...Object.values(frozen.ids.community)].map(
          ({ id }) => id,
        )
      : [],
  )
  const inForce = await listInForce(tx, led.scope.counties, run.cycleId, dayOf(tx.now))
  const ended = inForce.filter((row) => !pairs.has(`${row.supporterId} ${row.communityId}`))
  const forced = ended.filter(
    (row) => !present.has(row.supporterId) || !present.has(row.communityId),
  )
  return {
    kept: inForce.length - ended.length,
    forced: forced.length,
    others: ended.length - forced.length,
    ended: ended.map(({ id }) => id),
  }
}

/** Ends what the run ends; nothing of what was is rewritten. */
export async function endMoved(
  tx: WriteTransaction,
  led: Led,
  run: RunRow,
  by: { actor: string },
): Promise<Moves> {
  const { ended, ...moves } = await movesOf(tx, led, run)
  const reason = '重新结对'
  for (const row of await endPartnerships(tx, led.scope.counties, ended, {
    ...{ endsOn: dayOf(tx.now), endReason: reason, endedBy: by.actor },
  })) {
    await tx.record({
      countyCode: row.countyCode,
      action: 'pairing.end-partnership',
      subject: { kind: 'partnership', id: row.id },
      actor: by.actor,
      reason,
      before: { endsOn: row.before },
      after: { endsOn: dayOf(tx.now) },
    })
  }
  return moves
}

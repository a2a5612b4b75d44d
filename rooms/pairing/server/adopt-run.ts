import { randomBytes } from 'node:crypto'
import { type Reason, type Roster, type Rules, run, type SeedSource } from '@lianjian/pairing'
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import type { Origin } from '../shared/schema.ts'
import { type GivenRoster, idOf, rosterRows } from './roster/given-roster.ts'
import { putRosterRows } from './roster/store.ts'
import { insertRun, insertSecret, insertTranscript } from './runs/store.ts'
import { insertPartnerships } from './store.ts'

export interface AdoptRun extends GivenRoster {
  cycle: { id: string; beginsOn: string; endsOn: string }
  rules: Rules
  seed: SeedSource
  actor: string
  reason: string
}

export type Adopted =
  | { outcome: 'adopted'; runId: string; pairs: number; uncovered: number }
  | { outcome: 'infeasible'; reasons: Reason[] }

/**
 * Calculates a pairing and puts it in force: roster, run, transcript and partnerships, or nothing. The
 * transaction's scope must hold the county and the programme.
 *
 * @throws Refusal of the engine when roster, rules or seed are faulty
 */
export async function adoptRun(tx: WriteTransaction, input: AdoptRun): Promise<Adopted> {
  const { countyCode, cycle, programmeId, roster, rules } = input
  const rowSecret = randomBytes(32)
  const result = run(roster, rules, input.seed, rowSecret)
  if (result.outcome === 'infeasible') return { outcome: 'infeasible', reasons: result.reasons }
  const runId = newId()
  const origin: Origin = rules.method === 'draw' ? 'drawn' : 'solved'
  const record = {
    countyCode,
    id: runId,
    cycleId: cycle.id,
    programmeId,
    createdAt: tx.now,
    method: rules.method,
    state: 'in-force',
    rules: JSON.stringify(rules),
    inputRoot: result.inputRoot,
    transcriptHash: JSON.parse(result.transcript).hash as string,
    pairCount: result.pairs.length,
    runAt: tx.now,
    inForceOn: dayOf(tx.now),
  }
  const key = { countyCode, runId }
  await putRosterRows(tx, rosterRows(input))
  await insertRun(tx, record)
  await insertTranscript(tx, key, result.transcript)
  await insertSecret(tx, key, { ownerOrgId: programmeId, rowSecret })
  await insertPartnerships(
    tx,
    result.report.pairings.map(({ supporter, community, why }) => ({
      countyCode,
      id: newId(tx.now),
      cycleId: cycle.id,
      runId,
      supporterId: idOf(input.supporterIds, supporter.code),
      communityId: idOf(input.communityIds, community.code),
      communityRegionCode: regionOf(roster, community.code),
      origin,
      reasons: JSON.stringify(why.reasons),
      beginsOn: cycle.beginsOn,
      endsOn: cycle.endsOn,
    })),
  )
  await tx.record({
    countyCode,
    action: 'pairing.adopt-run',
    subject: { kind: 'run', id: runId },
    actor: input.actor,
    reason: input.reason,
    after: { inputRoot: record.inputRoot, transcriptHash: record.transcriptHash },
    events: [{ topic: 'pairing.in-force', payload: { runId, cycleId: cycle.id } }],
  })
  return {
    outcome: 'adopted',
    runId,
    pairs: result.pairs.length,
    uncovered: result.uncovered.length,
  }
}

function regionOf(roster: Roster, code: string): string {
  const region = roster.communities.find((each) => each.code === code)?.region
  if (!region) throw new Error(`community ${code} has no region code`)
  return region
}

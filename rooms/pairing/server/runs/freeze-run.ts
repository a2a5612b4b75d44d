import { createHash, randomBytes } from 'node:crypto'
import { freeze, frozenText, Refusal, type Roster, type Rules } from '@lianjian/pairing'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { engineRefused, type RefusalCode, refusedStep } from '../../shared/problems.ts'
import { stepDone, stepInput } from '../../shared/run-schema.ts'
import type { Among } from '../roster/assemble-roster.ts'
import { type Led, leadRun, ownerOf } from './office.ts'
import { rosterNow } from './run-roster.ts'
import { insertFrozen, type RunKey } from './store.ts'
import { type By, takeStep } from './take-step.ts'

export const freezeRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/freeze',
  summary: 'Freeze list and rules of a run: the list is published by its hash and never changes',
  access: { capability: 'pairing.run' },
  input: stepInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    const by = { actor: actor.id, reason: body.reason, version: body.version }
    return write(led.scope, (tx) => freezeNow(tx, led, key, by))
  },
})

/**
 * @param among which participants are in it; all that have a place left beside what is in force when left out
 * @throws Problem pairing.roster with every fault of the list under these rules
 */
export async function freezeNow(
  tx: WriteTransaction,
  led: Led,
  key: RunKey,
  by: By & { version: number | undefined },
  among: Among = {},
): ReturnType<typeof takeStep> {
  return takeStep(tx, key, 'freeze', by, async (run) => {
    const { roster, ids } = await rosterNow(tx, led, among)
    if (roster.supporters.length === 0 || roster.communities.length === 0) {
      throw refusedStep(emptyOf(roster, among))
    }
    const rowSecret = randomBytes(32)
    const frozen = refusing(() => freeze(roster, run.rules as Rules, rowSecret))
    const list = frozenText(frozen)
    await insertFrozen(tx, key, { ownerOrgId: ownerOf(led), roster, ids, list, rowSecret })
    return {
      change: { inputRoot: frozen.inputRoot },
      documentHash: createHash('sha256').update(list).digest('hex'),
      after: { inputRoot: frozen.inputRoot },
    }
  })
}

/** Of a run of some alone the roster is there: nothing of it is free, or nobody has a place. */
function emptyOf({ communities }: Roster, among: Among): RefusalCode {
  if (among.communities === undefined) return 'no-roster'
  return communities.length === 0 ? 'nothing-free' : 'no-places-left'
}

/** What the engine refuses, as this room says it. */
export function refusing<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof Refusal ? engineRefused(error) : error
  }
}

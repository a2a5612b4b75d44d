import { type Rules, rulesSchema } from '@lianjian/pairing/rules'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { settingsInForce } from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import { createRunInput, type RunKind, runMade } from '../../shared/run-schema.ts'
import { type Led, leadCycle } from './office.ts'
import { insertRun, insertStep } from './store.ts'
import type { By } from './take-step.ts'

export const createRun = route({
  method: 'POST',
  path: '/api/cycles/:cycleId/runs',
  summary: 'Begin a run of a cycle as a draft, with the rules of one of the programme’s ways',
  access: { capability: 'pairing.run' },
  input: createRunInput,
  output: runMade,
  async handle({ actor, params, body, read, write }) {
    const led = await leadCycle(read, params.cycleId, actor.reach('pairing.run'))
    return write(led.scope, async (tx) => {
      const rules = body.rules ?? (await rulesOfWay(tx, led, body.way))
      return beginRun(tx, led, { rules, way: body.way }, { actor: actor.id, reason: body.reason })
    })
  },
})

/** @throws Problem pairing.no-way, of a code that is none of the programme's; without one the first is taken */
export async function rulesOfWay(
  tx: Transaction,
  { programme }: Led,
  code: string | undefined,
): Promise<Rules> {
  const { ways } = (await settingsInForce(tx, programme)).settings
  const way = code === undefined ? ways[0] : ways.find((each) => each.code === code)
  if (!way) throw refusedStep('no-way')
  return rulesSchema.parse(way.rules)
}

/** A draft, by itself or as one that belongs to another run. */
export async function beginRun(
  tx: WriteTransaction,
  { countyCode, programme, cycle }: Led,
  {
    rules,
    way,
    kind = 'whole',
    parentId = null,
  }: {
    rules: Rules
    way?: string | undefined
    kind?: RunKind
    parentId?: string | null
  },
  by: By,
): Promise<{ countyCode: string; id: string; version: number }> {
  const id = newId(tx.now)
  await insertRun(tx, {
    countyCode,
    id,
    cycleId: cycle.id,
    programmeId: programme.id,
    method: rules.method,
    state: 'draft',
    kind,
    parentId,
    way: way ?? null,
    rules: JSON.stringify(rules),
    createdAt: tx.now,
    version: 1,
  })
  await insertStep(tx, {
    countyCode,
    runId: id,
    step: 'create',
    state: 'draft',
    at: tx.now,
    actor: by.actor,
    reason: by.reason ?? null,
    documentHash: null,
    rules,
  })
  await tx.record({
    countyCode,
    action: 'pairing.create',
    subject: { kind: 'run', id },
    actor: by.actor,
    ...(by.reason !== undefined && { reason: by.reason }),
    after: { kind, parentId, rules },
  })
  return { countyCode, id, version: 1 }
}

/** Anybody may object while a pairing is disclosed; a named person answers. */
import { randomBytes } from 'node:crypto'
import type * as z from 'zod'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { objected, objectInput, readAnswerInput } from '../../shared/disclosure-schema.ts'
import { outOfTurn, refusedStep } from '../../shared/problems.ts'
import {
  decideObjectionInput,
  listObjectionsOutput,
  objectionItem,
  runInput,
} from '../../shared/run-schema.ts'
import { dropProposal, listFallenOf, listProposals } from '../proposals/store.ts'
import { freezeBelonging, isUndecided, ofRest, takenBeside } from '../runs/draw-again.ts'
import { type Led, leadRun } from '../runs/office.ts'
import { findRun, listFamily, type RunKey, type RunRow } from '../runs/store.ts'
import type { By } from '../runs/take-step.ts'
import { namesOfPairs, type PairNames } from './names-of-pairs.ts'
import { hashOfCode, objectionsPerHour, receiveObjection } from './receive-objection.ts'
import {
  decideOn,
  findObjection,
  findObjectionByCode,
  listObjections,
  type ObjectionRow,
} from './store.ts'

export const object = route({
  method: 'POST',
  path: '/api/public/runs/:county/:runId/objections',
  summary:
    'Object to a pairing that is disclosed; the code that is answered reads the answer later',
  access: 'public',
  secret: 'answer',
  hourly: objectionsPerHour,
  input: objectInput,
  output: objected,
  async handle({ params: { county: countyCode, runId }, body, write }) {
    const code = randomBytes(8).toString('hex')
    const key = { countyCode, runId }
    return write({ counties: [countyCode] }, (tx) => receiveObjection(tx, key, body, code))
  },
})

/** @param names left out where names are not told: whoever reads an answer by its code is nobody known */
const present = (row: ObjectionRow, names?: ReadonlyMap<string, PairNames>) => ({
  pair: (row.proposalId && names?.get(row.proposalId)) || null,
  countyCode: row.countyCode,
  id: row.id,
  runId: row.runId,
  proposalId: row.proposalId,
  from: row.fromWhom as 'supporter' | 'community' | 'resident',
  body: row.body,
  receivedAt: row.receivedAt.toISOString(),
  decision: row.decision as 'upheld' | 'rejected' | null,
  answer: row.answer,
  decidedBy: row.deciderName,
  decidedAt: row.decidedAt?.toISOString() ?? null,
})

/** Whoever holds a code knew of the run; one whose programme was withdrawn since owes the answer all the same. */
export const readAnswer = route({
  method: 'POST',
  path: '/api/public/runs/:county/:runId/objections/answer',
  summary: 'What was answered to an objection, for whoever holds its code',
  access: 'public',
  secret: 'input',
  input: readAnswerInput,
  output: objectionItem,
  async handle({ params: { county: countyCode, runId }, body, read }) {
    return read({ counties: [countyCode] }, async (tx) => {
      const found = await findAnswer(tx, { countyCode, runId }, body.code)
      if (!found) throw absent()
      return found
    })
  },
})

/** Undefined when the code is of no objection to this run, or of one that is kept no longer. */
export async function findAnswer(
  tx: Transaction,
  key: RunKey,
  code: string,
): Promise<z.infer<typeof objectionItem> | undefined> {
  const row = await findObjectionByCode(tx, key, hashOfCode(code))
  return row && present(row)
}

export const showObjections = route({
  method: 'GET',
  path: '/api/runs/:county/:runId/objections',
  summary: 'What was objected to a run, oldest first',
  access: { capability: 'pairing.run' },
  input: runInput,
  output: listObjectionsOutput,
  async handle({ actor, params: { county, runId }, read }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const rows = await listObjections(tx, key)
      const names = await namesOfPairs(tx, led, rows)
      return { items: rows.map((row) => present(row, names)) }
    })
  },
})

export const decideObjection = route({
  method: 'POST',
  path: '/api/objections/:county/:objectionId/decide',
  summary: 'Answer an objection by name; one that is upheld re-pairs that community alone',
  access: { capability: 'pairing.run' },
  input: decideObjectionInput,
  output: objectionItem,
  async handle({ actor, params: { county: countyCode, objectionId }, body, read, write }) {
    const reach = actor.reach('pairing.run')
    const found = await read({ counties: [countyCode] }, (tx) =>
      findObjection(tx, countyCode, objectionId),
    )
    if (!found) throw absent()
    const key = { countyCode, runId: found.runId }
    const led = await leadRun(read, key, reach)
    return write(led.scope, async (tx) => {
      const run = (await findRun(tx, key, true)) as RunRow
      if (run.state !== 'disclosed') throw outOfTurn(run.state, 'disclose')
      const objection = (await findObjection(tx, countyCode, objectionId, true)) as ObjectionRow
      if (objection.decision !== null) throw refusedStep('decided-already')
      const { decision, answer, name } = body
      const decided = { decision, answer, decidedBy: actor.id, deciderName: name }
      await decideOn(tx, objection, decided)
      await tx.record({
        countyCode,
        action: 'pairing.decide-objection',
        subject: { kind: 'objection', id: objectionId },
        actor: actor.id,
        after: { decision, name },
        events: [
          {
            topic: 'pairing.objection-answered',
            payload: { ...key, proposalId: objection.proposalId, objectionId, by: actor.id },
          },
        ],
      })
      // The answer itself is forgotten one day, a run's steps are not.
      const by = { actor: actor.id, reason: '异议成立，只重结这一对' }
      if (decision === 'upheld') await pairAgain(tx, led, { run, objection }, by)
      const names = await namesOfPairs(tx, led, [objection])
      return present({ ...objection, ...decided, decidedAt: tx.now }, names)
    })
  },
})

/** The community that it is about, alone, with whoever has a place left, and not with the same again. */
async function pairAgain(
  tx: WriteTransaction,
  led: Led,
  { run, objection }: { run: RunRow; objection: ObjectionRow },
  by: By,
): Promise<void> {
  if (objection.proposalId === null) return
  const proposals = await listProposals(tx, run, {})
  const dropped = proposals.find(({ id }) => id === objection.proposalId)
  if (!dropped || dropped.droppedBy !== null) return
  // What that one comes to takes places that this one would count as free.
  const family = await listFamily(tx, { countyCode: run.countyCode, runId: run.id })
  if (family.some(isUndecided)) throw refusedStep('objection-open')
  await dropProposal(tx, dropped, objection.id)
  const rest = proposals.filter(({ id }) => id !== dropped.id)
  await freezeBelonging(
    tx,
    led,
    { rules: ofRest(run), kind: 'objection', parentId: run.id },
    {
      communities: new Set([dropped.communityId]),
      taken: await takenBeside(tx, led, run, rest),
    },
    { fallen: await listFallenOf(tx, run), by },
  )
}

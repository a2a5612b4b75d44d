/** What fell free is paired again among the rest, in a run of its own that belongs to the first. */
import type { Rules } from '@lianjian/pairing'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { outOfTurn, refusedStep } from '../../shared/problems.ts'
import { runMade, stepInput } from '../../shared/run-schema.ts'
import { listFallenOf, listProposals, type ProposalRow } from '../proposals/store.ts'
import type { Among } from '../roster/assemble-roster.ts'
import { listInForce } from '../roster/store.ts'
import { beginRun } from './create-run.ts'
import { freezeNow } from './freeze-run.ts'
import { type Led, leadRun } from './office.ts'
import { movesOf } from './re-pair.ts'
import { findRun, listFamily, type RunRow } from './store.ts'
import { type By, takeStep } from './take-step.ts'

export const drawAgain = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/remainder',
  summary: 'Freeze a run of those that fell free, without the pairs that fell',
  access: { capability: 'pairing.run' },
  input: stepInput,
  output: runMade,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const led = await leadRun(read, key, actor.reach('pairing.run'))
    const by = { actor: actor.id, reason: body.reason }
    return write(led.scope, async (tx) => {
      const { parentId } = (await findRun(tx, key)) as RunRow
      // The whole before its parts, as whoever puts it in force or voids it holds them.
      const root = (await findRun(tx, { ...key, runId: parentId ?? runId }, true)) as RunRow
      const run = parentId === null ? root : ((await findRun(tx, key, true)) as RunRow)
      if (run.kind === 'remainder') throw refusedStep('belongs-to-another')
      if (run.state !== 'proposed') throw outOfTurn(run.state, 'propose')
      return parentId === null
        ? remainderOf(tx, led, root, by)
        : onceMoreAfterObjection(tx, led, { root, run }, by)
    })
  },
})

async function remainderOf(tx: WriteTransaction, led: Led, root: RunRow, by: By) {
  if ((await listFamily(tx, keyOf(root))).some(isUnderWay)) throw refusedStep('remainder-open')
  const proposals = await listProposals(tx, root, {})
  const about = { rules: ofRest(root), way: root.way ?? undefined, kind: 'remainder' } as const
  return freezeBelonging(
    tx,
    led,
    { ...about, parentId: root.id },
    {
      communities: communitiesOf(proposals.filter(isFallen)),
      taken: await takenBeside(tx, led, root, proposals),
    },
    { fallen: await listFallenOf(tx, root), by },
  )
}

/**
 * What fell free again after an objection is paired in a further run with days of its own. Where nothing of the one
 * before stands, there is nothing of it to disclose: it ends with that.
 */
async function onceMoreAfterObjection(
  tx: WriteTransaction,
  led: Led,
  { root, run }: { root: RunRow; run: RunRow },
  by: By,
) {
  if ((await listFamily(tx, keyOf(root))).some(isUndecided)) throw refusedStep('objection-open')
  const proposals = await listProposals(tx, root, {})
  const own = proposals.filter(({ runId }) => runId === run.id)
  const taken = await takenBeside(tx, led, root, proposals)
  const made = await freezeBelonging(
    tx,
    led,
    { rules: ofRest(root), kind: 'objection', parentId: root.id },
    { communities: communitiesOf(own.filter(isFallen)), taken },
    { fallen: await listFallenOf(tx, root), by },
  )
  if (own.every(isFallen)) {
    const ended = { actor: by.actor, reason: '没有一对站得住，另配一次', version: undefined }
    await takeStep(tx, keyOf(run), 'void', ended, async () => ({ change: { work: null } }))
  }
  return made
}

/** A run that belongs to another, frozen at once: of these communities, without the pairs that fell. */
export async function freezeBelonging(
  tx: WriteTransaction,
  led: Led,
  about: Parameters<typeof beginRun>[2],
  among: Required<Pick<Among, 'communities' | 'taken'>>,
  { fallen, by }: { fallen: readonly ProposalRow[]; by: By },
) {
  if (among.communities.size === 0) throw refusedStep('nothing-free')
  const made = await beginRun(tx, led, about, by)
  const frozen = await freezeNow(
    tx,
    led,
    { countyCode: made.countyCode, runId: made.id },
    { ...by, version: made.version },
    { ...among, without: fallen },
  )
  return { ...made, version: frozen.version }
}

const keyOf = ({ countyCode, id }: RunRow) => ({ countyCode, runId: id })
const communitiesOf = (rows: readonly ProposalRow[]) =>
  new Set(rows.map(({ communityId }) => communityId))

/** The same rules; what minima are still missing is made as small as it can be, and does not stop the run. */
export function ofRest({ rules }: RunRow): Rules {
  return { ...(rules as Rules), hardMinima: false }
}

/** One that belongs to a run and has not come to proposals that are answered; after an objection, to its own days. */
export function isUnderWay({ parentId, kind, state }: RunRow): boolean {
  if (parentId === null) return false
  const settled = kind === 'objection' ? [] : ['proposed']
  return ![...settled, 'disclosed', 'in-force', 'void'].includes(state)
}

/** One that belongs to a run and has not come to any pairs yet. */
export function isUndecided({ parentId, state }: RunRow): boolean {
  return parentId !== null && ['draft', 'frozen', 'simulated'].includes(state)
}

export function isFallen(row: ProposalRow): boolean {
  return (
    row.droppedBy !== null ||
    row.lapsedAt !== null ||
    row.supporterAnswer === 'declined' ||
    row.communityAnswer === 'declined'
  )
}

/** How many places of each organization stand, by its id: of these proposals, and of what is in force beside them. */
export async function takenBeside(
  tx: Transaction,
  led: Led,
  root: RunRow,
  proposals: readonly ProposalRow[],
): Promise<ReadonlyMap<string, number>> {
  const inForce = await listInForce(tx, led.scope.counties, root.cycleId, dayOf(tx.now))
  // What a re-pairing ends gives its places back, what it keeps was proposed to nobody.
  const ended = root.kind === 're-pairing' ? (await movesOf(tx, led, root)).ended : []
  const taken = new Map<string, number>()
  for (const row of [
    ...inForce.filter(({ id }) => !ended.includes(id)),
    ...proposals.filter((each) => !isFallen(each)),
  ]) {
    for (const id of [row.supporterId, row.communityId]) taken.set(id, (taken.get(id) ?? 0) + 1)
  }
  return taken
}

/** Each side says yes or no for itself, on its own device, and takes it back while that helps. */
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, type Context, type Input, route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { refusedStep } from '../../shared/problems.ts'
import { answered, answerInput, takeBackInput } from '../../shared/run-schema.ts'
import { communityOf, keepersOf, reachedOf, supporterOf } from '../across-counties.ts'
import { findRun, listFamily } from '../runs/store.ts'
import { answersNow, keepAnswer, ownAnswer, requireAsked, type Side } from './keep-answer.ts'
import { answerProposal, findProposal, type ProposalRow } from './store.ts'

const access = { capability: 'pairing.answer' } as const

export const answer = route({
  method: 'POST',
  path: '/api/proposals/:county/:proposalId/answer',
  summary: 'Accept or decline a proposed pair for one’s own organization',
  access,
  input: answerInput,
  output: answered,
  async handle(context) {
    const { actor, params, body } = context
    const { side, answer, reason = null } = body
    return ofOwn(context, params, side, async (tx, proposal) => {
      await requireAsked(tx, proposal)
      const own = ownAnswer(proposal, side)
      if (own !== null && own !== answer) throw refusedStep('answered-already')
      return keepAnswer(tx, proposal, side, { answer, reason, how: null, by: actor.id })
    })
  },
})

/** Until the day is over, and of a no until what fell free is paired again. */
export const takeBackAnswer = route({
  method: 'POST',
  path: '/api/proposals/:county/:proposalId/take-back',
  summary: 'Take back what one’s own organization answered, while it can still answer otherwise',
  access,
  input: takeBackInput,
  output: answered,
  async handle(context) {
    const { actor, params, body } = context
    const { side } = body
    return ofOwn(context, params, side, async (tx, proposal) => {
      const { countyCode, rootId } = proposal
      // As whoever pairs the rest again holds it, so that one of the two comes first.
      await findRun(tx, { countyCode, runId: rootId }, true)
      const run = await requireAsked(tx, proposal)
      const own = ownAnswer(proposal, side)
      if (own === null) return answersNow(proposal, side, null)
      const family = await listFamily(tx, { countyCode, runId: rootId })
      const later = family.slice(family.findIndex(({ id }) => id === run.id) + 1)
      const isPairedAgain = later.some(({ state }) => state !== 'void')
      if (own === 'declined' && isPairedAgain) throw refusedStep('paired-again')
      await answerProposal(tx, proposal, side, null)
      await tx.record({
        ...{ countyCode, actor: actor.id, action: 'pairing.take-back-answer' },
        subject: { kind: 'proposal', id: proposal.id },
        before: { side, answer: own },
      })
      return answersNow(proposal, side, null)
    })
  },
})

type Asking = Pick<Context<Input, typeof access>, 'read' | 'write'> & { actor: Actor }

/** @throws Problem base.absent when it is no proposal of an organization that the reach holds on that side */
async function ofOwn<Result>(
  { actor, read, write }: Asking,
  { county: countyCode, proposalId }: { county: string; proposalId: string },
  side: Side,
  act: (tx: WriteTransaction, proposal: ProposalRow) => Promise<Result>,
): Promise<Result> {
  const reach = actor.reach('pairing.answer')
  if (!keepersOf(reach).includes(countyCode)) throw absent()
  const find = (tx: Transaction, lock: boolean) => findProposal(tx, countyCode, proposalId, lock)
  const found = await read({ counties: [countyCode] }, (tx) => find(tx, false))
  if (!found) throw absent()
  // Its own, or a unit's branch, where that is registered.
  const seats = [supporterOf(found), communityOf(found)]
  const seat = side === 'supporter' ? supporterOf(found) : communityOf(found)
  const counties = [...new Set([countyCode, ...seats.map((each) => each.countyCode)])]
  return write({ counties }, async (tx) => {
    if ((await reachedOf(tx, reach, [seat])).size === 0) throw absent()
    return act(tx, (await find(tx, true)) as ProposalRow)
  })
}

/** Each side says yes or no for itself, on its own device. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { outOfTurn, refusedStep } from '../../shared/problems.ts'
import { answered, answerInput } from '../../shared/run-schema.ts'
import {
  communityOf,
  keepersOf,
  organizationsAt,
  reachedOf,
  type Seat,
  supporterOf,
} from '../across-counties.ts'
import { isAnswerDayOver } from '../runs/lapse-run.ts'
import { findRun, type RunRow } from '../runs/store.ts'
import { answerProposal, countDeclined, findProposal, type ProposalRow } from './store.ts'

export const answer = route({
  method: 'POST',
  path: '/api/proposals/:county/:proposalId/answer',
  summary: 'Accept or decline a proposed pair for one’s own organization',
  access: { capability: 'pairing.answer' },
  input: answerInput,
  output: answered,
  async handle({ actor, params: { county: countyCode, proposalId }, body, read, write }) {
    const reach = actor.reach('pairing.answer')
    if (!keepersOf(reach).includes(countyCode)) throw absent()
    const { side, answer, reason } = body
    const found = await read({ counties: [countyCode] }, (tx) =>
      findProposal(tx, countyCode, proposalId),
    )
    if (!found) throw absent()
    // Its own, or a unit's branch, where that is registered.
    const seat = side === 'supporter' ? supporterOf(found) : communityOf(found)
    const seats = [supporterOf(found), communityOf(found)]
    const counties = [...new Set([countyCode, ...seats.map((each) => each.countyCode)])]
    return write({ counties }, async (tx) => {
      if ((await reachedOf(tx, reach, [seat])).size === 0) throw absent()
      const proposal = (await findProposal(tx, countyCode, proposalId, true)) as ProposalRow
      const key = { countyCode, runId: proposal.runId }
      const run = (await findRun(tx, key)) as RunRow
      if (run.state !== 'proposed') throw outOfTurn(run.state, 'propose')
      if (proposal.lapsedAt !== null) throw refusedStep('lapsed')
      if (isAnswerDayOver(run, dayOf(tx.now))) throw refusedStep('answers-over')
      const own = side === 'supporter' ? proposal.supporterAnswer : proposal.communityAnswer
      // The same again changes nothing: the network may have lost the first answer.
      if (own !== null && own !== answer) throw refusedStep('answered-already')
      if (own === null) {
        if (answer === 'accepted') await refuseClosed(tx, seats)
        await refuseSecond(tx, proposal, side, body)
        await answerProposal(tx, proposal, side, { answer, reason: reason ?? null, by: actor.id })
        await tx.record({
          countyCode,
          action: `pairing.${answer === 'accepted' ? 'accept' : 'decline'}`,
          subject: { kind: 'proposal', id: proposalId },
          actor: actor.id,
          ...(reason !== undefined && { reason }),
          after: { side, answer },
        })
      }
      const now = { ...proposal, [`${side}Answer`]: answer }
      return {
        supporterAnswer: now.supporterAnswer as typeof answer | null,
        communityAnswer: now.communityAnswer as typeof answer | null,
      }
    })
  },
})

/** What is no more takes nothing on, and nobody is left to say so for it but who answered for it before. */
async function refuseClosed(tx: Transaction, seats: readonly Seat[]): Promise<void> {
  const today = dayOf(tx.now)
  const both = [...(await organizationsAt(tx, seats)).values()]
  const closed = both.find(({ endsOn }) => endsOn !== null && endsOn <= today)
  if (closed) throw refusedStep('side-closed', { name: closed.name })
}

/** Once in a cycle nobody has to say why. */
async function refuseSecond(
  tx: Transaction,
  proposal: ProposalRow,
  side: 'supporter' | 'community',
  { answer, reason }: { answer: string; reason?: string | undefined },
): Promise<void> {
  if (answer !== 'declined' || reason !== undefined) return
  const id = side === 'supporter' ? proposal.supporterId : proposal.communityId
  if ((await countDeclined(tx, proposal, side, id)) > 0) throw refusedStep('reason-needed')
}

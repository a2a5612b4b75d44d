/** Each side says yes or no for itself, on its own device. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listReached } from '#rooms/organizations/server/door.ts'
import { outOfTurn, refusedStep } from '../../shared/problems.ts'
import { answered, answerInput } from '../../shared/run-schema.ts'
import { findRun, type RunRow } from '../runs/store.ts'
import { answerProposal, countDeclined, lockProposal, type ProposalRow } from './store.ts'

export const answer = route({
  method: 'POST',
  path: '/api/proposals/:county/:proposalId/answer',
  summary: 'Accept or decline a proposed pair for one’s own organization',
  access: { capability: 'pairing.answer' },
  input: answerInput,
  output: answered,
  async handle({ actor, params: { county: countyCode, proposalId }, body, write }) {
    const reach = actor.reach('pairing.answer')
    if (!isInScope(reach.scope, countyCode)) throw absent()
    const { side, answer, reason } = body
    return write({ counties: [countyCode] }, async (tx) => {
      const proposal = await lockProposal(tx, countyCode, proposalId)
      if (!proposal || !(await answersFor(tx, proposal, side, reach))) throw absent()
      const key = { countyCode, runId: proposal.runId }
      const run = (await findRun(tx, key)) as RunRow
      if (run.state !== 'proposed') throw outOfTurn(run.state, 'propose')
      if (run.answerBy !== null && dayOf(tx.now) > run.answerBy) throw refusedStep('answers-over')
      const own = side === 'supporter' ? proposal.supporterAnswer : proposal.communityAnswer
      // The same again changes nothing: the network may have lost the first answer.
      if (own !== null && own !== answer) throw refusedStep('answered-already')
      if (own === null) {
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

/** Its own, or a unit's branch. */
async function answersFor(
  tx: Transaction,
  proposal: ProposalRow,
  side: 'supporter' | 'community',
  reach: Reach,
): Promise<boolean> {
  const id = side === 'supporter' ? proposal.supporterId : proposal.communityId
  return (await listReached(tx, proposal.countyCode, reach, [id])).length > 0
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

/** The office enters what a side said on paper or by telephone, and in what way; the side reads it and can take it back. */
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { refusedStep } from '../../shared/problems.ts'
import { answered, answerForInput } from '../../shared/run-schema.ts'
import { leadRun } from '../runs/office.ts'
import { keepAnswer, ownAnswer, requireAsked } from './keep-answer.ts'
import { findProposal, type ProposalRow } from './store.ts'

export const answerFor = route({
  method: 'POST',
  path: '/api/proposals/:county/:proposalId/answer-for',
  summary: 'Enter the answer of a side that cannot, and in what way it was given',
  access: { capability: 'pairing.run' },
  input: answerForInput,
  output: answered,
  async handle({ actor, params: { county: countyCode, proposalId }, body, read, write }) {
    const reach = actor.reach('pairing.run')
    const found = await read({ counties: reach.scope.counties }, (tx) =>
      findProposal(tx, countyCode, proposalId),
    )
    if (!found) throw absent()
    const led = await leadRun(read, { countyCode, runId: found.runId }, reach)
    const { side, answer, how, reason = null } = body
    return write(led.scope, async (tx) => {
      const proposal = (await findProposal(tx, countyCode, proposalId, true)) as ProposalRow
      await requireAsked(tx, proposal)
      const own = ownAnswer(proposal, side)
      // What a side said itself, nobody else changes.
      if (own !== null && own !== answer) throw refusedStep('answered-already')
      return keepAnswer(tx, proposal, side, { answer, reason, how, by: actor.id })
    })
  },
})

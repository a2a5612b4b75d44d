/** What one side says of a proposed pair, by whoever enters it: while it is asked, once, and with a reason where one is due. */
import type * as z from 'zod'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { outOfTurn, refusedStep } from '../../shared/problems.ts'
import type { answered } from '../../shared/run-schema.ts'
import { communityOf, organizationsAt, type Seat, supporterOf } from '../across-counties.ts'
import { isAnswerDayOver } from '../runs/lapse-run.ts'
import { findRun, type RunRow } from '../runs/store.ts'
import { answerProposal, countDeclined, type ProposalRow, type Said } from './store.ts'

export type Side = 'supporter' | 'community'
type Answered = z.infer<typeof answered>

export function ownAnswer(proposal: ProposalRow, side: Side): Said['answer'] | null {
  const own = side === 'supporter' ? proposal.supporterAnswer : proposal.communityAnswer
  return own as Said['answer'] | null
}

/**
 * @returns the run, which waits for answers
 * @throws Problem pairing.out-of-turn, pairing.lapsed, pairing.answers-over
 */
export async function requireAsked(tx: Transaction, proposal: ProposalRow): Promise<RunRow> {
  const { countyCode, runId } = proposal
  const run = (await findRun(tx, { countyCode, runId })) as RunRow
  if (run.state !== 'proposed') throw outOfTurn(run.state, 'propose')
  if (proposal.lapsedAt !== null) throw refusedStep('lapsed')
  if (isAnswerDayOver(run, dayOf(tx.now))) throw refusedStep('answers-over')
  return run
}

/**
 * The same again changes nothing: the network may have lost the first answer.
 *
 * @param proposal locked, and asked about (`requireAsked`)
 * @throws Problem pairing.side-closed, pairing.reason-needed
 */
export async function keepAnswer(
  tx: WriteTransaction,
  proposal: ProposalRow,
  side: Side,
  said: Said,
): Promise<Answered> {
  const { answer, reason, how, by } = said
  if (ownAnswer(proposal, side) !== answer) {
    if (answer === 'accepted')
      await refuseClosed(tx, [supporterOf(proposal), communityOf(proposal)])
    else if (reason === null) await refuseSecond(tx, proposal, side)
    await answerProposal(tx, proposal, side, said)
    await tx.record({
      countyCode: proposal.countyCode,
      action: `pairing.${answer === 'accepted' ? 'accept' : 'decline'}`,
      subject: { kind: 'proposal', id: proposal.id },
      actor: by,
      ...(reason !== null && { reason }),
      after: { side, answer, how },
    })
  }
  return answersNow(proposal, side, answer)
}

export function answersNow(
  proposal: ProposalRow,
  side: Side,
  answer: Said['answer'] | null,
): Answered {
  return {
    supporterAnswer: side === 'supporter' ? answer : ownAnswer(proposal, 'supporter'),
    communityAnswer: side === 'community' ? answer : ownAnswer(proposal, 'community'),
  }
}

/** What is no more takes nothing on, and nobody is left to say so for it but who answered for it before. */
async function refuseClosed(tx: Transaction, seats: readonly Seat[]): Promise<void> {
  const today = dayOf(tx.now)
  const both = [...(await organizationsAt(tx, seats)).values()]
  const closed = both.find(({ endsOn }) => endsOn !== null && endsOn <= today)
  if (closed) throw refusedStep('side-closed', { name: closed.name })
}

/** Once in a cycle nobody has to say why. */
async function refuseSecond(tx: Transaction, proposal: ProposalRow, side: Side): Promise<void> {
  const id = side === 'supporter' ? proposal.supporterId : proposal.communityId
  if ((await countDeclined(tx, proposal, side, id)) > 0) throw refusedStep('reason-needed')
}

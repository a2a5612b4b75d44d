/** What this room itself tells of a partnership: how it came, who said yes, disclosure, beginning and end. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { sayDay } from '#base/shared/days.ts'
import type { EvidenceLevel } from '#base/shared/evidence.ts'
import { type Parameters, type Saying, say } from '#base/shared/words.ts'
import type { RunStep } from '../../shared/run-states.ts'
import { sayWhy } from '../../shared/say-reasons.ts'
import type { Origin, PublicPair } from '../../shared/schema.ts'
import type { Moment } from '../../shared/story-schema.ts'
import { findProposal, type ProposalRow } from '../proposals/store.ts'
import { findRun, listSteps, type RunRow, type StepRow } from '../runs/store.ts'
import type { PartnershipRow } from '../store.ts'
import { momentWords as words } from './moment-words.ts'
import { listObjectionsTo } from './store.ts'

type Pair = Pick<PublicPair, 'supporter' | 'community'>

/**
 * All of them, the newest first where one day and hour has several.
 *
 * @param tx opened for whoever keeps the run, too
 */
export async function ownMoments(
  tx: Transaction,
  row: PartnershipRow,
  pair: Pair,
): Promise<Moment[]> {
  const key = { countyCode: row.runCountyCode ?? row.countyCode, runId: row.runId }
  const run = await findRun(tx, key)
  const proposal =
    row.proposalId === null ? undefined : await findProposal(tx, key.countyCode, row.proposalId)
  const steps = await listSteps(tx, key)
  return [
    ...beginningAndEnd(row, proposal, { steps, today: dayOf(tx.now) }),
    ...(proposal ? await objections(tx, proposal) : []),
    ...(run ? disclosure(run, steps) : []),
    ...(proposal ? answers(proposal, pair) : []),
    ...beforeAnswers(row, steps),
  ]
}

function told(
  day: string,
  title: Saying,
  more: { level?: EvidenceLevel; detail?: Saying; at?: Date } = {},
): Moment {
  const { level = null, detail, at } = more
  return {
    ...{ day, kind: 'pairing', level, title },
    ...(detail && { detail }),
    ...(at && { at: at.toISOString() }),
  }
}

function fill(saying: Saying, parameters: Parameters): Saying {
  return { zh: say(saying, 'zh-CN', parameters), en: say(saying, 'en', parameters) }
}

function whyOf(row: PartnershipRow): Saying {
  const explained = { ...row, since: row.origin === 'retained' ? row.beginsOn : null }
  return { zh: sayWhy(explained, 'zh-CN'), en: sayWhy(explained, 'en') }
}

function beforeAnswers(row: PartnershipRow, steps: readonly StepRow[]): Moment[] {
  const asked = steps.find(({ step }) => step === 'propose')
  // A try that came to nothing was taken again: the last one counts.
  const decided = steps.findLast(({ step }) => step === 'draw' || step === 'solve')
  const title = words[row.origin as Origin]
  return [
    ...(asked ? [told(dayOf(asked.at), words.asked, { at: asked.at })] : []),
    ...(decided ? [told(dayOf(decided.at), title, { detail: whyOf(row), at: decided.at })] : []),
  ]
}

/** When a step was taken, if it was on this day and not before it. */
function hourOf(steps: readonly StepRow[], wanted: RunStep, day: string): { at?: Date } {
  const found = steps.find(({ step, at }) => step === wanted && dayOf(at) === day)
  return found ? { at: found.at } : {}
}

function disclosure({ disclosedFrom, disclosedUntil }: RunRow, steps: readonly StepRow[]) {
  if (disclosedFrom === null || disclosedUntil === null) return []
  const detail = {
    zh: say(words.disclosedUntil, 'zh-CN', { day: sayDay(disclosedUntil, 'zh-CN') }),
    en: say(words.disclosedUntil, 'en', { day: sayDay(disclosedUntil, 'en') }),
  }
  const hour = hourOf(steps, 'disclose', disclosedFrom)
  return [told(disclosedFrom, words.disclosed, { detail, ...hour })]
}

/** The village's yes is the helped side's own; a unit's says what the unit says. */
function answers(proposal: ProposalRow, { supporter, community }: Pair): Moment[] {
  const yes = (name: string, at: Date | null, answer: string | null, level: EvidenceLevel) =>
    at && answer === 'accepted'
      ? [told(dayOf(at), fill(words.accepted, { name }), { level, at })]
      : []
  return [
    ...yes(supporter.name, proposal.supporterAt, proposal.supporterAnswer, 'declared'),
    ...yes(community.name, proposal.communityAt, proposal.communityAnswer, 'countersigned'),
  ]
}

/** That there were some: who objected and in which words is told to nobody here. */
async function objections(tx: Transaction, proposal: ProposalRow): Promise<Moment[]> {
  const found = await listObjectionsTo(tx, proposal)
  return found.flatMap(({ receivedAt, decidedAt }) => [
    told(dayOf(receivedAt), words.objected, { at: receivedAt }),
    ...(decidedAt ? [told(dayOf(decidedAt), words.objectionAnswered, { at: decidedAt })] : []),
  ])
}

function beginningAndEnd(
  row: PartnershipRow,
  proposal: ProposalRow | undefined,
  { steps, today }: { steps: readonly StepRow[]; today: string },
): Moment[] {
  const { beginsOn, endsOn, endReason } = row
  const agreed = proposal?.supporterAnswer === 'accepted' && proposal.communityAnswer === 'accepted'
  const begins = told(beginsOn, beginsOn > today ? words.begins : words.begun, {
    ...(agreed && { level: 'countersigned', detail: words.both }),
    ...hourOf(steps, 'enforce', beginsOn),
  })
  if (endReason !== null) {
    const detail = { zh: endReason, en: endReason }
    return [told(endsOn, words.endedEarly, { detail }), begins]
  }
  return [told(endsOn, endsOn >= today ? words.ends : words.ended), begins]
}

/** A resident answers by a slip, without signing in. Who it was is kept nowhere. */
import { dayOf } from '#base/server/clock.ts'
import type { Scope } from '#base/server/db/scope.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { type Hourly, route } from '#base/server/http/route.ts'
import { isAnswerable } from '../../shared/confirmation.ts'
import { slipOver } from '../../shared/need-problems.ts'
import { residentAnswer, residentAnswerInput } from '../../shared/need-schema.ts'
import { refuseNumbers } from '../needs/personal-numbers.ts'
import { namesOf } from '../needs/present-needs.ts'
import { findNeedBySlipNumber, findNeedRow, type NeedRow } from '../needs/store.ts'
import type { NeedsParts } from '../parts.ts'
import { keepAnswer } from './keep-answer.ts'
import { codeText, countyOfSecret, hashOfLink, readCode, readShortNumber } from './secrets.ts'
import { findSlipByCode, findSlipByLink, type SlipRow, takeSlip } from './store.ts'

/** A village behind one address answers a meeting's slips; whoever tries codes gets no further than that. */
export const answersPerHour: Hourly = { of: 'need-answers', most: 120 }

/** What a resident holds: the link, or what is printed beside it. */
export type Held = { secret: string } | { number: string; code: string }

export interface Question {
  countyCode: string
  title: string
  detail: string
  community: string
  /** The unit that says it is done. */
  unit: string
}

/** @throws Problem needs.slip-over */
export function scopeOfHeld(held: Held): Scope {
  const county =
    'secret' in held ? countyOfSecret(held.secret) : readShortNumber(held.number)?.countyCode
  if (county === undefined) throw slipOver()
  return { counties: [county] }
}

interface Found {
  slip: SlipRow
  need: NeedRow
}

/** @throws Problem needs.slip-over where it never was, is used, or is over */
async function getSlip(tx: Transaction, parts: NeedsParts, held: Held): Promise<Found> {
  const [countyCode = ''] = tx.scope.counties
  const slip = await findSlip(tx, parts, countyCode, held)
  const need = slip && (await findNeedRow(tx, { countyCode, id: slip.needId }))
  if (!slip || !need || isOver(tx, slip, need)) throw slipOver()
  return { slip, need }
}

function isOver(tx: Transaction, slip: SlipRow, need: NeedRow): boolean {
  return slip.goodUntil < dayOf(tx.now) || slip.round !== need.round || !isAnswerable(need.state)
}

async function findSlip(
  tx: Transaction,
  parts: NeedsParts,
  countyCode: string,
  held: Held,
): Promise<SlipRow | undefined> {
  if ('secret' in held) return findSlipByLink(tx, countyCode, hashOfLink(held.secret))
  const slipNumber = readShortNumber(held.number)?.slipNumber
  const code = readCode(held.code)
  if (slipNumber === undefined || code === undefined) return undefined
  const need = await findNeedBySlipNumber(tx, countyCode, slipNumber)
  return need && findSlipByCode(tx, need, await parts.hashCode(codeText(need.id, code)))
}

/**
 * What is asked of whoever holds a slip.
 *
 * @param tx opened with `scopeOfHeld`
 * @throws Problem needs.slip-over
 */
export async function readQuestion(
  tx: Transaction,
  parts: NeedsParts,
  held: Held,
): Promise<Question> {
  const { need } = await getSlip(tx, parts, held)
  const named = await namesOf(tx, [need.countyCode], [need.communityId, need.holderId])
  const { countyCode, title, detail, communityId, holderId } = need
  const unit = holderId === null ? '' : named(holderId).name
  return { countyCode, title, detail, community: named(communityId).name, unit }
}

/**
 * Takes an answer and uses the slip up.
 *
 * @param tx opened with `scopeOfHeld`
 * @throws Problem needs.slip-over also for the second of two at once; needs.personal-numbers
 */
export async function answerBySlip(
  tx: WriteTransaction,
  parts: NeedsParts,
  held: Held,
  { yes, words }: { yes: boolean; words: string },
): Promise<{ title: string; community: string }> {
  refuseNumbers({ words })
  const { slip } = await getSlip(tx, parts, held)
  const need = await findNeedRow(tx, { countyCode: slip.countyCode, id: slip.needId }, true)
  if (!need || isOver(tx, slip, need) || !(await takeSlip(tx, slip))) throw slipOver()
  const way = 'secret' in held ? 'link' : 'code'
  await keepAnswer(tx, need, { way, yes, words: words || null, actor: 'public' })
  const named = await namesOf(tx, [need.countyCode], [need.communityId])
  return { title: need.title, community: named(need.communityId).name }
}

export const answerSlip = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: '/api/public/need-answers',
    summary: 'Say by a slip whether what was delivered is done; each is good for one answer',
    access: 'public',
    secret: 'input',
    hourly: answersPerHour,
    input: residentAnswerInput,
    output: residentAnswer,
    async handle({ body: { yes, words, ...given }, write }) {
      const held: Held =
        given.secret === undefined
          ? { number: given.number ?? '', code: given.code ?? '' }
          : { secret: given.secret }
      const said = { yes: yes === 'yes', words }
      return write(scopeOfHeld(held), async (tx) => ({
        need: await answerBySlip(tx, parts, held, said),
        taken: true,
      }))
    },
  })

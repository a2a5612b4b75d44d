/** A department or the township answers what was referred to it. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { isReferable } from '../../shared/need-life.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import { answerReferralInput, changedNeed } from '../../shared/need-schema.ts'
import { askFor, letHold, partnershipOf } from '../matches/claim-need.ts'
import { releaseNeed } from '../matches/release-need.ts'
import { refuseNumbers } from '../needs/personal-numbers.ts'
import { meetNeed, requireReach, requireUnit, scopeFor } from '../needs/reader.ts'
import { refuseStale } from '../needs/refuse-stale.ts'
import type { NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import type { NeedsParts } from '../parts.ts'
import { answerReferralRow, listReferrals, type ReferralRow } from './store.ts'

const path = '/api/needs/:countyCode/:id/referrals/:referralId'

export const answerReferral = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/answer`,
    summary: 'Answer as a department what was referred to it; whoever accepts takes it on',
    access: { capability: 'needs.take' },
    input: answerReferralInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, accept, words }, write }) {
      refuseNumbers({ words })
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        const referral = await getWaiting(tx, need, params.referralId)
        const { toOrganizationId: unit } = referral
        if (unit === null) throw absent()
        requireUnit(actor, unit)
        await refuseStale(tx, parts, need, version)
        const by = { side: 'unit', actor: actor.id, words, organizationId: unit } as const
        const answered = await keepAnswer(tx, need, referral, accept, by)
        const after = accept
          ? await takeOn(tx, parts, answered, referral, { unit, words, actor: actor.id })
          : answered
        return { version: after.version, state: after.state }
      })
    },
  })

export const answerReferralForTownship = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/answer-for-township`,
    summary: 'Answer as the township, or the office above it, what was referred to it',
    access: { capability: 'needs.oversee' },
    input: answerReferralInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, accept, words }, write }) {
      refuseNumbers({ words })
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.oversee', need)
        const referral = await getWaiting(tx, need, params.referralId)
        if (referral.toOrganizationId !== null) throw absent()
        await refuseStale(tx, parts, need, version)
        const by = { side: 'office', actor: actor.id, words, organizationId: null } as const
        const after = await keepAnswer(tx, need, referral, accept, by)
        return { version: after.version, state: after.state }
      })
    },
  })

/** @throws Problem base.absent; needs.out-of-turn for one that waits no more */
async function getWaiting(tx: WriteTransaction, need: NeedRow, id: string): Promise<ReferralRow> {
  const referral = (await listReferrals(tx, need)).find((each) => each.id === id)
  if (!referral) throw absent()
  if (referral.state !== 'asked' || !isReferable(need.state)) throw outOfTurn(need.state)
  return referral
}

interface By {
  side: 'unit' | 'office'
  actor: string
  words: string | null
  organizationId: string | null
}

async function keepAnswer(
  tx: WriteTransaction,
  need: NeedRow,
  referral: ReferralRow,
  accept: boolean,
  by: By,
): Promise<NeedRow> {
  const state = accept ? 'accepted' : 'declined'
  await answerReferralRow(tx, referral, { state, answer: by.words, answeredAt: tx.now })
  await tx.record({
    ...{ countyCode: need.countyCode, action: `needs.${state}-referral`, actor: by.actor },
    subject: { kind: 'referral', id: referral.id },
    ...(by.words && { reason: by.words }),
    before: { state: referral.state },
    after: { state },
  })
  return takeStep(tx, need, { step: accept ? 'accept' : 'refuse', ...by })
}

/** What the village referred holds at once. What a unit passed on waits for the village, unless a partner takes it. */
async function takeOn(
  tx: WriteTransaction,
  parts: NeedsParts,
  need: NeedRow,
  { fromSide }: ReferralRow,
  { unit, words, actor }: { unit: string; words: string | null; actor: string },
): Promise<NeedRow> {
  const free =
    need.holderId === null
      ? need
      : await releaseNeed(tx, need, { side: 'system', actor, reason: '引荐给别的单位，对方接了' })
  const partnershipId = await partnershipOf(tx, parts, free, unit)
  const match = await askFor(tx, free, { organizationId: unit, partnershipId, words, actor })
  if (fromSide === 'village' || partnershipId !== null) {
    return letHold(tx, free, match, { side: 'unit', actor })
  }
  return takeStep(tx, free, { step: 'ask', side: 'unit', actor, organizationId: unit, words })
}

/** A village, or the unit that has a need in hand, refers it to the township or to a department that can meet it. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { isReferable } from '../../shared/need-life.ts'
import { outOfTurn, unknownDepartment } from '../../shared/need-problems.ts'
import { referNeedInput, referredNeed } from '../../shared/need-schema.ts'
import { refuseNumbers } from '../needs/personal-numbers.ts'
import { meetNeed, requireReach, requireUnit, scopeFor } from '../needs/reader.ts'
import { refuseStale } from '../needs/refuse-stale.ts'
import type { NeedKey, NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import type { NeedsParts } from '../parts.ts'
import { dropReferrals } from './drop-referrals.ts'
import { insertReferral, type ReferralRow } from './store.ts'

const path = '/api/needs/:countyCode/:id'

interface Referring {
  from: { side: 'village' | 'unit'; organizationId: string }
  toOrganizationId: string | null
  words: string
  actor: string
}

export const referNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/refer`,
    summary: 'Refer for the village what nobody has in hand to the township or a department',
    access: { capability: 'needs.decide' },
    input: referNeedInput,
    output: referredNeed,
    async handle({ actor, params, body, write }) {
      refuseNumbers({ words: body.words })
      return write(scopeFor(actor), async (tx) => {
        const need = await holdReferable(tx, parts, actor, params, body.version)
        requireReach(actor, 'needs.decide', need)
        if (need.holderId !== null) throw outOfTurn(need.state)
        const from = { side: 'village', organizationId: need.communityId } as const
        return refer(tx, need, { ...body, from, actor: actor.id })
      })
    },
  })

export const referNeedOnwards = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/refer-onwards`,
    summary: 'Refer as the unit that has a need in hand to the township or a department',
    access: { capability: 'needs.take' },
    input: referNeedInput,
    output: referredNeed,
    async handle({ actor, params, body, write }) {
      refuseNumbers({ words: body.words })
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const need = await holdReferable(tx, parts, actor, params, body.version)
        if (need.holderId === null) throw outOfTurn(need.state)
        requireUnit(actor, need.holderId)
        const from = { side: 'unit', organizationId: need.holderId } as const
        return refer(tx, need, { ...body, from, actor: actor.id })
      })
    },
  })

/** @throws Problem base.absent, needs.out-of-turn, needs.stale */
async function holdReferable(
  tx: WriteTransaction,
  parts: NeedsParts,
  actor: Actor,
  key: NeedKey,
  version: number,
): Promise<NeedRow> {
  const need = await meetNeed(tx, actor, key, true)
  if (!isReferable(need.state)) throw outOfTurn(need.state)
  await refuseStale(tx, parts, need, version)
  return need
}

/** One referral waits at a time: a further one takes the place of what nobody has answered. */
async function refer(
  tx: WriteTransaction,
  need: NeedRow,
  { from, toOrganizationId, words, actor }: Referring,
) {
  await requireDepartment(tx, need, from.organizationId, toOrganizationId)
  await dropReferrals(tx, need, { actor })
  const row: ReferralRow = {
    ...{ countyCode: need.countyCode, id: newId(tx.now), needId: need.id },
    ...{ fromSide: from.side, fromOrganizationId: from.organizationId, toOrganizationId },
    ...{ townshipCode: need.regionCode.slice(0, 9).padEnd(12, '0'), state: 'asked', words },
    ...{ answer: null, askedAt: tx.now, answeredAt: null },
  }
  await insertReferral(tx, row)
  await tx.record({
    ...{ countyCode: need.countyCode, action: 'needs.ask-referral', actor },
    subject: { kind: 'referral', id: row.id },
    after: { ...row, askedAt: tx.now.toISOString() },
  })
  const said = { organizationId: toOrganizationId, words }
  const after = await takeStep(tx, need, { step: 'refer', side: from.side, actor, ...said })
  return { referralId: row.id, version: after.version, state: after.state }
}

/** @throws Problem needs.unknown-department */
async function requireDepartment(
  tx: WriteTransaction,
  need: NeedRow,
  fromId: string,
  id: string | null,
): Promise<void> {
  if (id === null) return
  const [row] = await listOrganizationsByIds(tx, need.countyCode, [id])
  if (!row || row.endsOn !== null || row.side === 'community' || row.id === fromId) {
    throw unknownDepartment()
  }
}

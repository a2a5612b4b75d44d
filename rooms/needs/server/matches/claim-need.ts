/** A unit takes a need on: the partner's holds at once, another unit's waits for the village. */
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { countiesIn, listCycleIdsOf } from '#rooms/programmes/server/door.ts'
import { isHeld } from '../../shared/need-life.ts'
import { askedAlready, outOfTurn, taken, unitNotTakingPart } from '../../shared/need-problems.ts'
import { claimedNeed, claimNeedInput } from '../../shared/need-schema.ts'
import { refuseNumbers } from '../needs/personal-numbers.ts'
import { meetNeed, requireUnit, scopeFor } from '../needs/reader.ts'
import { refuseStale } from '../needs/refuse-stale.ts'
import type { NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import { requireOpenOffer } from '../offers/follow-matches.ts'
import type { NeedsParts } from '../parts.ts'
import { dropReferrals } from '../referrals/drop-referrals.ts'
import { endMatches } from './end-matches.ts'
import { keepMatch } from './keep-match.ts'
import { listMatches, type MatchRow } from './store.ts'

export const claimNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: '/api/needs/:countyCode/:id/claim',
    summary: 'Take a need on; a partner’s holds at once, another unit’s waits for the village',
    access: { capability: 'needs.take' },
    input: claimNeedInput,
    output: claimedNeed,
    async handle({ actor, params, body, write }) {
      const { organizationId, version, words, offerId } = body
      requireUnit(actor, organizationId)
      refuseNumbers({ words })
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        await refuseTaken(tx, need, organizationId)
        await refuseStale(tx, parts, need, version)
        const homes = countiesIn(actor.reach('needs.take').scope)
        const cycles = await listCycleIdsOf(tx, homes, [organizationId])
        const [unit] = await listOrganizationsByIds(tx, need.countyCode, [organizationId])
        if (!cycles.includes(need.cycleId) || !unit || unit.endsOn) throw unitNotTakingPart()
        await requireOpenOffer(tx, need, { organizationId, offerId })
        const partner = await partnershipOf(tx, parts, need, organizationId)
        const match = await askFor(tx, need, {
          ...{ organizationId, words, offerId, partnershipId: partner, actor: actor.id },
        })
        const after = partner
          ? await letHold(tx, need, match, { side: 'unit', actor: actor.id })
          : await takeStep(tx, need, {
              ...{ step: 'ask', side: 'unit', actor: actor.id, organizationId, words },
            })
        const { version: now, state } = after
        return { version: now, state, matchId: match.id, holds: partner !== null }
      })
    },
  })

/** @throws Problem needs.taken, needs.asked-already, needs.out-of-turn */
async function refuseTaken(tx: Transaction, need: NeedRow, organizationId: string): Promise<void> {
  if (isHeld(need.state) && need.holderId !== null) {
    const [holder] = await listOrganizationsByIds(tx, need.countyCode, [need.holderId])
    throw taken(holder?.name ?? '')
  }
  if (need.state !== 'published') throw outOfTurn(need.state)
  const open = (await listMatches(tx, need)).some(
    (match) => match.organizationId === organizationId && match.state === 'asked',
  )
  if (open) throw askedAlready()
}

/** @returns null where the unit is not the village's partner today */
export async function partnershipOf(
  tx: Transaction,
  parts: Pick<NeedsParts, 'partnersOf'>,
  need: NeedRow,
  organizationId: string,
): Promise<string | null> {
  const partners = await parts.partnersOf(tx, need, dayOf(tx.now))
  return partners.find((each) => each.organizationId === organizationId)?.partnershipId ?? null
}

export interface Asking {
  organizationId: string
  partnershipId: string | null
  words: string | null
  offerId?: string | null
  actor: string
}

export function askFor(
  tx: WriteTransaction,
  need: NeedRow,
  { actor, offerId = null, ...asking }: Asking,
): Promise<MatchRow> {
  const after: MatchRow = {
    ...{ countyCode: need.countyCode, id: newId(tx.now), needId: need.id, ...asking, offerId },
    ...{ state: 'asked', askedAt: tx.now, answeredAt: null, reason: null },
    ...{ plan: null, planBy: null, begunOn: null, done: null, doneOn: null, version: 1 },
  }
  return keepMatch(tx, { action: 'needs.ask', actor, after })
}

/** The match holds; whoever else asked is told that another unit has the need in hand. */
export async function letHold(
  tx: WriteTransaction,
  need: NeedRow,
  match: MatchRow,
  by: { side: 'unit' | 'village'; actor: string },
): Promise<NeedRow> {
  await endMatches(tx, need, { reason: '由别的单位认领了', actor: by.actor, but: match.id })
  await dropReferrals(tx, need, by)
  const held = { state: 'agreed', answeredAt: tx.now, version: match.version + 1 } as const
  const kept = { action: 'needs.agree', actor: by.actor, before: match }
  await keepMatch(tx, { ...kept, after: { ...match, ...held } })
  return takeStep(tx, need, {
    ...{ step: 'claim', ...by, organizationId: match.organizationId },
    // What the unit wrote when it asked stands there already.
    ...(by.side === 'unit' && { words: match.words }),
    changes: { holderId: match.organizationId, denied: false },
  })
}

/** A village answers a unit that is not its partner; the unit may take its question back. */
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import { answerMatchInput, changedNeed } from '../../shared/need-schema.ts'
import { meetNeed, requireReach, requireUnit, scopeFor } from '../needs/reader.ts'
import { refuseStale } from '../needs/refuse-stale.ts'
import type { NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import type { NeedsParts } from '../parts.ts'
import { letHold } from './claim-need.ts'
import { keepMatch } from './keep-match.ts'
import { listMatches, type MatchRow } from './store.ts'

const path = '/api/needs/:countyCode/:id/matches/:matchId'

/** @throws Problem base.absent; needs.out-of-turn for one that waits no more */
async function getAsked(tx: Transaction, need: NeedRow, matchId: string): Promise<MatchRow> {
  const match = (await listMatches(tx, need)).find(({ id }) => id === matchId)
  if (!match) throw absent()
  if (match.state !== 'asked' || need.state !== 'published') throw outOfTurn(need.state)
  return match
}

export const agreeMatch = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/agree`,
    summary: 'Agree for the village that a unit takes a need on',
    access: { capability: 'needs.decide' },
    input: answerMatchInput,
    output: changedNeed,
    async handle({ actor, params, body: { version }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.decide', need)
        const match = await getAsked(tx, need, params.matchId)
        await refuseStale(tx, parts, need, version)
        const after = await letHold(tx, need, match, { side: 'village', actor: actor.id })
        return { version: after.version, state: after.state }
      })
    },
  })

export const declineMatch = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/decline`,
    summary: 'Decline for the village that a unit takes a need on',
    access: { capability: 'needs.decide' },
    input: answerMatchInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.decide', need)
        const before = await getAsked(tx, need, params.matchId)
        await refuseStale(tx, parts, need, version)
        const answer = { answeredAt: tx.now, reason, version: before.version + 1 }
        const after: MatchRow = { ...before, ...answer, state: 'declined' }
        await keepMatch(tx, { action: 'needs.decline', actor: actor.id, before, after, reason })
        const { organizationId } = before
        const { version: now, state } = await takeStep(tx, need, {
          ...{ step: 'decline', side: 'village', actor: actor.id, organizationId, words: reason },
        })
        return { version: now, state }
      })
    },
  })

export const withdrawMatch = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/withdraw`,
    summary: 'Take back as a unit that it asked for a need',
    access: { capability: 'needs.take' },
    input: answerMatchInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason }, write }) {
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        const before = await getAsked(tx, need, params.matchId)
        requireUnit(actor, before.organizationId)
        await refuseStale(tx, parts, need, version)
        const answer = { answeredAt: tx.now, reason, version: before.version + 1 }
        const after: MatchRow = { ...before, ...answer, state: 'withdrawn' }
        await keepMatch(tx, { action: 'needs.withdraw', actor: actor.id, before, after, reason })
        const { organizationId } = before
        const { version: now, state } = await takeStep(tx, need, {
          ...{ step: 'withdraw', side: 'unit', actor: actor.id, organizationId, words: reason },
        })
        return { version: now, state }
      })
    },
  })

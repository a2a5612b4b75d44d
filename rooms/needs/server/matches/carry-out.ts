/** The unit that has a need in hand plans it, begins, says that it is done, or lets it go. */
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { type NeedStep, stateAfter } from '../../shared/need-life.ts'
import { dayNotCome, dayPast, outOfTurn } from '../../shared/need-problems.ts'
import {
  changedNeed,
  deliverNeedInput,
  planNeedInput,
  unitReasonInput,
  unitStepInput,
} from '../../shared/need-schema.ts'
import { refuseNumbers } from '../needs/personal-numbers.ts'
import { meetNeed, requireUnit, scopeFor } from '../needs/reader.ts'
import { refuseStale } from '../needs/refuse-stale.ts'
import type { NeedKey, NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import type { NeedsParts } from '../parts.ts'
import { deliver } from './deliver-need.ts'
import { keepMatch } from './keep-match.ts'
import { releaseNeed as release } from './release-need.ts'
import { listMatches, type MatchRow } from './store.ts'

const path = '/api/needs/:countyCode/:id'

interface Held {
  need: NeedRow
  match: MatchRow
}

/**
 * The need and the match that holds it, at the version the asker read, where this step leads on.
 *
 * @throws Problem base.absent, needs.out-of-turn, needs.stale
 */
async function inHand(
  tx: WriteTransaction,
  parts: NeedsParts,
  actor: Actor,
  {
    key,
    step,
    version,
    organizationId,
  }: {
    key: NeedKey
    step: NeedStep
    version: number
    organizationId: string
  },
): Promise<Held> {
  const need = await meetNeed(tx, actor, key, true)
  const match = (await listMatches(tx, need)).find(({ state }) => state === 'agreed')
  const leads = stateAfter(need.state, step) !== undefined
  if (!leads || !match || match.organizationId !== organizationId) throw outOfTurn(need.state)
  await refuseStale(tx, parts, need, version)
  return { need, match }
}

export const planNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/plan`,
    summary: 'Say what the unit will do, and by when',
    access: { capability: 'needs.take' },
    input: planNeedInput,
    output: changedNeed,
    async handle({ actor, params, body, write }) {
      const { organizationId, version, plan, by } = body
      requireUnit(actor, organizationId)
      refuseNumbers({ plan })
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const asked = { key: params, step: 'plan', version, organizationId } as const
        const { need, match } = await inHand(tx, parts, actor, asked)
        if (by < dayOf(tx.now)) throw dayPast('/by')
        const after = { ...match, plan, planBy: by, version: match.version + 1 }
        await keepMatch(tx, { action: 'needs.plan', actor: actor.id, before: match, after })
        const { version: now, state } = await takeStep(tx, need, {
          ...{ step: 'plan', side: 'unit', actor: actor.id, organizationId, words: plan, day: by },
        })
        return { version: now, state }
      })
    },
  })

export const beginNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/begin`,
    summary: 'Say that the unit has begun',
    access: { capability: 'needs.take' },
    input: unitStepInput,
    output: changedNeed,
    async handle({ actor, params, body: { organizationId, version }, write }) {
      requireUnit(actor, organizationId)
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const asked = { key: params, step: 'begin', version, organizationId } as const
        const { need, match } = await inHand(tx, parts, actor, asked)
        const day = dayOf(tx.now)
        const after = { ...match, begunOn: day, version: match.version + 1 }
        await keepMatch(tx, { action: 'needs.begin', actor: actor.id, before: match, after })
        const { version: now, state } = await takeStep(tx, need, {
          ...{ step: 'begin', side: 'unit', actor: actor.id, organizationId, day },
        })
        return { version: now, state }
      })
    },
  })

export const deliverNeedRoute = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/deliver`,
    summary: 'Say what was done; the village and its residents are asked',
    access: { capability: 'needs.take' },
    input: deliverNeedInput,
    output: changedNeed,
    async handle({ actor, params, body, write }) {
      const { organizationId, version, done, on } = body
      requireUnit(actor, organizationId)
      refuseNumbers({ done })
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const asked = { key: params, step: 'deliver', version, organizationId } as const
        const { need, match } = await inHand(tx, parts, actor, asked)
        if (on > dayOf(tx.now)) throw dayNotCome('/on')
        const { version: now, state } = await deliver(tx, need, match, {
          done,
          on,
          actor: actor.id,
        })
        return { version: now, state }
      })
    },
  })

export const releaseNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/release`,
    summary: 'Let a need go that the unit has in hand, with a reason; others may take it on',
    access: { capability: 'needs.take' },
    input: unitReasonInput,
    output: changedNeed,
    async handle({ actor, params, body: { organizationId, version, reason }, write }) {
      requireUnit(actor, organizationId)
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const asked = { key: params, step: 'release', version, organizationId } as const
        const { need } = await inHand(tx, parts, actor, asked)
        const by = { side: 'unit', actor: actor.id, reason } as const
        const { version: now, state } = await release(tx, need, by)
        return { version: now, state }
      })
    },
  })

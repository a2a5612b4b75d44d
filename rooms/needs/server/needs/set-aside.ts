/** A need that cannot be met for now: the unit that has it in hand says so, or the office. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { type NeedSide, stateAfter } from '../../shared/need-life.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import { changedNeed, reasonedStepInput, unitReasonInput } from '../../shared/need-schema.ts'
import { endMatches } from '../matches/end-matches.ts'
import type { NeedsParts } from '../parts.ts'
import { holdNeed, onePath, told } from './hold-need.ts'
import { meetNeed, requireUnit, scopeFor } from './reader.ts'
import { refuseStale } from './refuse-stale.ts'
import type { NeedRow } from './store.ts'
import { takeStep } from './take-step.ts'

async function callUnfeasible(
  tx: WriteTransaction,
  need: NeedRow,
  {
    organizationId,
    ...by
  }: { side: NeedSide; actor: string; words: string; organizationId?: string },
): Promise<NeedRow> {
  await endMatches(tx, need, { reason: by.words, actor: by.actor })
  const changes = { holderId: null, denied: false }
  const unit = organizationId ?? need.holderId
  return takeStep(tx, need, { step: 'unfeasible', ...by, changes, organizationId: unit })
}

export const giveUpNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/unfeasible`,
    summary: 'Say as the unit that has it in hand that it cannot be done, and why',
    access: { capability: 'needs.take' },
    input: unitReasonInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason, organizationId }, write }) {
      requireUnit(actor, organizationId)
      return write(scopeFor(actor, params.countyCode), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        const state = stateAfter(need.state, 'unfeasible')
        if (state === undefined || need.holderId !== organizationId) throw outOfTurn(need.state)
        await refuseStale(tx, parts, need, version)
        const by = { side: 'unit', actor: actor.id, words: reason, organizationId } as const
        return told(await callUnfeasible(tx, need, by))
      })
    },
  })

export const setNeedAside = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/set-aside`,
    summary: 'Say as the office that a need cannot be met for now, and why',
    access: { capability: 'needs.oversee' },
    input: reasonedStepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'unfeasible', capability: 'needs.oversee' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        const by = { side: 'office', actor: actor.id, words: reason } as const
        return told(await callUnfeasible(tx, need, by))
      })
    },
  })

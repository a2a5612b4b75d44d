/** A need goes back to the village: an office gives it back, or the village takes it. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import type { NeedSide } from '../../shared/need-life.ts'
import { changedNeed, reasonedStepInput } from '../../shared/need-schema.ts'
import { endMatches } from '../matches/end-matches.ts'
import type { NeedsParts } from '../parts.ts'
import { dropReferrals } from '../referrals/drop-referrals.ts'
import { holdNeed, onePath, told } from './hold-need.ts'
import { scopeFor } from './reader.ts'
import type { NeedRow } from './store.ts'
import { takeStep } from './take-step.ts'

/** What was published is seen by nobody else again, and nobody asks for it any more. */
async function returnIt(
  tx: WriteTransaction,
  need: NeedRow,
  by: { side: NeedSide; actor: string; words: string },
): Promise<NeedRow> {
  await endMatches(tx, need, { reason: by.words, actor: by.actor })
  await dropReferrals(tx, need, by)
  return takeStep(tx, need, { step: 'return', ...by, changes: { publishedAt: null } })
}

export const returnNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/return`,
    summary: 'Give a need back to the village to be changed, with a reason',
    access: { capability: 'needs.oversee' },
    input: reasonedStepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'return', capability: 'needs.oversee' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        return told(await returnIt(tx, need, { side: 'office', actor: actor.id, words: reason }))
      })
    },
  })

export const withdrawNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/withdraw`,
    summary: 'Take a need back for the village, to change it or because it is not needed any more',
    access: { capability: 'needs.decide' },
    input: reasonedStepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'return', capability: 'needs.decide' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        return told(await returnIt(tx, need, { side: 'village', actor: actor.id, words: reason }))
      })
    },
  })

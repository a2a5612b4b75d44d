/** The village asks again for what was closed or could not be done. */
import { route } from '#base/server/http/route.ts'
import { changedNeed, reasonedStepInput } from '../../shared/need-schema.ts'
import { endMatches } from '../matches/end-matches.ts'
import type { NeedsParts } from '../parts.ts'
import { dropReferrals } from '../referrals/drop-referrals.ts'
import { uncounted, uncountingOf } from '../slips/count-need.ts'
import { holdNeed, onePath, told } from './hold-need.ts'
import { scopeFor } from './reader.ts'
import { requireTakingPart } from './require-taking-part.ts'
import { takeStep } from './take-step.ts'

export const reopenNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/reopen`,
    summary: 'Ask again for what was closed or could not be done, with a reason',
    access: { capability: 'needs.decide' },
    input: reasonedStepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, reason }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'reopen', capability: 'needs.decide' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        await requireTakingPart(tx, need)
        await endMatches(tx, need, { reason, actor: actor.id })
        await dropReferrals(tx, need, { actor: actor.id })
        return told(
          await takeStep(tx, need, {
            ...{ step: 'reopen', side: 'village', actor: actor.id, words: reason },
            changes: { ...uncounted, holderId: null, round: need.round + 1, publishedAt: tx.now },
            counting: need.state === 'closed' ? uncountingOf(need) : {},
          }),
        )
      })
    },
  })

/** The village says that two needs are one. */
import { route } from '#base/server/http/route.ts'
import { unfitDuplicate } from '../../shared/need-problems.ts'
import { changedNeed, mergeNeedInput } from '../../shared/need-schema.ts'
import { endMatches } from '../matches/end-matches.ts'
import type { NeedsParts } from '../parts.ts'
import { dropReferrals } from '../referrals/drop-referrals.ts'
import { uncounted, uncountingOf } from '../slips/count-need.ts'
import { holdNeed, onePath, told } from './hold-need.ts'
import { scopeFor } from './reader.ts'
import { findNeedRow } from './store.ts'
import { takeStep } from './take-step.ts'

export const mergeNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/merge`,
    summary: 'Say for the village that a need is another one written twice; the other stays',
    access: { capability: 'needs.decide' },
    input: mergeNeedInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, into }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'merge', capability: 'needs.decide' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        const kept = await findNeedRow(tx, { countyCode: need.countyCode, id: into }, true)
        if (!kept || kept.id === need.id || kept.state === 'merged') throw unfitDuplicate()
        if (kept.communityId !== need.communityId || kept.cycleId !== need.cycleId) {
          throw unfitDuplicate()
        }
        await endMatches(tx, need, { reason: `并到第 ${kept.number} 条`, actor: actor.id })
        await dropReferrals(tx, need, { actor: actor.id })
        return told(
          await takeStep(tx, need, {
            ...{ step: 'merge', side: 'village', actor: actor.id },
            changes: { ...uncounted, holderId: null, mergedInto: kept.id },
            counting: need.state === 'closed' ? uncountingOf(need) : {},
          }),
        )
      })
    },
  })

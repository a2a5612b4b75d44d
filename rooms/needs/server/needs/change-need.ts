/** The village changes its own words, until somebody takes them on. */
import { route } from '#base/server/http/route.ts'
import { isChangeable } from '../../shared/need-life.ts'
import { outOfTurn } from '../../shared/need-problems.ts'
import { changedNeed, changeNeedInput } from '../../shared/need-schema.ts'
import type { NeedsParts } from '../parts.ts'
import { indexNeeds } from '../search/index-needs.ts'
import { refuseNumbers } from './personal-numbers.ts'
import { meetNeed, reaches, requireReach, scopeFor } from './reader.ts'
import { refuseStale } from './refuse-stale.ts'
import type { NeedRow } from './store.ts'
import { takeStep } from './take-step.ts'

export const changeNeed = (parts: NeedsParts) =>
  route({
    method: 'PATCH',
    path: '/api/needs/:countyCode/:id',
    summary: 'Reword a need that nobody has taken on',
    access: { capability: 'needs.submit' },
    input: changeNeedInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, ...fields }, write }) {
      refuseNumbers(fields)
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.submit', need)
        const own = reaches(actor, 'needs.decide', need)
        const changes = Object.fromEntries(
          Object.entries(fields).filter(([, value]) => value !== undefined),
        ) as Partial<NeedRow>
        await refuseStale(tx, parts, need, version, changes)
        // What the village has verified is the village's word: nobody else changes it then.
        const open = own ? isChangeable(need.state) : ['submitted', 'returned'].includes(need.state)
        if (!open) throw outOfTurn(need.state)
        const side = own ? 'village' : 'helper'
        const after = await takeStep(tx, need, { step: 'change', side, actor: actor.id, changes })
        await indexNeeds(tx, [after], { before: true })
        return { version: after.version, state: after.state }
      })
    },
  })

import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { changedSince, outOfTurn, paysForOthers } from '../../shared/problems.ts'
import { leadsTo } from '../../shared/rules.ts'
import { stepOutput, withdrawDeedInput } from '../../shared/schema.ts'
import { scopeOfDeed } from '../reach/scope.ts'
import { personsOf } from './persons-of.ts'
import { changeOf, recordOf } from './record-deeds.ts'
import { countPaidBy, lockDeeds, moveDeeds } from './store.ts'

export const withdrawDeed = route({
  method: 'POST',
  path: '/api/deeds/:countyCode/:id/withdraw',
  summary: 'Withdraw what one declared; it stays readable with the reason and counts no more',
  access: { capability: 'deeds.declare' },
  input: withdrawDeedInput,
  output: stepOutput,
  async handle({ actor, params: { countyCode, id }, body: { version, reason }, write }) {
    const reach = actor.reach('deeds.declare')
    return write(scopeOfDeed(reach, countyCode), async (tx) => {
      const [before] = await lockDeeds(tx, countyCode, reach, [id], 'doer')
      if (!before) throw absent()
      if (before.version !== version) throw changedSince()
      const state = leadsTo(before.state, 'withdraw')
      if (state === undefined) throw outOfTurn(before.direction, before.state, 'withdraw')
      const paysFor = (await countPaidBy(tx, countyCode, [id])).get(id) ?? 0
      if (paysFor > 0) throw paysForOthers(paysFor)
      const moved = { state, words: reason, changedBy: actor.id }
      await moveDeeds(tx, countyCode, [id], moved)
      const person = (await personsOf(tx, [before])).get(id)
      const by = { action: 'activities.withdraw-deed', actor: actor.id, reason, person }
      await tx.record({
        ...changeOf({ ...before, ...moved, changedAt: tx.now }, by, before),
        takesBack: recordOf(before),
      })
      return { version: before.version, state }
    })
  },
})

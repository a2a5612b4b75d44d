/** The office asks both sides, until a day: does what you have still count, and whom would you like. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { countiesIn, listPresent } from '#rooms/programmes/server/door.ts'
import { refusedStep } from '../../shared/problems.ts'
import {
  putWishCallInput,
  wishCallInput,
  wishCallOutput,
  wishCallPut,
} from '../../shared/tie-schema.ts'
import { leadCycle } from '../runs/office.ts'
import { countWishes, findWishCall, putWishCall as putRow } from './store.ts'

const access = { capability: 'pairing.run' }
const path = '/api/cycles/:cycleId/wish-call'

export const showWishCall = route({
  method: 'GET',
  path,
  summary: 'Until when a cycle asks both sides for their wishes, and how many said them',
  access,
  input: wishCallInput,
  output: wishCallOutput,
  async handle({ actor, params: { cycleId }, read }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const call = await findWishCall(tx, led.countyCode, cycleId)
      const parts = [...(await listPresent(tx, countiesIn(led.scope), cycleId)).values()]
      const wished = await countWishes(tx, led.scope.counties, cycleId)
      const of = (side: 'supporter' | 'community') => ({
        all: parts.filter((part) => part === side).length,
        said: wished[side],
      })
      return {
        call: call ? { until: call.until, most: call.most, version: call.version } : null,
        ...{ supporter: of('supporter'), community: of('community'), mutual: wished.mutual },
      }
    })
  },
})

export const putWishCall = route({
  method: 'PUT',
  path,
  summary: 'Ask both sides for their wishes until a day, or change that day',
  access,
  input: putWishCallInput,
  output: wishCallPut,
  async handle({ actor, params: { cycleId }, body: { until, most, version }, read, write }) {
    const led = await leadCycle(read, cycleId, actor.reach('pairing.run'))
    const { countyCode, cycle } = led
    return write(led.scope, async (tx) => {
      const before = await findWishCall(tx, countyCode, cycleId, true)
      if ((before?.version ?? 0) !== version) throw refusedStep('call-changed')
      if (until < dayOf(tx.now) || until > cycle.endsOn) {
        throw refusedStep('call-outside', { until: cycle.endsOn })
      }
      await putRow(tx, {
        ...{ countyCode, cycleId, until, most, version: version + 1 },
        ...{ changedBy: actor.id, changedAt: tx.now },
      })
      await tx.record({
        countyCode,
        action: 'pairing.call-wishes',
        subject: { kind: 'cycle', id: cycleId },
        actor: actor.id,
        before: before ? { until: before.until, most: before.most } : null,
        after: { until, most },
      })
      return { version: version + 1 }
    })
  },
})

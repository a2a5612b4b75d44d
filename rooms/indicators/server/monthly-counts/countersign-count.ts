import { isInReach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { countersignCountInput, countersignCountOutput } from '../../shared/count-schema.ts'
import { ownCount } from '../../shared/problems.ts'
import type { IndicatorsParts } from '../parts.ts'
import { refuseStale } from './refuse-stale.ts'
import { lockCount, updateCount } from './store.ts'

/** Said once more it stays as it is. */
export const countersignMonthlyCount = (parts: IndicatorsParts) =>
  route({
    method: 'POST',
    path: '/api/monthly-counts/:countyCode/:id/countersign',
    summary: 'Agree, as the township or the office, to what a village counted in a month',
    access: { capability: 'counts.confirm' },
    input: countersignCountInput,
    output: countersignCountOutput,
    handle({ actor, params: { countyCode, id }, body: { version }, write }) {
      const reach = actor.reach('counts.confirm')
      if (!isInScope(reach.scope, countyCode)) throw absent()
      return write({ counties: [countyCode] }, async (tx) => {
        const before = await lockCount(tx, countyCode, id)
        if (!before || !isInReach(reach, before)) throw absent()
        if (before.version !== version) await refuseStale(tx, parts, before, before.quantity)
        if (before.enteredBy === actor.id) throw ownCount()
        if (before.countersignedBy !== null) return { version }
        const row = { ...before, countersignedBy: actor.id, countersignedAt: tx.now }
        await updateCount(tx, row)
        await tx.record({
          ...{ countyCode, actor: actor.id, action: 'indicators.countersign-count' },
          ...{ subject: { kind: 'monthly-count', id }, before, after: row },
          raises: {
            ...{ record: { kind: 'monthly-count', id, version }, to: 'countersigned' },
            way: 'office',
          },
        })
        return { version }
      })
    },
  })

import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { listCountsInput, listCountsOutput } from '../../shared/count-schema.ts'
import { isLate, measuresCounted, monthsOver } from '../../shared/monthly-counts.ts'
import { notOneCounty } from '../../shared/problems.ts'
import { getAskedCycle, scopeOfAsked, whoseOf } from '../figures/asked.ts'
import type { IndicatorsParts } from '../parts.ts'
import { listCounts } from './store.ts'

export const listMonthlyCounts = (parts: IndicatorsParts) =>
  route({
    method: 'GET',
    path: '/api/cycles/:id/monthly-counts',
    summary:
      'What a village, or the villages of a place, counted by the month, and which months are over',
    access: { capability: 'indicators.read' },
    input: listCountsInput,
    output: listCountsOutput,
    handle({ actor, params: { id: cycleId }, query, now, read }) {
      const reach = actor.reach('indicators.read')
      const today = dayOf(now)
      return read(scopeOfAsked(reach, query), async (tx) => {
        const { cycle, indicators } = await getAskedCycle(tx, cycleId)
        const { of, whose, scope } = await whoseOf(tx, { reach, parts }, query)
        const { countyCode } = of
        if (countyCode === null) throw notOneCounty()
        const ofWhom =
          whose === 'organization'
            ? { organizationId: scope as string }
            : { within: scope ?? countyCode }
        const rows = await listCounts(tx, { countyCode, cycleId, ...ofWhom })
        const ids = [...new Set(rows.map(({ organizationId }) => organizationId))]
        const villages = await listOrganizationsByIds(tx, countyCode, ids)
        const names = new Map(villages.map(({ id, name }) => [id, name]))
        return {
          measures: measuresCounted(indicators).map(({ measure, indicator }) => ({
            ...{ measure, name: indicator.name, unit: indicator.unit, counts: indicator.counts },
          })),
          months: monthsOver(cycle, today).map((month) => ({ month, late: isLate(month, today) })),
          items: rows.map((row) => ({
            ...{ id: row.id, measure: row.measure, month: row.month, quantity: row.quantity },
            ...{ version: row.version, reason: row.reason },
            countersigned: row.countersignedBy !== null,
            own: row.enteredBy === actor.id,
            village: {
              ...{ id: row.organizationId, regionCode: row.regionCode, county: row.countyCode },
              name: names.get(row.organizationId) ?? row.regionCode,
            },
          })),
        }
      })
    },
  })

import { route } from '#base/server/http/route.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import { listToCountersignOutput, mostToCountersign } from '../../shared/count-schema.ts'
import { measuresCounted } from '../../shared/monthly-counts.ts'
import { cyclesOf } from './list-enterable.ts'
import { listToCountersign as listRows } from './store.ts'

export const listToCountersign = route({
  method: 'GET',
  path: '/api/monthly-counts/waiting',
  summary: 'What villages counted by the month and the asker has not agreed to yet, oldest first',
  access: { capability: 'counts.confirm' },
  input: {},
  output: listToCountersignOutput,
  async handle({ actor, read }) {
    const reach = actor.reach('counts.confirm')
    return read(reach.scope, async (tx) => {
      const counties = countiesIn(tx.scope)
      const asked = { notBy: actor.id, limit: mostToCountersign }
      const rows = await listRows(tx, counties, reach, asked)
      const ids = [...new Set(rows.map(({ organizationId }) => organizationId))]
      const villages = await listOrganizationsAmong(tx, counties, ids)
      const names = new Map(villages.map(({ id, name }) => [id, name]))
      const cycles = cyclesOf(tx)
      const items = []
      for (const { id, countyCode: county, organizationId, cycleId, measure, ...row } of rows) {
        const { cycle, programme, indicators } = await cycles(cycleId)
        const counted = measuresCounted(indicators).find((each) => each.measure === measure)
        // The programme counts it no more: nobody has to agree.
        if (!counted) continue
        const { name, unit } = counted.indicator
        items.push({
          ...{ id, county, cycleId, cycle: `${programme.name} ${cycle.name}`, name, unit },
          village: { id: organizationId, name: names.get(organizationId) ?? row.regionCode },
          ...{ month: row.month, quantity: row.quantity },
          ...{ version: row.version, reason: row.reason },
        })
      }
      return { items }
    })
  },
})

/** For which villages, and in which cycles, somebody counts: a form asks nobody what is known. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { addDays } from '#base/shared/days.ts'
import {
  listOrganizationsAmong,
  listOrganizationsWithin,
} from '#rooms/organizations/server/door.ts'
import { countiesIn, listOpenParticipationsOf } from '#rooms/programmes/server/door.ts'
import { listEnterableOutput } from '../../shared/count-schema.ts'
import { daysWithoutReason, measuresCounted, monthsOver } from '../../shared/monthly-counts.ts'
import { lastDayOf, monthOf } from '../../shared/months.ts'
import { type AskedCycle, getAskedCycle } from '../figures/asked.ts'
import { listEntered } from './store.ts'

export const listEnterable = route({
  method: 'GET',
  path: '/api/monthly-counts/enterable',
  summary:
    'For which villages and in which cycles the asker counts by the month, and what is missing',
  access: { capability: 'counts.write' },
  input: {},
  output: listEnterableOutput,
  async handle({ actor, read }) {
    const reach = actor.reach('counts.write')
    return read(reach.scope, async (tx) => {
      const villages = await listVillages(tx, reach)
      const cycles = cyclesOf(tx)
      const today = dayOf(tx.now)
      // The last month of a cycle is counted when the cycle is over.
      const since = addDays(today, -daysWithoutReason)
      const items = []
      for (const [countyCode, rows] of Map.groupBy(villages, (row) => row.countyCode)) {
        const names = new Map(rows.map(({ id, name }) => [id, name]))
        const of = { countyCode, organizationIds: [...names.keys()] }
        const open = await listOpenParticipationsOf(tx, countyCode, of.organizationIds, since)
        const entered = await listEntered(tx, of, monthOf(since))
        for (const { organizationId: id, cycleId, part, joinedOn } of open) {
          const { cycle, programme, indicators } = await cycles(cycleId)
          const measures = measuresCounted(indicators)
          if (part !== 'community' || measures.length === 0) continue
          const [month] = monthsOver(cycle, today)
          const isThere = (measure: string) =>
            entered.some(
              (each) =>
                each.organizationId === id &&
                each.cycleId === cycleId &&
                each.measure === measure &&
                each.month === month,
            )
          const isMissing =
            month !== undefined &&
            joinedOn <= lastDayOf(month) &&
            measures.some(({ measure }) => !isThere(measure))
          items.push({
            ...{ county: countyCode, village: { id, name: names.get(id) ?? '' } },
            ...{ cycleId, cycle: `${programme.name} ${cycle.name}` },
            missing: isMissing ? month : null,
          })
        }
      }
      return { items }
    })
  },
})

/** Each is read once, however many villages take part in it. */
export function cyclesOf(tx: Transaction): (id: string) => Promise<AskedCycle> {
  const known = new Map<string, AskedCycle>()
  return async (id) => {
    const cycle = known.get(id) ?? (await getAskedCycle(tx, id))
    known.set(id, cycle)
    return cycle
  }
}

async function listVillages(tx: Transaction, reach: Reach) {
  const found = await listOrganizationsAmong(tx, countiesIn(reach.scope), reach.organizations)
  for (const { prefix } of reach.regions) {
    // Nobody counts for all villages of a county one by one.
    if (prefix.length < 9) continue
    found.push(...(await listOrganizationsWithin(tx, prefix.slice(0, 6), 'community', prefix)))
  }
  return [...new Map(found.map((row) => [row.id, row])).values()]
}

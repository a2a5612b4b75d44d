/** For which units, and in which cycles, somebody may say what they give: a form asks nobody what is known. */
import { dayOf } from '#base/server/clock.ts'
import { prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import {
  listOrganizationsAmong,
  listOrganizationsWithin,
  type OrganizationRow,
} from '#rooms/organizations/server/door.ts'
import {
  countiesIn,
  listOpenParticipationsOf,
  namesOfCycles,
} from '#rooms/programmes/server/door.ts'
import { mostWritable, writableOffersOutput } from '../../shared/offer-schema.ts'

export const listWritableOffers = route({
  method: 'GET',
  path: '/api/offers/writable',
  summary: 'For which units and in which cycles the asker may say what they give',
  access: { capability: 'offers.write' },
  input: {},
  output: writableOffersOutput,
  async handle({ actor, read }) {
    const reach = actor.reach('offers.write')
    return read(reach.scope, async (tx) => {
      const items = []
      const units = Map.groupBy(await listUnits(tx, reach), (row) => row.countyCode)
      for (const [countyCode, rows] of units) {
        const ids = rows.map(({ id }) => id)
        const open = await listOpenParticipationsOf(tx, countyCode, ids, dayOf(tx.now))
        const cycleIds = [...new Set(open.map(({ cycleId }) => cycleId))]
        const names = await namesOfCycles(tx, countyCode, cycleIds)
        for (const { id, name } of rows) {
          for (const { cycleId } of open.filter((each) => each.organizationId === id)) {
            const unit = { id, name }
            items.push({ countyCode, unit, cycleId, cycle: names.get(cycleId) ?? '' })
          }
        }
      }
      return { items: items.slice(0, mostWritable) }
    })
  },
})

async function listUnits(tx: Transaction, reach: Reach): Promise<OrganizationRow[]> {
  const counties = countiesIn(reach.scope)
  const named = await listOrganizationsAmong(tx, counties, reach.organizations)
  const found = named.filter(({ side, endsOn }) => side === 'supporter' && endsOn === null)
  for (const { prefix } of reach.regions) {
    // Nobody writes for all units of a prefecture one by one.
    if (prefix.length < 6) continue
    const [county, within] = [prefix.slice(0, 6), prefixOfCode(prefix)]
    found.push(...(await listOrganizationsWithin(tx, county, 'supporter', within)))
  }
  const units = found.filter(({ kind }) => kind !== 'person')
  return [...new Map(units.map((row) => [row.id, row])).values()]
}

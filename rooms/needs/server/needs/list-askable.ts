/** For which communities, and in which cycles, somebody may write a need down: a form asks nobody what is known. */
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
import { listAskableOutput } from '../../shared/need-schema.ts'
import { withVillages } from './reader.ts'

/** Whoever writes for more searches in a list. */
const mostAskable = 200

export const listAskable = route({
  method: 'GET',
  path: '/api/needs/askable',
  summary: 'For which communities and in which cycles the asker may write a need down',
  access: { capability: 'needs.submit' },
  input: {},
  output: listAskableOutput,
  async handle({ actor, read }) {
    const reach = withVillages(actor.reach('needs.submit'))
    return read(reach.scope, async (tx) => {
      const communities = await listCommunities(tx, reach)
      const items = []
      for (const [countyCode, rows] of Map.groupBy(communities, (row) => row.countyCode)) {
        const ids = rows.map(({ id }) => id)
        const open = await listOpenParticipationsOf(tx, countyCode, ids, dayOf(tx.now))
        const cycleIds = [...new Set(open.map(({ cycleId }) => cycleId))]
        const names = await namesOfCycles(tx, countyCode, cycleIds)
        for (const { id, name } of rows) {
          for (const { cycleId } of open.filter((each) => each.organizationId === id)) {
            const community = { id, name }
            items.push({ countyCode, community, cycleId, cycle: names.get(cycleId) ?? '' })
          }
        }
      }
      return { items: items.slice(0, mostAskable) }
    })
  },
})

async function listCommunities(tx: Transaction, reach: Reach): Promise<OrganizationRow[]> {
  const counties = countiesIn(reach.scope)
  const named = await listOrganizationsAmong(tx, counties, reach.organizations)
  const found = named.filter(({ side, endsOn }) => side === 'community' && endsOn === null)
  for (const { prefix } of reach.regions) {
    // Nobody writes for all villages of a county one by one: of more than a township only what is named is offered.
    if (prefix.length < 9) continue
    const county = prefix.slice(0, 6)
    const within = prefixOfCode(prefix)
    found.push(...(await listOrganizationsWithin(tx, county, 'community', within)))
  }
  return [...new Map(found.map((row) => [row.id, row])).values()].slice(0, mostAskable)
}

/** Partnerships within a reach: of an organization, of one's own, or found by a name. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import { isInScope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { type Context, type Input, route } from '#base/server/http/route.ts'
import { searchOrganizations } from '#rooms/organizations/server/door.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import { listPartnershipsInput, listPartnershipsOutput } from '../../shared/story-schema.ts'
import { homesAmong, keepersOf, reachedAmong, reachedOf } from '../across-counties.ts'
import { presentPairs } from '../present-pairs.ts'
import type { PartnershipRow } from '../store.ts'
import { isOver } from './show-story.ts'
import { listCountiesOfSupporters, listPartnershipsOf } from './store.ts'

/** Of so many organizations of a name the partnerships are looked for. */
const mostFound = 20

export const listPartnerships = route({
  method: 'GET',
  path: '/api/partnerships',
  summary: 'Partnerships of an organization that I reach, of my own, or found by a name',
  access: { capability: 'programmes.read' },
  input: listPartnershipsInput,
  output: listPartnershipsOutput,
  async handle({ actor, query, language, read }) {
    const reach = actor.reach('programmes.read')
    if (countiesIn(reach.scope).length === 0) return { items: [] }
    const ids = await askedFor(read, reach, query)
    if (ids.length === 0) return { items: [] }
    const elsewhere = await read({ counties: keepersOf(reach) }, (tx) =>
      listCountiesOfSupporters(tx, keepersOf(reach), ids),
    )
    // The other side's county is opened for what is told of these pairs alone.
    const counties = [...new Set([...countiesIn(reach.scope), ...elsewhere])]
    return read({ counties }, async (tx) => {
      const rows = await listPartnershipsOf(tx, counties, {
        ...{ organizationIds: ids, limit: query.limit },
      })
      const seatsOf = ({ countyCode, supporterId, communityId }: PartnershipRow) => ({
        supporter: { countyCode, id: supporterId },
        community: { countyCode, id: communityId },
      })
      const pairs = await presentPairs(tx, rows, seatsOf, language)
      const today = dayOf(tx.now)
      return {
        items: rows.map((row, at) => ({
          ...(pairs[at] as (typeof pairs)[number]),
          ...{ countyCode: row.countyCode, since: row.beginsOn, until: row.endsOn },
          over: isOver(row, today),
        })),
      }
    })
  },
})

interface Query {
  county?: string | undefined
  organization?: string | undefined
  q?: string | undefined
}

/** Ids of organizations within the reach. */
async function askedFor(
  read: Context<Input>['read'],
  reach: Reach,
  { county, organization, q }: Query,
): Promise<string[]> {
  if (organization !== undefined && county !== undefined) {
    if (!isInScope(reach.scope, county)) return []
    const seat = { countyCode: county, id: organization }
    return read({ counties: [county] }, async (tx) => [...(await reachedOf(tx, reach, [seat]))])
  }
  return read(reach.scope, async (tx) =>
    q === undefined ? own(tx, reach) : findByName(tx, reach, q),
  )
}

async function own(tx: Transaction, reach: Reach): Promise<string[]> {
  return [...(await homesAmong(tx, countiesIn(reach.scope), reach.organizations)).keys()]
}

async function findByName(tx: Transaction, reach: Reach, q: string): Promise<string[]> {
  const within = { reach, counties: countiesIn(reach.scope) }
  const page = { after: undefined, limit: mostFound }
  const found = await searchOrganizations(tx, within, q, { state: 'all' }, page)
  return [
    ...(await reachedAmong(
      tx,
      reach,
      found.map(({ id }) => id),
    )),
  ]
}

import * as z from 'zod'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { searchOrganizations } from '#rooms/organizations/server/door.ts'
import type { Kind, Level } from '#rooms/organizations/shared/words.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import {
  listRosterRowsInput,
  listRosterRowsOutput,
  type RosterValues,
} from '../../shared/roster-schema.ts'
import { type Led, leadCycle } from '../runs/office.ts'
import {
  listRosterParticipants,
  missingOf,
  neededByWay,
  type RosterParticipant,
} from './list-participants.ts'

/** Who is looked for by name among more than these types another letter. */
const mostFound = 500

export const listRosterRows = route({
  method: 'GET',
  path: '/api/cycles/:cycleId/roster/rows',
  summary: 'What the office says of each participant of a side, and what the rules still need',
  access: { capability: 'pairing.run' },
  input: listRosterRowsInput,
  output: listRosterRowsOutput,
  async handle({ actor, params, query: { side, way, state, q, after, limit }, read }) {
    const led = await leadCycle(read, params.cycleId, actor.reach('pairing.run'))
    return read(led.scope, async (tx) => {
      const { needed } = await neededByWay(tx, led, way)
      const found = q?.trim() ? await findIds(tx, led, q) : undefined
      const last = decodeCursor(after, [z.string()])?.[0]
      const rows = (await listRosterParticipants(tx, led))
        .filter((each) => each.side === side && (found?.has(each.organization.id) ?? true))
        .map((each) => ({ ...each, missing: missingOf(each, needed) }))
        .filter((each) => state === 'all' || each.missing.length > 0)
        .filter((each) => last === undefined || keyOf(each) > last)
      const { items, ...page } = cutPage(rows.slice(0, limit + 1), limit, (row) => [keyOf(row)])
      return {
        ...page,
        items: items.map(({ organization, row, missing }) => ({
          countyCode: organization.countyCode,
          organizationId: organization.id,
          ...{ code: organization.code, name: organization.name },
          kind: organization.kind as Kind,
          level: organization.level as Level | null,
          registered: { function: organization.function as RosterValues['function'] },
          ...{ row, missing },
        })),
      }
    })
  },
})

const keyOf = ({ organization: { countyCode, code } }: RosterParticipant) => `${countyCode} ${code}`

async function findIds(tx: Transaction, { scope, programme }: Led, q: string) {
  const regions = [{ prefix: prefixOfCode(programme.regionCode) }]
  const within = { reach: { scope, regions, organizations: [] }, counties: countiesIn(scope) }
  const page = { after: undefined, limit: mostFound }
  const found = await searchOrganizations(tx, within, q, { state: 'open' }, page)
  return new Set(found.map(({ id }) => id))
}

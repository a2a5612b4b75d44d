/** Teams by number of people: kept by one organization, joined by others. */
import { dayOf } from '#base/server/clock.ts'
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { daysReversed } from '../../shared/problems.ts'
import {
  changeTeamInput,
  createTeamInput,
  itemOutput,
  organizationInput,
  teamsOutput,
} from '../../shared/schema.ts'
import { refuseStale, sentOf } from '../hanging/refuse-stale.ts'
import { readOfOrganization, writeOfOrganization } from '../hanging/with-organization.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import {
  insertTeam,
  listJoined,
  listTeams,
  lockTeam,
  replaceJoined,
  type TeamRow,
  updateTeam,
} from './store.ts'

export const showTeams = route({
  method: 'GET',
  path: '/api/organizations/:countyCode/:id/teams',
  summary: 'Teams that an organization keeps or takes part in',
  access: { capability: 'organizations.read' },
  input: organizationInput,
  output: teamsOutput,
  handle: (asking) =>
    readOfOrganization(asking, 'organizations.read', asking.params, async (tx) => {
      const { countyCode, id } = asking.params
      const teams = await listTeams(tx, countyCode, id)
      const joined = await listJoined(
        tx,
        countyCode,
        teams.map((team) => team.id),
      )
      const items = teams.map((team) => ({ ...team, joined: joined.get(team.id) ?? [] }))
      return { items: items as (typeof teamsOutput)['_output']['items'] }
    }),
})

export const createTeam = route({
  method: 'POST',
  path: '/api/organizations/:countyCode/:id/teams',
  summary: 'Add a team',
  access: { capability: 'posts.write' },
  input: createTeamInput,
  output: itemOutput,
  handle: (asking) =>
    writeOfOrganization(
      asking,
      'posts.write',
      asking.params,
      async (tx, { id: organizationId }) => {
        const { countyCode } = asking.params
        const { joined, beginsOn = dayOf(tx.now), ...given } = asking.body
        const others = await joinable(
          tx,
          asking.actor.reach('organizations.read'),
          countyCode,
          organizationId,
          joined,
        )
        const team = {
          ...given,
          countyCode,
          id: newId(tx.now),
          organizationId,
          beginsOn,
          endsOn: null,
          version: 1,
          changedBy: asking.actor.id,
          changedAt: tx.now,
        }
        await insertTeam(tx, team)
        await replaceJoined(tx, countyCode, team.id, others)
        await tx.record({
          countyCode,
          action: 'organizations.create-team',
          subject: { kind: 'team', id: team.id },
          actor: asking.actor.id,
          after: withJoined(team, others),
        })
        return { id: team.id, version: 1 }
      },
    ),
})

export const changeTeam = (parts: OrganizationsParts) =>
  route({
    method: 'PATCH',
    path: '/api/organizations/:countyCode/:id/teams/:itemId',
    summary: 'Change a team, or end it',
    access: { capability: 'posts.write' },
    input: changeTeamInput,
    output: itemOutput,
    handle: (asking) =>
      writeOfOrganization(
        asking,
        'posts.write',
        asking.params,
        async (tx, { id: organizationId }) => {
          const { countyCode, itemId } = asking.params
          const { version, joined, ...given } = asking.body
          const yours = sentOf(given)
          const before = await lockTeam(tx, countyCode, organizationId, itemId)
          if (!before) throw absent()
          await refuseStale(tx, parts, before, before.name, version, yours)
          if (yours.endsOn != null && yours.endsOn < before.beginsOn) throw daysReversed()
          const former = ((await listJoined(tx, countyCode, [itemId])).get(itemId) ?? []).map(
            ({ id }) => id,
          )
          const reach = asking.actor.reach('organizations.read')
          // Who takes part already stays, whoever looks after the team.
          const others =
            joined && (await joinable(tx, reach, countyCode, organizationId, joined, former))
          const kept = { version: version + 1, changedBy: asking.actor.id, changedAt: tx.now }
          const after = { ...before, ...yours, ...kept }
          await updateTeam(tx, after)
          if (others) await replaceJoined(tx, countyCode, itemId, others)
          await tx.record({
            countyCode,
            action: 'organizations.change-team',
            subject: { kind: 'team', id: itemId },
            actor: asking.actor.id,
            before: withJoined(before, former),
            after: withJoined(after, others ?? former),
          })
          return { id: itemId, version: after.version }
        },
      ),
  })

/** @throws Problem base.absent when one that joins anew cannot be seen */
async function joinable(
  tx: Transaction,
  reach: Reach,
  countyCode: string,
  keeper: string,
  joined: readonly string[],
  former: readonly string[] = [],
): Promise<string[]> {
  const wanted = [...new Set(joined)].filter((id) => id !== keeper)
  const fresh = wanted.filter((id) => !former.includes(id))
  const seen = await listReached(tx, countyCode, reach, fresh)
  if (seen.filter(({ endsOn }) => endsOn === null).length < fresh.length) throw absent()
  return wanted
}

/** Who takes part has no order, so that what is read again hashes alike. */
export function withJoined(team: TeamRow, joined: readonly string[]) {
  return { ...team, changedAt: team.changedAt.toISOString(), joined: joined.toSorted() }
}

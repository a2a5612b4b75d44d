/** Who looked at records about persons and who changed them: for whoever keeps or audits them, and for oneself. */
import * as z from 'zod'
import { coversCounty } from '#base/server/db/reach.ts'
import type { Scope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { type Route, route } from '#base/server/http/route.ts'
import { pageQuery } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { listUserNames, listUserPlaces } from '#rooms/identity/server/door.ts'
import { personInput } from '#rooms/identity/shared/schema.ts'
import { listTraces } from '#rooms/journal/server/door.ts'
import { tracesPage } from '#rooms/journal/shared/schema.ts'
import { listPersonsOf, readOfOrganization } from '#rooms/organizations/server/door.ts'
import { organizationInput } from '#rooms/organizations/shared/schema.ts'
import type { ComposedActor } from './compose-actor.ts'

const query = z.object(pageQuery)

export const tracesRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/people/:id/traces',
    summary: 'Who looked at an account and who changed it, newest first',
    access: { capability: 'journal.read' },
    input: { ...personInput, query },
    output: tracesPage,
    async handle({ actor, params: { id }, query, read }) {
      const reach = actor.reach('journal.read')
      const places = await read({ counties: [] }, (tx) => listUserPlaces(tx, id))
      // A journal is one log for its whole county; what lies in other counties is for their administrators.
      const counties = (places ?? []).filter((code) => coversCounty(reach, code))
      if (counties.length === 0) throw absent()
      return read(scopeOf(counties), (tx) => tell(tx, counties, account(id), query))
    },
  }),
  route({
    method: 'GET',
    path: '/api/account/traces',
    summary: 'Who looked at my account and who changed it, newest first',
    access: 'signed-in',
    input: { query },
    output: tracesPage,
    async handle({ actor, query, read }) {
      const { user } = (actor as ComposedActor).session
      const counties = [...new Set([user.homeCountyCode, ...user.grantCounties])]
      return read(scopeOf(counties), (tx) => tell(tx, counties, account(user.id), query))
    },
  }),
  route({
    method: 'GET',
    path: '/api/organizations/:countyCode/:id/traces',
    summary: 'Who looked at the contacts and the posts of an organization and who changed them',
    access: { capability: 'contacts.traces' },
    input: { ...organizationInput, query },
    output: tracesPage,
    async handle(asking) {
      const { countyCode, id } = asking.params
      return readOfOrganization(asking, 'contacts.traces', asking.params, async (tx) => {
        const kept = await listPersonsOf(tx, countyCode, id)
        const subjects = [
          { kind: 'organization', ids: [id] },
          { kind: 'contact', ids: kept.contacts },
          { kind: 'post', ids: kept.posts },
        ]
        return tell(tx, [countyCode], subjects, asking.query)
      })
    },
  }),
]

const account = (id: string) => [{ kind: 'user', ids: [id] }]

const scopeOf = (counties: readonly string[]): Scope => ({ counties })

async function tell(
  tx: Transaction,
  counties: readonly string[],
  subjects: Parameters<typeof listTraces>[1]['subjects'],
  page: { after?: string | undefined; limit: number },
) {
  const { items, ...rest } = await listTraces(tx, {
    counties,
    subjects,
    ...page,
  })
  const actors = [...new Set(items.map(({ actor }) => actor))]
  const names = await listUserNames(tx, actors)
  return {
    ...rest,
    items: items.map(({ at, actor, ...trace }) => ({
      ...trace,
      at: at.toISOString(),
      // An account that is gone has no name; a job or a command has no account.
      by: names.get(actor) ?? (/^[0-9a-f]{8}-/.test(actor) ? '' : actor),
    })),
  }
}

import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { mostCounted, totalOf, totalOutput } from '#base/shared/total.ts'
import {
  countPeopleInput,
  listPeopleInput,
  listPeopleOutput,
  personInput,
  personOutput,
} from '../../shared/schema.ts'
import type { IdentityParts } from '../parts.ts'
import { describeEnded, describePeople } from './describe-people.ts'
import { isLookedAfter, listOpenGrants } from './looked-after.ts'
import * as store from './store.ts'

export const listPeople = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/people',
    summary: 'Accounts that I look after: who holds which role where',
    access: { capability: 'accounts.read' },
    input: listPeopleInput,
    output: listPeopleOutput,
    async handle({ actor, query, read }) {
      const reach = actor.reach('accounts.read')
      return read(reach.scope, async (tx) => {
        const rows = await store.listUsers(tx, reach, {
          ...query,
          after: decodeCursor(query.after, [z.string(), z.string()]),
          limit: query.limit + 1,
        })
        const page = cutPage(rows, query.limit, (row) => [row.nameOrder, row.id])
        return { ...page, items: await describePeople(parts, tx, reach, page.items) }
      })
    },
  })

export const countPeople = () =>
  route({
    method: 'GET',
    path: '/api/people/count',
    summary: 'How many accounts the list has in all; past 1,000 they are not counted',
    access: { capability: 'accounts.read' },
    input: countPeopleInput,
    output: totalOutput,
    async handle({ actor, query, read }) {
      const reach = actor.reach('accounts.read')
      const wanted = { ...query, after: undefined, limit: mostCounted + 1 }
      return read(reach.scope, async (tx) =>
        totalOf((await store.listUsers(tx, reach, wanted)).length),
      )
    },
  })

export const showPerson = (parts: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/people/:id',
    summary: 'One account, its state and its grants',
    access: { capability: 'accounts.read' },
    input: personInput,
    output: personOutput,
    async handle({ actor, params, read }) {
      const reach = actor.reach('accounts.read')
      const shown = await read(reach.scope, async (tx) => {
        const user = await store.findUser(tx, params.id)
        if (!user || !isLookedAfter(reach, user, await listOpenGrants(tx, user))) throw absent()
        const [described] = await describePeople(parts, tx, reach, [user])
        return {
          ...(described as NonNullable<typeof described>),
          ended: await describeEnded(parts, tx, reach, user),
        }
      })
      // Before it is told; kept with the home of the account, which may lie beyond the reach.
      if (actor.id !== params.id) {
        const { homeCountyCode: countyCode } = shown
        const subject = { kind: 'user', id: params.id }
        const look = { countyCode, actor: actor.id, subject, purpose: 'account-page' }
        await read({ counties: [countyCode] }, (tx) => parts.recordLook(tx, look))
      }
      return shown
    },
  })

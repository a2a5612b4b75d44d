import { route } from '#base/server/http/route.ts'
import { peopleWaitingOutput } from '../../shared/schema.ts'
import * as store from './store.ts'

export const showPeopleWaiting = () =>
  route({
    method: 'GET',
    path: '/api/people/waiting',
    summary:
      'How many of the accounts that I look after are locked or invited, and how many roles end soon',
    access: { capability: 'accounts.read' },
    input: {},
    output: peopleWaitingOutput,
    async handle({ actor, read }) {
      const reach = actor.reach('accounts.read')
      return read(reach.scope, async (tx) => {
        const counts = await store.countWaitingUsers(tx, reach)
        return { ...counts, ending: await store.countEndingGrants(tx, reach) }
      })
    },
  })

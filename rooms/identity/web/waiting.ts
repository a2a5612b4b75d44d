/** What waits for whoever looks after accounts, and for whoever has a second factor to set up. */
import type * as z from 'zod'
import type { WaitingItem, WaitingSource } from '#base/web/desk-part.ts'
import type { peopleWaitingOutput } from '../shared/schema.ts'
import type { Me } from './queries.ts'
import { waitingWords as words } from './waiting-words.ts'
import { identityWords } from './words.ts'

export const secondFactorWaiting: WaitingSource = {
  name: 'second-factor',
  find: async (api, signal) => {
    const { secondFactor } = await api.get<Me>('/api/session', undefined, signal)
    if (!secondFactor.withheld) return []
    const { enrolled } = secondFactor
    return [
      {
        id: 'second-factor',
        verb: enrolled ? identityWords.codeTitle : words.setUpVerb,
        thing: enrolled ? '' : words.setUpThing,
        why: enrolled ? words.passWhy : words.setUpWhy,
        act: {
          label: enrolled ? identityWords.goOn : words.setUpNow,
          to: '/account/second-factor',
        },
      },
    ]
  },
}

export const peopleWaiting: WaitingSource = {
  name: 'people',
  find: async (api, signal, can) => {
    const keeps = can('accounts.manage')
    const reviews = can('access.review')
    if (!keeps && !reviews) return []
    const { people, ending, locked, invited } = await api.get<z.infer<typeof peopleWaitingOutput>>(
      '/api/people/waiting',
      undefined,
      signal,
    )
    const items: (WaitingItem | false)[] = [
      keeps && people === 1 && begin,
      reviews && ending.count > 0 && endingItem(ending.count, ending.first),
      locked > 0 && {
        id: 'locked',
        verb: words.lockedVerb,
        thing: words.lockedThing,
        count: locked,
        why: words.lockedWhy,
        act: { label: words.seeWhich, to: '/people?state=locked' },
      },
      keeps &&
        invited > 0 && {
          id: 'invited',
          verb: words.invitedVerb,
          thing: words.invitedThing,
          count: invited,
          why: words.invitedWhy,
          act: { label: words.seeWhich, to: '/people?state=invited' },
        },
    ]
    return items.filter((item) => item !== false)
  },
}

const begin: WaitingItem = {
  id: 'begin',
  verb: words.beginVerb,
  thing: words.beginThing,
  why: words.beginWhy,
  act: { label: words.beginNow, to: '/people/new' },
}

function endingItem(count: number, first: string | null): WaitingItem {
  return {
    id: 'ending',
    verb: words.endingVerb,
    thing: words.endingThing,
    count,
    why: words.endingWhy,
    ...(first && { due: first }),
    act: { label: words.seeWhich, to: '/people?ends=soon' },
  }
}

/** What waits for whoever was helped, and for whoever is told that something is not so. */
import type { WaitingItem, WaitingSource } from '#base/web/desk-part.ts'
import { deedDoorWords as words } from './door-words.ts'
import { countDeeds } from './queries.ts'

export const deedsWaiting: WaitingSource = {
  name: 'deeds',
  find: async (api, signal, can) => {
    const toConfirm = can('deeds.confirm')
      ? await countDeeds(api, { waiting: 'answer' }, signal)
      : 0
    const toCorrect = can('deeds.declare')
      ? await countDeeds(api, { waiting: 'correction' }, signal)
      : 0
    const items: WaitingItem[] = []
    if (toConfirm > 0) {
      items.push({
        ...{ id: 'deeds-confirm', verb: words.waitVerb, thing: words.waitThing, count: toConfirm },
        ...{ why: words.waitWhy, act: { label: words.waitAct, to: '/deeds?waiting=answer' } },
      })
    }
    if (toCorrect > 0) {
      items.push({
        ...{ id: 'deeds-correct', verb: words.fixVerb, thing: words.fixThing, count: toCorrect },
        ...{ why: words.fixWhy, act: { label: words.fixAct, to: '/deeds?waiting=correction' } },
      })
    }
    return items
  },
}

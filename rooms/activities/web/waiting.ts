/** What waits for whoever was helped, and for whoever is told that something is not so. */
import type { WaitingItem, WaitingSource } from '#base/web/desk-part.ts'
import { deedDoorWords as words } from './door-words.ts'
import { countDeeds, type Deed, deedPath, deedsPage } from './queries.ts'

/** More are confirmed in their list, where they are read one beside the other. */
const fewEnough = 4

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
    if (toConfirm > 0 && toConfirm <= fewEnough) {
      const { items: few } = await deedsPage(api, { waiting: 'answer' }, signal)
      items.push(...few.map(oneToConfirm))
    } else if (toConfirm > 0) {
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

function oneToConfirm({
  countyCode,
  id,
  title,
  unit,
  community,
  direction,
  version,
}: Deed): WaitingItem {
  const path = deedPath(countyCode, id)
  const by = direction === 'gift' ? community.name : unit.name
  return {
    ...{ id: `deed-${id}`, verb: words.waitVerb, thing: title },
    why: { zh: `${by}：${words.waitWhy.zh}`, en: `${by}: ${words.waitWhy.en}` },
    act: { label: words.waitLook, to: `/deeds/${countyCode}/${id}` },
    answers: [
      {
        label: words.waitYes,
        said: words.waitSaid,
        send: (api, key) => api.send('POST', `${path}/confirm`, { version }, key),
        undo: (api) => api.send('POST', `${path}/take-back`, { version }),
        renews: ['deeds'],
      },
    ],
  }
}

/** What waits of counts by the month: a village's last month, and what a township or the office has to agree to. */
import type { WaitingItem, WaitingSource } from '#base/web/desk-part.ts'
import { readEnterable, readToCountersign } from './count-queries.ts'
import { countWords as words } from './count-words.ts'

export const countsWaiting: WaitingSource = {
  name: 'monthly-counts',
  find: async (api, signal, can) => {
    const places = can('counts.write') ? await readEnterable(api, signal) : []
    const waiting = can('counts.confirm') ? await readToCountersign(api, signal) : []
    const items = places.flatMap(({ cycleId, village, cycle, missing }): WaitingItem[] =>
      missing === null
        ? []
        : [
            {
              ...{ id: `count-${cycleId}-${village.id}`, verb: words.enterVerb },
              ...{ thing: `${village.name} · ${cycle}`, why: words.enterWhy },
              act: { label: words.enterAct, to: '/monthly-counts' },
            },
          ],
    )
    if (waiting.length === 0) return items
    const agree: WaitingItem = {
      ...{ id: 'counts-countersign', verb: words.agreeVerb, thing: words.agreeThing },
      ...{ count: waiting.length, why: words.agreeWhy },
      act: { label: words.agreeAct, to: '/monthly-counts/waiting' },
    }
    return [...items, agree]
  },
}

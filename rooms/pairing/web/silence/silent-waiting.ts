import { type Saying, say } from '#base/shared/words.ts'
import type { WaitingSource } from '#base/web/desk-part.ts'
import { readSilent, type Silent } from './silent-queries.ts'
import { silentWords as words } from './silent-words.ts'

/** One alone is named; of several there is a page. */
export const silentWaiting: WaitingSource = {
  name: 'silent',
  find: async (api, signal, can) => {
    if (!can('pairing.answer') && !can('pairing.run')) return []
    const items = await readSilent(api, signal)
    const [first, ...more] = items
    if (!first) return []
    const why = first.own ? words.whyUnit : words.whyOffice
    const common = { id: 'silent', verb: words.verb, why }
    if (more.length > 0) {
      const act = { label: words.open, to: '/partnerships/silent' }
      return [{ ...common, thing: words.many, count: items.length, act }]
    }
    const act = { label: words.open, to: `/partnerships/${first.countyCode}/${first.id}` }
    return [{ ...common, thing: named(first), act }]
  },
}

function named({ supporter, community, days }: Silent): Saying {
  const parameters = { supporter: supporter.name, community: community.name, days }
  return { zh: say(words.one, 'zh-CN', parameters), en: say(words.one, 'en', parameters) }
}

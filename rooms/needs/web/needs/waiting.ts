/** What about needs waits for whoever is signed in. */
import type { Saying } from '#base/shared/words.ts'
import type { WaitingAnswer, WaitingSource } from '#base/web/desk-part.ts'
import type { WaitingItem } from '../../shared/need-schema.ts'
import { readWaiting } from './queries.ts'
import { waitingWords as words } from './waiting-words.ts'

const said: Record<WaitingItem['kind'], readonly [verb: Saying, why: Saying]> = {
  confirm: [words.confirmVerb, words.confirmWhy],
  agree: [words.agreeVerb, words.agreeWhy],
  verify: [words.verifyVerb, words.verifyWhy],
  plan: [words.planVerb, words.planWhy],
  denied: [words.deniedVerb, words.deniedWhy],
  referral: [words.referralVerb, words.referralWhy],
}

export const needsWaiting: WaitingSource = {
  name: 'needs',
  find: async (api, signal, can) => {
    if (!can('needs.read')) return []
    const { items } = await readWaiting(api, signal)
    return items.map(({ kind, countyCode, id, title, community, unit, version }) => {
      const [verb, why] = said[kind]
      const path = `/api/needs/${countyCode}/${id}`
      return {
        id: `need-${kind}-${id}-${unit ?? ''}`,
        verb,
        thing: `${community} · ${title}`,
        why: withUnit(why, unit ?? ''),
        act: { label: words.look, to: `/needs/${countyCode}/${id}` },
        ...(kind === 'confirm' && { answers: [done(path, version)] }),
      }
    })
  },
}

/** What was seen to be done is said with one tap; what is missing needs words, on the need's page. */
function done(path: string, version: number): WaitingAnswer {
  return {
    label: words.done,
    said: words.doneSaid,
    send: (api, key) => api.send('POST', `${path}/answers`, { version, yes: true }, key),
    undo: (api, answered) => {
      const { version } = answered as { version: number }
      return api.send('POST', `${path}/take-back`, { version })
    },
    renews: ['needs'],
  }
}

function withUnit({ zh, en }: Saying, unit: string): Saying {
  return { zh: zh.replace('{unit}', unit), en: en.replace('{unit}', unit) }
}

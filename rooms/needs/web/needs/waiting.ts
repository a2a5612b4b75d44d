/** What about needs waits for whoever is signed in. */
import type { Saying } from '#base/shared/words.ts'
import type { WaitingSource } from '#base/web/desk-part.ts'
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
    return items.map(({ kind, countyCode, id, title, community, unit }) => {
      const [verb, why] = said[kind]
      return {
        id: `need-${kind}-${id}-${unit ?? ''}`,
        verb,
        thing: `${community} · ${title}`,
        why: withUnit(why, unit ?? ''),
        act: { label: words.look, to: `/needs/${countyCode}/${id}` },
      }
    })
  },
}

function withUnit({ zh, en }: Saying, unit: string): Saying {
  return { zh: zh.replace('{unit}', unit), en: en.replace('{unit}', unit) }
}

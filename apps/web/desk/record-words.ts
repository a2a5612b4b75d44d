/** How many records of a kind one entry of the journal speaks of. */
import type { Words } from '#base/shared/words.ts'

export const recordWords: Words = {
  organization: { zh: '{count} 个单位', en: 'organizations: {count}' },
  contact: { zh: '{count} 个联系人', en: 'contacts: {count}' },
  post: { zh: '{count} 个职务', en: 'posts: {count}' },
  deed: { zh: '{count} 件实事', en: 'deeds: {count}' },
  offer: { zh: '{count} 条资源', en: 'offers: {count}' },
  participant: { zh: '{count} 个参与方', en: 'participants: {count}' },
}

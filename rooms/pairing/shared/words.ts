import type { Words } from '#base/shared/words.ts'
import type { Origin } from './schema.ts'

export const originWords: Words<Origin> = {
  retained: { zh: '原来就结着', en: 'kept from before' },
  chosen: { zh: '双方互选', en: 'chosen by both' },
  drawn: { zh: '公开抽签', en: 'drawn by lot' },
  solved: { zh: '按规则算出', en: 'solved by the rules' },
}

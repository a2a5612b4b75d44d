/** What offers are called on screen, in sheets and where they are searched. */
import type { Words } from '#base/shared/words.ts'

export const categories = ['talent', 'venue', 'money', 'skill', 'information', 'service'] as const
export type Category = (typeof categories)[number]

export const categoryWords: Words<Category> = {
  talent: { zh: '人才', en: 'People' },
  venue: { zh: '阵地', en: 'Places' },
  money: { zh: '资金', en: 'Money' },
  skill: { zh: '技术', en: 'Skills' },
  information: { zh: '信息', en: 'Information' },
  service: { zh: '服务', en: 'Services' },
}

export const offerStates = ['draft', 'published', 'taken', 'paused', 'ended'] as const
export type OfferState = (typeof offerStates)[number]

export const offerStateWords: Words<OfferState> = {
  draft: { zh: '还没公布', en: 'Draft' },
  published: { zh: '可以对接', en: 'Open' },
  taken: { zh: '已接满', en: 'Taken' },
  paused: { zh: '暂停', en: 'Paused' },
  ended: { zh: '已结束', en: 'Ended' },
}

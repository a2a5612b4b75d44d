/** What the frame of the desk and its first page say, before any page of the room is fetched. */
import type { Words } from '#base/shared/words.ts'

export const offersDoorWords = {
  title: { zh: '资源', en: 'Offers' },
  add: { zh: '写一条资源', en: 'Add an offer' },
  what: { zh: '看单位能提供什么', en: 'See what units can give' },
  where: { zh: '资源', en: 'Offers' },
} satisfies Words

/** What the frame of the desk and its first page say, before any page of the room is fetched. */
import type { Words } from '#base/shared/words.ts'

export const figureDoorWords = {
  title: { zh: '看数', en: 'Figures' },
  what: {
    zh: '看一个地方、一个单位办了多少事',
    en: 'See how much was done at a place or by a unit',
  },
} satisfies Words

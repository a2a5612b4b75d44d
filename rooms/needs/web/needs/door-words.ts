/** What the frame of the desk and its first page say, before any page of the room is fetched. */
import type { Words } from '#base/shared/words.ts'

export const needsDoorWords = {
  title: { zh: '需求', en: 'Needs' },
  add: { zh: '提一条需求', en: 'Write down a need' },
  what: { zh: '看需求，认领或者确认', en: 'Read needs, take them on or confirm them' },
  where: { zh: '都在“需求”里', en: 'Under Needs' },
} satisfies Words

/** What the frame of the desk and its first page say, before any page of the room is fetched. */
import type { Words } from '#base/shared/words.ts'

export const noticesDoorWords = {
  bell: { zh: '通知', en: 'Notices' },
  bellNew: { zh: '通知 {count}', en: 'Notices {count}' },
  bellNewRead: { zh: '通知 {count} 条没看', en: 'Notices {count} not seen' },
} satisfies Words

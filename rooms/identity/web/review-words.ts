/** Who can see a place. */
import type { Words } from '#base/shared/words.ts'

export const reviewWords = {
  reviewLead: {
    zh: '选一个地方，看哪些人凭什么能看到那里的内容。',
    en: 'Choose a place to see who can look into it, and by whose decision.',
  },
  reviewPlace: { zh: '哪里', en: 'Which place' },
  seers: { zh: '能看到{place}的有 {count} 人', en: '{count} people can see {place}' },
  seesContacts: { zh: '看得到联系人的电话', en: 'sees numbers of contacts' },
  seesNames: { zh: '看得到单位，看不到联系人', en: 'sees organizations, no contacts' },
  seesPlaces: { zh: '只看得到村组、网格等', en: 'sees groups and grids alone' },
  fromUntil: { zh: '从哪天到哪天', en: 'From and until' },
  givenBy: { zh: '谁给的，为什么', en: 'Given by, and why' },
  toLookAt: { zh: '要留意', en: 'To look at' },
  reviewDownload: { zh: '下载表格', en: 'Download' },
  reviewPrint: { zh: '打印', en: 'Print' },
  reviewedOn: { zh: '{name}查于 {day}', en: 'Looked up by {name} on {day}' },
} as const satisfies Words

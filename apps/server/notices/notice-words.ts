import type { Words } from '#base/shared/words.ts'

export const noticeWords = {
  proposed: { zh: '答复结对：{programme}', en: 'Answer the proposed pairing: {programme}' },
  disclosed: {
    zh: '结对结果开始公示，到 {day}：{programme}',
    en: 'The pairing is disclosed until {day}: {programme}',
  },
  begun: { zh: '结对开始：{supporter}和{community}', en: 'Paired: {supporter} and {community}' },
  objected: { zh: '答复一条意见：{programme}', en: 'Answer an objection: {programme}' },
  objectionAnswered: {
    zh: '公示里的意见答复了：{programme}',
    en: 'An objection was answered: {programme}',
  },
  imported: { zh: '导入完成：{file}', en: 'The import is done: {file}' },
  silentOffice: {
    zh: '{supporter}和{community}：{days} 天没有记录，单位提醒过了',
    en: '{supporter} and {community}: nothing recorded for {days} days, and the unit was told',
  },
  silentUnit: {
    zh: '{supporter}和{community}：{days} 天没有记录了',
    en: '{supporter} and {community}: nothing recorded for {days} days',
  },
} satisfies Words

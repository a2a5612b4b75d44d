import type { Words } from '#base/shared/words.ts'

export const silentWords = {
  title: { zh: '好久没动静的结对', en: 'Partnerships that were silent for long' },
  lead: {
    zh: '这些结对好久没有记录了。办了的事记一笔，没办的问问两边。',
    en: 'Nothing was recorded of these for long. Record what was done, or ask both sides.',
  },
  none: { zh: '都有动静', en: 'None was silent for long' },
  noneHow: {
    zh: '好久没有记录的结对会列在这里。',
    en: 'Those of which nothing is recorded for long stand here.',
  },
  pair: { zh: '{supporter}和{community}', en: '{supporter} and {community}' },
  since: { zh: '{days} 天没有记录，上一次是 {day}', en: 'nothing for {days} days, since {day}' },
  verb: { zh: '看看', en: 'Look after' },
  one: {
    zh: '{supporter}和{community}：{days} 天没有记录',
    en: '{supporter} and {community}: nothing for {days} days',
  },
  many: { zh: '{count} 对好久没动静的结对', en: '{count} partnerships that were silent for long' },
  whyUnit: {
    zh: '办了的事记一笔，这条就没了。还没办的，先和村里约个日子。',
    en: 'Record what was done and this is gone. If nothing was, agree on a day with the village.',
  },
  whyOffice: {
    zh: '单位提醒过了，还是没有记录。问问两边有什么难处。',
    en: 'The unit was told and still nothing is recorded. Ask both sides what is hard.',
  },
  open: { zh: '去看', en: 'Look' },
} satisfies Words

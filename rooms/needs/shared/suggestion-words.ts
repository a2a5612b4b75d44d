/** Why something is suggested, as it is said. */
import type { Words } from '#base/shared/words.ts'
import type { SaidReason } from './suggestion-schema.ts'

export const reasonWords = {
  partner: { zh: '是结对单位', en: 'They are partners' },
  'same-need': { zh: '都说到{need}', en: 'Both are about {need}' },
  words: { zh: '都提到{words}', en: 'Both speak of {words}' },
  'in-time': { zh: '时间对得上', en: 'The time fits' },
  near: { zh: '{where}', en: '{where}' },
  free: { zh: '还能接 {count} 个', en: 'Room for {count} more' },
  did: { zh: '办好过 {count} 件同类的事', en: 'Has met {count} needs of this kind' },
} as const satisfies Words<SaidReason['kind']>

export const nearWords = {
  village: { zh: '就在本村', en: 'In the same village' },
  township: { zh: '在同一个乡镇', en: 'In the same township' },
  county: { zh: '在同一个县', en: 'In the same county' },
} as const satisfies Words

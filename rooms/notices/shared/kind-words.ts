import type { Words } from '#base/shared/words.ts'
import type { NoticeKind } from './schema.ts'

export const noticeKindWords: Words<NoticeKind> = {
  pairing: { zh: '结对', en: 'Pairing' },
  registry: { zh: '单位名册', en: 'Registry' },
  need: { zh: '需求', en: 'Needs' },
  deed: { zh: '实事', en: 'Deeds' },
  silence: { zh: '好久没动静', en: 'Long silence' },
}

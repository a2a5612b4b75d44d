import type { Words } from '#base/shared/words.ts'
import type { RosterTable } from './roster-schema.ts'
import type { Origin } from './schema.ts'

export const originWords: Words<Origin> = {
  retained: { zh: '原来就结着', en: 'kept from before' },
  chosen: { zh: '双方互选', en: 'chosen by both' },
  drawn: { zh: '公开抽签', en: 'drawn by lot' },
  solved: { zh: '按规则算出', en: 'solved by the rules' },
}

export const rosterTableWords: Words<RosterTable> = {
  supporters: { zh: '包联方', en: 'Supporters' },
  communities: { zh: '村（社区）', en: 'Communities' },
  relations: { zh: '已有、锁定、回避', en: 'Existing, locked, avoided' },
  preferences: { zh: '意愿', en: 'Wishes' },
}

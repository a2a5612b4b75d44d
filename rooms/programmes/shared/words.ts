/** What the room's parts are called. */
import type { Words } from '#base/shared/words.ts'
import type { SettingsItem } from './template.ts'

export const parts = ['supporter', 'community', 'ally'] as const
export type Part = (typeof parts)[number]
export const partWords: Words<Part> = {
  supporter: { zh: '包联方', en: 'Supporter' },
  community: { zh: '村（社区）', en: 'Community' },
  ally: { zh: '联盟单位', en: 'Ally' },
}

export const itemWords: Words<SettingsItem> = {
  supporters: { zh: '谁来包联', en: 'Who supports' },
  communities: { zh: '包联谁', en: 'Who is supported' },
  allies: { zh: '联盟单位', en: 'Allies' },
  ways: { zh: '结对办法', en: 'Ways of pairing' },
  posts: { zh: '岗位', en: 'Posts' },
  dutyRule: { zh: '驻村天数', en: 'Duty days' },
  silence: { zh: '好久没动静', en: 'Long silence' },
  activities: { zh: '活动', en: 'Activities' },
  indicators: { zh: '指标', en: 'Indicators' },
  fields: { zh: '各领域方案', en: 'Plans of the fields' },
  stages: { zh: '阶段安排', en: 'Stages' },
  tasks: { zh: '工作任务', en: 'Tasks' },
  duties: { zh: '三定四有', en: 'Duties' },
}

/** Why a job let somebody leave; kept as a reason beside those of people. */
export const leftReasons = {
  closed: '单位已撤销',
  merged: '单位已并入其他单位',
  split: '单位已拆分',
  duplicate: '重复登记，已并到保留的那一个',
} as const

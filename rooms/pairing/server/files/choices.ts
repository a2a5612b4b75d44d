/** What may be written in a cell that chooses from a list: the code, or its name in Chinese or English. */

import type {
  CommunityKind,
  FunctionCode,
  LevelCode,
  NeedCode,
  Preference,
  RelationKind,
  SupporterKind,
} from '@lianjian/pairing'
import { plainText } from '#base/server/tables/cell-text.ts'
import type { Phrase } from '#base/server/tables/fault.ts'

/** The first name of each code is the one that is shown; the rest are also understood. */
type Names<Code extends string> = Record<Code, readonly [string, ...string[]]>

export interface Choices<Code extends string> {
  find(text: string): Code | undefined
  name(code: Code): Phrase
  expected: Phrase
}

function choicesOf<Code extends string>(names: Names<Code>): Choices<Code> {
  const codes = Object.keys(names) as Code[]
  const known = new Map<string, Code>()
  for (const code of codes) {
    for (const name of [code, ...names[code]]) known.set(keyOf(name), code)
  }
  return {
    find: (text) => known.get(keyOf(text)),
    name: (code) => ({ zh: names[code][0], en: code }),
    expected: {
      zh: `${codes.map((code) => names[code][0]).join('、')} 之一`,
      en: `one of ${codes.join(', ')}`,
    },
  }
}

function keyOf(text: string): string {
  return plainText(text)
    .replace(/[\s_-]/g, '')
    .toLowerCase()
}

export const supporterKindChoices = choicesOf<SupporterKind>({
  unit: ['单位', '机关', '部门'],
  branch: ['支部', '党支部'],
  person: ['干部', '党员干部', '个人'],
  enterprise: ['企业'],
  school: ['学校', '高校'],
  hospital: ['医院'],
  social: ['社会组织'],
})

export const communityKindChoices = choicesOf<CommunityKind>({
  village: ['村', '行政村'],
  community: ['社区'],
  quarter: ['小区'],
  township: ['乡镇', '乡', '镇', '街道'],
})

export const levelChoices = choicesOf<LevelCode>({
  central: ['中央', '中央级', '国家级'],
  province: ['省', '省级', '省直'],
  city: ['市', '市级', '市直'],
  county: ['县', '县级', '县直', '区', '区级', '区直'],
  township: ['乡镇', '乡镇级', '乡', '镇', '街道'],
  village: ['村', '村级', '社区'],
})

export const functionChoices = choicesOf<FunctionCode>({
  party: ['党委', '党委部门'],
  economy: ['经济', '经济部门'],
  law: ['政法', '政法部门'],
  sector: ['业务', '业务部门'],
  other: ['其他', '其它'],
})

export const needChoices = choicesOf<NeedCode>({
  organization: ['组织建设'],
  income: ['增收'],
  legal: ['法律服务'],
  specialty: ['特色产业'],
  services: ['公共服务'],
  environment: ['人居环境'],
  health: ['医疗健康'],
  education: ['教育'],
  culture: ['文化'],
})

export const relationChoices = choicesOf<RelationKind>({
  existing: ['现有', '已有', '原有'],
  locked: ['锁定'],
  avoid: ['回避'],
})

export const sideChoices = choicesOf<Preference['side']>({
  supporter: ['包联方'],
  community: ['村(社区)', '村', '社区'],
})

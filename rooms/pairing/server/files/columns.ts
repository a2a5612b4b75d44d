/** The columns of the four files, by both names. */
import type { Phrase } from '#base/server/tables/fault.ts'
import {
  communityKindChoices,
  functionChoices,
  levelChoices,
  needChoices,
  relationChoices,
  sideChoices,
  supporterKindChoices,
} from './choices.ts'

export interface Column {
  en: string
  zh: string
  /** Further headers that are understood. */
  also?: readonly string[]
  expected: Phrase
}

/** More than any programme has partners, and still quick to count up to. */
export const largestCapacity = 100_000
export const largestCount = 100_000_000

const code = {
  en: 'code',
  zh: '编号',
  also: ['代码'],
  expected: {
    zh: '编号（不超过 100 个字，没有换行和看不见的字符，不以 = + - @ 开头）',
    en: 'a code (at most 100 characters on one line, none of them invisible, not beginning with = + - @)',
  },
}
const name = {
  en: 'name',
  zh: '名称',
  also: ['姓名'],
  expected: {
    zh: '名称（不超过 200 个字，不换行）',
    en: 'a name (at most 200 characters, on one line)',
  },
}
const tier = { en: 'tier', zh: '等次', expected: { zh: '1、2 或 3', en: '1, 2 or 3' } }
const region = {
  en: 'region_code',
  zh: '区划代码',
  also: ['region'],
  expected: { zh: '12 位区划代码', en: 'a 12-digit region code' },
}
const capacity = {
  zh: `0 到 ${largestCapacity} 的整数`,
  en: `a whole number from 0 to ${largestCapacity}`,
}
const minimum = { en: 'capacity_min', zh: '最少结对', also: ['最少结对数'], expected: capacity }
const maximum = { en: 'capacity_max', zh: '最多结对', also: ['最多结对数'], expected: capacity }
const count = { zh: '整数', en: 'a whole number' }
const someNeeds = {
  zh: `${needChoices.expected.zh}，可写几个，用“；”隔开`,
  en: `${needChoices.expected.en}, or several with ";" between`,
}

export const supporterColumns = {
  code,
  name,
  kind: { en: 'kind', zh: '类型', expected: supporterKindChoices.expected },
  level: { en: 'level', zh: '层级', expected: levelChoices.expected },
  function: { en: 'function', zh: '职能', expected: functionChoices.expected },
  tier,
  region,
  min: minimum,
  max: maximum,
  members: { en: 'members', zh: '党员数', expected: count },
  offers: { en: 'offers', zh: '资源', expected: someNeeds },
} satisfies Record<string, Column>

export const communityColumns = {
  code,
  name,
  kind: { en: 'kind', zh: '类型', expected: communityKindChoices.expected },
  tier,
  needs: { en: 'needs', zh: '需求', expected: someNeeds },
  region,
  min: minimum,
  max: maximum,
  households: { en: 'households', zh: '户数', expected: count },
} satisfies Record<string, Column>

const supporter = {
  en: 'supporter',
  zh: '包联方',
  also: ['包联方编号', 'supporter_code'],
  expected: { zh: '包联方的编号', en: 'the code of a supporter' },
}
const community = {
  en: 'community',
  // The header key drops what stands in brackets.
  zh: '村(社区)',
  also: ['村', '社区', '村(社区)编号', '村编号', '村社区', '村社区编号', 'community_code'],
  expected: { zh: '村（社区）的编号', en: 'the code of a community' },
}

export const preferenceColumns = {
  supporter,
  community,
  rank: {
    en: 'rank',
    zh: '名次',
    also: ['次序', '顺序', '排序', '志愿'],
    expected: { zh: '从 1 起的整数', en: 'a whole number from 1' },
  },
  side: { en: 'side', zh: '填报方', also: ['一方', '哪一方'], expected: sideChoices.expected },
} satisfies Record<string, Column>

export const relationColumns = {
  supporter,
  community,
  relation: { en: 'relation', zh: '关系', expected: relationChoices.expected },
} satisfies Record<string, Column>

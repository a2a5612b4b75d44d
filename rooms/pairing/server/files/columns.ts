/** The columns of the four files, by both names. */
import type { Column } from '#base/server/tables/sheet.ts'
import {
  codeColumn as code,
  functionHeader,
  householdsColumn as households,
  kindHeader,
  levelHeader,
  membersColumn as members,
  nameColumn as name,
  programmeHeaders,
  regionColumn as region,
} from '#rooms/organizations/shared/file-columns.ts'
import { largestCapacity } from '../../shared/roster-schema.ts'
import {
  communityKindChoices,
  functionChoices,
  levelChoices,
  needChoices,
  relationChoices,
  sideChoices,
  supporterKindChoices,
} from './choices.ts'

const tier = { ...programmeHeaders.tier, expected: { zh: '1、2 或 3', en: '1, 2 or 3' } }
const capacity = {
  zh: `0 到 ${largestCapacity} 的整数`,
  en: `a whole number from 0 to ${largestCapacity}`,
}
const minimum = { ...programmeHeaders.min, expected: capacity }
const maximum = { ...programmeHeaders.max, expected: capacity }
const someNeeds = {
  zh: `${needChoices.expected.zh}，可写几个，用“；”隔开`,
  en: `${needChoices.expected.en}, or several with ";" between`,
}

export const supporterColumns = {
  code,
  name,
  kind: { ...kindHeader, expected: supporterKindChoices.expected },
  level: { ...levelHeader, expected: levelChoices.expected },
  function: { ...functionHeader, expected: functionChoices.expected },
  tier,
  region,
  min: minimum,
  max: maximum,
  members,
  offers: { ...programmeHeaders.offers, expected: someNeeds },
} satisfies Record<string, Column>

export const communityColumns = {
  code,
  name,
  kind: { ...kindHeader, expected: communityKindChoices.expected },
  tier,
  needs: { ...programmeHeaders.needs, expected: someNeeds },
  region,
  min: minimum,
  max: maximum,
  households,
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
  since: {
    en: 'since',
    zh: '开始日期',
    also: ['结对日期', '起始日期', '结对时间'],
    expected: { zh: '日期，像 2023-05-01', en: 'a day, such as 2023-05-01' },
  },
} satisfies Record<string, Column>

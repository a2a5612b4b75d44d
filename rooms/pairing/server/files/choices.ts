/** What the roster's cells that choose from a list may say. */

import type {
  CommunityKind,
  FunctionCode,
  LevelCode,
  NeedCode,
  Preference,
  RelationKind,
  SupporterKind,
} from '@lianjian/pairing'
import { choicesOf } from '#base/server/tables/choices.ts'
import { functionNames, kindNames, levelNames } from '#rooms/organizations/shared/file-columns.ts'

const { unit, branch, person, enterprise, school, hospital, social } = kindNames
const { village, community, quarter, township } = kindNames

export const supporterKindChoices = choicesOf<SupporterKind>({
  unit,
  branch,
  person,
  enterprise,
  school,
  hospital,
  social,
})

export const communityKindChoices = choicesOf<CommunityKind>({
  village,
  community,
  quarter,
  township,
})

export const levelChoices = choicesOf<LevelCode>(levelNames)

export const functionChoices = choicesOf<FunctionCode>(functionNames)

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

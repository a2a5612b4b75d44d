/** The columns of a sheet of people, and what may stand in their cells. */

import { headerKey } from '#base/server/tables/cell-text.ts'
import type { FaultWords } from '#base/server/tables/fault-words.ts'
import { plainText } from '#base/shared/clean-text.ts'
import type { Saying } from '#base/shared/words.ts'
import { type RoleName, roleNames, roleWords } from '../../shared/roles.ts'

export type Column = 'name' | 'username' | 'role' | 'scope' | 'side' | 'endsOn' | 'reason'

const headers: Record<Column, readonly string[]> = {
  name: ['name', '姓名'],
  username: ['username', '用户名', '登录名'],
  role: ['role', '角色'],
  scope: ['scope', '范围', '区划代码', '单位编号'],
  side: ['side', '单位类别', '单位属于'],
  endsOn: ['ends_on', 'end', '结束日', '结束日期'],
  reason: ['reason', '理由', '事由'],
}

export const needed: readonly Column[] = ['name', 'role', 'scope', 'reason']

const columnsByHeader = new Map(
  Object.entries(headers).flatMap(([column, names]) =>
    names.map((each) => [headerKey(each), column as Column]),
  ),
)

export function columnOf(header: string): Column | undefined {
  return columnsByHeader.get(headerKey(header))
}

/** As a fault names a column that is not there. */
export function namesOf(column: Column): { zh: string; en: string } {
  const [en = '', zh = ''] = headers[column]
  return { zh, en }
}

/** Notes in brackets belong to no column's name: whoever fills in the sheet reads them, and reading it drops them. */
export const templateHeaders: Record<Column, Saying> = {
  name: { zh: '姓名', en: 'name' },
  username: { zh: '用户名（可不填）', en: 'username (may be empty)' },
  role: { zh: '角色', en: 'role' },
  scope: {
    zh: '范围（名称、12 位区划代码，或单位编号）',
    en: 'scope (a name, a region code of 12 digits, or the code of an organization)',
  },
  side: {
    zh: '单位类别（填单位编号时才写）',
    en: 'side (only beside the code of an organization)',
  },
  endsOn: { zh: '结束日（可不填）', en: 'ends_on (may be empty)' },
  reason: { zh: '理由', en: 'reason' },
}
export const templateName: Saying = { zh: '开账号名单', en: 'new-accounts' }

/** What people write beside the full name of a role. */
const shortRoleNames: Partial<Record<RoleName, readonly string[]>> = {
  office: ['办公室', '联建办'],
  township: ['乡镇', '街道', '乡镇街道'],
  unit: ['联络员'],
  village: ['村书记', '社区书记', '文书', '书记', '村文书'],
  posted: ['驻村', '第一书记'],
  grid: ['网格员'],
  supervisor: ['督查'],
}

const roleByName = new Map(
  roleNames.flatMap((role) =>
    [role, roleWords[role].zh, roleWords[role].en, ...(shortRoleNames[role] ?? [])].map(
      (name): [string, RoleName] => [keyOf(name), role],
    ),
  ),
)

export function roleOf(text: string): RoleName | undefined {
  return roleByName.get(keyOf(text))
}

export const sides = ['supporter', 'community', 'office', 'other'] as const
export type Side = (typeof sides)[number]

const sideNames: Record<Side, readonly string[]> = {
  supporter: ['supporter', '包联方', '单位'],
  community: ['community', '村(社区)', '村', '社区'],
  office: ['office', '办公室'],
  other: ['other', '其他'],
}
/** As a list offers it. */
export function nameOfSide(side: Side): Saying {
  const [en = '', zh = ''] = sideNames[side]
  return { zh, en }
}

const sideByName = new Map(
  sides.flatMap((side) => sideNames[side].map((name): [string, Side] => [keyOf(name), side])),
)

export function sideOf(text: string): Side | undefined {
  return sideByName.get(keyOf(text))
}

function keyOf(text: string): string {
  return plainText(text)
    .replace(/[\s_()、-]/g, '')
    .toLowerCase()
}

export const sheetWords: FaultWords = {
  'column-missing': { zh: '少了“{name}”这一列', en: 'the column "{name}" is missing' },
  'same-column': { zh: '和“{other}”是同一列', en: 'it is the same column as "{other}"' },
  'no-people': { zh: '表里没有人', en: 'the sheet holds nobody' },
  'too-many-people': {
    zh: '一次最多 {most} 人，请分成几张表',
    en: 'at most {most} people at once; split the sheet',
  },
  'cell-empty': { zh: '没有填', en: 'it is empty' },
  'name-long': { zh: '超过 40 个字', en: 'longer than 40 characters' },
  'reason-long': { zh: '超过 500 个字', en: 'longer than 500 characters' },
  'username-form': {
    zh: '写的是“{value}”，应为 3 到 40 个字母、数字、点、横线或下划线，以字母或数字开头',
    en: 'it says "{value}"; expected 3 to 40 letters, digits, dots, hyphens or underscores, beginning with a letter or digit',
  },
  'username-twice': {
    zh: '“{value}”在第 {other} 行已经用了',
    en: '"{value}" stands in row {other} already',
  },
  'person-twice': {
    zh: '姓名、角色、范围和第 {other} 行一样，像是一个人写了两遍。删掉一行；真是两个人，给每人写一个用户名',
    en: 'name, role and scope are those of row {other}; delete one, or give each a username if they are two people',
  },
  'username-taken': { zh: '“{value}”已经有人用了', en: '"{value}" is taken' },
  'role-unknown': {
    zh: '没有“{value}”这个角色，应为：{names}',
    en: 'there is no role "{value}"; expected one of {names}',
  },
  'role-not-yours': {
    zh: '“{value}”由系统管理员来给，您能给的是：{names}',
    en: 'a system administrator gives the role "{value}"; yours to give are {names}',
  },
  'role-not-in-demo': {
    zh: '演示里不任命“{value}”，您能给的是：{names}',
    en: 'the demo appoints nobody as "{value}"; yours to give are {names}',
  },
  'role-in-organization': {
    zh: '“{value}”是一片地方；这个角色在一个组织里，应写它的编号，单位类别写 包联方、村（社区）、办公室或其他',
    en: '"{value}" is a region; this role is in an organization: give its code, and beside it supporter, community, office or other',
  },
  'role-in-region': {
    zh: '“{value}”是一个组织；这个角色管一片地方，应写 12 位区划代码，单位类别空着',
    en: '"{value}" is an organization; this role is for a region: give its code of 12 digits and no kind beside it',
  },
  'side-unknown': {
    zh: '写的是“{value}”，应为 包联方、村（社区）、办公室、其他之一；填区划代码的行不用填',
    en: 'it says "{value}"; expected supporter, community, office or other, and nothing beside a region code',
  },
  'scope-form': {
    zh: '写的是“{value}”，应为 12 位区划代码，或地方、单位的名称；填单位编号的，要在“单位类别”里写明',
    en: 'it says "{value}"; expected a region code of 12 digits, the name of a place or an organization, or the code of an organization with its side beside it',
  },
  'scope-unknown': { zh: '找不到“{value}”', en: 'there is no "{value}"' },
  'scope-several': {
    zh: '叫“{value}”的不止一个：{names}。请在前面写上乡镇，或写代码、编号',
    en: 'more than one is called "{value}": {names}; put the township before it, or write the code',
  },
  'beyond-reach': {
    zh: '超出了您能授权的角色或范围',
    en: 'the role or place is beyond what you may grant',
  },
  'day-form': {
    zh: '写的是“{value}”，应为日期，如 2026-12-31',
    en: 'it says "{value}"; expected a day such as 2026-12-31',
  },
  'day-passed': { zh: '{value} 已经过去', en: '{value} has passed' },
}

/** What an organization can be, and what each is called. */
import type { Words } from '#base/shared/words.ts'

export const sides = ['supporter', 'community', 'office', 'other'] as const
export type Side = (typeof sides)[number]
export const sideWords: Words<Side> = {
  supporter: { zh: '包联方', en: 'Supporter' },
  community: { zh: '村（社区）', en: 'Community' },
  office: { zh: '办公室', en: 'Office' },
  other: { zh: '其他组织', en: 'Other organization' },
}

export const kinds = [
  'unit',
  'branch',
  'person',
  'enterprise',
  'school',
  'hospital',
  'social',
  'village',
  'community',
  'quarter',
  'township',
  'owners-committee',
] as const
export type Kind = (typeof kinds)[number]
export const kindWords: Words<Kind> = {
  unit: { zh: '单位', en: 'Unit' },
  branch: { zh: '支部', en: 'Branch' },
  person: { zh: '干部', en: 'Cadre' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  social: { zh: '社会组织', en: 'Social organization' },
  village: { zh: '村', en: 'Village' },
  community: { zh: '社区', en: 'Community' },
  quarter: { zh: '小区', en: 'Quarter' },
  township: { zh: '乡镇（街道）', en: 'Township' },
  'owners-committee': { zh: '业主委员会', en: "Owners' committee" },
}

/** What stands on the helped side; everything else does not. */
export const communityKinds: readonly Kind[] = ['village', 'community', 'quarter', 'township']

/** What may newly be on a side; what is there already keeps its kind. */
export const kindsOfSide: Record<Side, readonly Kind[]> = {
  supporter: kinds.filter((kind) => !communityKinds.includes(kind)),
  community: communityKinds,
  office: ['unit', 'branch'],
  other: kinds,
}

export const levels = ['central', 'province', 'city', 'county', 'township', 'village'] as const
export type Level = (typeof levels)[number]
export const levelWords: Words<Level> = {
  central: { zh: '中央', en: 'Central' },
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  county: { zh: '县', en: 'County' },
  township: { zh: '乡镇', en: 'Township' },
  village: { zh: '村', en: 'Village' },
}

export const functions = ['party', 'economy', 'law', 'sector', 'other'] as const
export type Function = (typeof functions)[number]
export const functionWords: Words<Function> = {
  party: { zh: '党委', en: 'Party' },
  economy: { zh: '经济', en: 'Economy' },
  law: { zh: '政法', en: 'Law' },
  sector: { zh: '业务', en: 'Sector' },
  other: { zh: '其他', en: 'Other' },
}

export const postKinds = [
  'secretary',
  'deputy',
  'member',
  'director',
  'liaison',
  'grid-head',
  'other',
] as const
export type PostKind = (typeof postKinds)[number]
export const postKindWords: Words<PostKind> = {
  secretary: { zh: '书记', en: 'Secretary' },
  deputy: { zh: '副书记', en: 'Deputy secretary' },
  member: { zh: '委员', en: 'Committee member' },
  director: { zh: '主任', en: 'Director' },
  liaison: { zh: '联络员', en: 'Liaison' },
  'grid-head': { zh: '网格长', en: 'Grid head' },
  other: { zh: '其他', en: 'Other' },
}

export const teamKinds = ['volunteers', 'staff', 'culture', 'emergency', 'other'] as const
export type TeamKind = (typeof teamKinds)[number]
export const teamKindWords: Words<TeamKind> = {
  volunteers: { zh: '志愿服务队', en: 'Volunteers' },
  staff: { zh: '工作队', en: 'Staff' },
  culture: { zh: '文艺队', en: 'Culture' },
  emergency: { zh: '应急队', en: 'Emergency' },
  other: { zh: '其他', en: 'Other' },
}

export const changeKinds = [
  'edit',
  'rename',
  'move',
  'merge',
  'split',
  'close',
  'reopen',
  'import',
  'undo',
] as const
export type ChangeKind = (typeof changeKinds)[number]
export const changeWords: Words<ChangeKind> = {
  edit: { zh: '修改', en: 'Edited' },
  rename: { zh: '更名', en: 'Renamed' },
  move: { zh: '调整隶属', en: 'Moved' },
  merge: { zh: '合并', en: 'Merged' },
  split: { zh: '拆分', en: 'Split' },
  close: { zh: '撤销', en: 'Closed' },
  reopen: { zh: '恢复', en: 'Reopened' },
  import: { zh: '导入', en: 'Imported' },
  undo: { zh: '撤回导入', en: 'Import undone' },
}

/** What hangs on an organization, in this room. */
export const hangingWords = {
  branches: { zh: '下级组织', en: 'Organizations below' },
  posts: { zh: '职务', en: 'Posts' },
  contacts: { zh: '联系人', en: 'Contacts' },
  teams: { zh: '队伍', en: 'Teams' },
  joined: { zh: '参加的队伍', en: 'Teams joined' },
} satisfies Words

/** What became of one that is no more. */
export const endingWords = {
  merged: { zh: '已并入{names}', en: 'now part of {names}' },
  split: { zh: '已分为{names}', en: 'now {names}' },
  closed: { zh: '已撤销', en: 'closed' },
} as const satisfies Words

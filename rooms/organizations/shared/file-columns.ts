/**
 * The columns of the sheets that people bring about organizations: what the registry reads, and what waits for the
 * programme. Rooms above build their own sheets of the same columns.
 */
import type { Saying } from '#base/shared/words.ts'
import type { functions, Kind, Level } from './words.ts'

/** In a header's cell; the first of each language is the one that is written. */
export interface Header {
  en: string
  zh: string
  /** Further headers that are understood. */
  also?: readonly string[]
}

/** As many as the columns of the database hold. */
export const largestCount = 2_147_483_647

const count: Saying = { zh: '整数', en: 'a whole number' }

export const codeColumn = {
  en: 'code',
  zh: '编号',
  also: ['代码', '单位编号', '组织编号', '村编号', '社区编号', '单位代码', '组织代码'],
  expected: {
    zh: '编号（不超过 100 个字，没有换行和看不见的字符，不以 = + - @ 开头）',
    en: 'a code (at most 100 characters on one line, none of them invisible, not beginning with = + - @)',
  },
}
export const nameColumn = {
  en: 'name',
  zh: '名称',
  // Of “村（社区）名称” what stands in brackets is left out when it is read.
  also: [
    ...['姓名', '单位名称', '组织名称', '单位全称', '村名', '村名称', '社区名称', '村社区名称'],
    ...['支部名称', '党支部名称', '党组织名称', '企业名称', '学校名称', '医院名称'],
  ],
  expected: {
    zh: '名称（不超过 200 个字，不换行）',
    en: 'a name (at most 200 characters, on one line)',
  },
}
export const regionColumn = {
  en: 'region_code',
  zh: '区划代码',
  also: ['region', '行政区划代码', '区划编码', '所在地代码', '所在地区划代码', '所属区划代码'],
  expected: { zh: '12 位区划代码', en: 'a 12-digit region code' },
}
export const membersColumn = {
  en: 'members',
  zh: '党员数',
  also: ['党员人数', '党员总数'],
  expected: count,
}
export const householdsColumn = {
  en: 'households',
  zh: '户数',
  also: ['总户数', '家庭户数'],
  expected: count,
}
export const kindHeader = { en: 'kind', zh: '类型', also: ['单位类型', '组织类型', '机构类型'] }
export const levelHeader = {
  en: 'level',
  zh: '层级',
  also: ['级别', '单位层级', '单位级别', '组织层级'],
}
export const functionHeader = { en: 'function', zh: '职能', also: ['条线', '单位职能', '职能分类'] }

/** What a roster says about a programme and not about the organization. */
export const programmeHeaders = {
  tier: { en: 'tier', zh: '等次' },
  min: { en: 'capacity_min', zh: '最少结对', also: ['最少结对数'] },
  max: { en: 'capacity_max', zh: '最多结对', also: ['最多结对数'] },
  offers: { en: 'offers', zh: '资源' },
  needs: { en: 'needs', zh: '需求' },
} satisfies Record<string, Header>

/** The first is shown, the rest are understood too. */
type Names<Code extends string> = Record<Code, readonly [string, ...string[]]>

export const kindNames: Names<Kind> = {
  unit: ['单位', '机关', '部门'],
  branch: ['支部', '党支部'],
  person: ['干部', '党员干部', '个人'],
  enterprise: ['企业'],
  school: ['学校', '高校'],
  hospital: ['医院'],
  social: ['社会组织'],
  village: ['村', '行政村'],
  community: ['社区'],
  quarter: ['小区'],
  township: ['乡镇', '乡', '镇', '街道'],
  'owners-committee': ['业主委员会', '业委会'],
}

export const levelNames: Names<Level> = {
  central: ['中央', '中央级', '国家级'],
  province: ['省', '省级', '省直'],
  city: ['市', '市级', '市直'],
  county: ['县', '县级', '县直', '区', '区级', '区直'],
  township: ['乡镇', '乡镇级', '乡', '镇', '街道'],
  village: ['村', '村级', '社区'],
}

export const functionNames: Names<(typeof functions)[number]> = {
  party: ['党委', '党委部门'],
  economy: ['经济', '经济部门'],
  law: ['政法', '政法部门'],
  sector: ['业务', '业务部门'],
  other: ['其他', '其它'],
}

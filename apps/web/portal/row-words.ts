/** What the fields of a roster row are called, and what may stand in them. */
import type {
  CommunityKind,
  FunctionCode,
  LevelCode,
  NeedCode,
  SupporterKind,
} from '@lianjian/pairing'
import type { Saying, Words } from '#base/shared/words.ts'

/** In the order in which a row is read. The tier is not among them: it stands on no screen. */
export const fieldNames = {
  code: { zh: '编号', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  kind: { zh: '类型', en: 'Kind' },
  level: { zh: '层级', en: 'Level' },
  function: { zh: '职能', en: 'Function' },
  needs: { zh: '需求', en: 'Needs' },
  offers: { zh: '资源', en: 'Offers' },
  region: { zh: '区划代码', en: 'Region code' },
  min: { zh: '最少结对', en: 'Fewest partners' },
  max: { zh: '最多结对', en: 'Most partners' },
} satisfies Words

export const kindNames: Record<SupporterKind | CommunityKind, Saying> = {
  unit: { zh: '单位', en: 'unit' },
  branch: { zh: '支部', en: 'branch' },
  person: { zh: '干部', en: 'cadre' },
  enterprise: { zh: '企业', en: 'enterprise' },
  school: { zh: '学校', en: 'school' },
  hospital: { zh: '医院', en: 'hospital' },
  social: { zh: '社会组织', en: 'social organization' },
  village: { zh: '村', en: 'village' },
  community: { zh: '社区', en: 'community' },
  quarter: { zh: '小区', en: 'quarter' },
  township: { zh: '乡镇', en: 'township' },
}

export const levelNames: Record<LevelCode, Saying> = {
  central: { zh: '中央', en: 'central' },
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  county: { zh: '县', en: 'county' },
  township: { zh: '乡镇', en: 'township' },
  village: { zh: '村', en: 'village' },
}

export const functionNames: Record<FunctionCode, Saying> = {
  party: { zh: '党委', en: 'party' },
  economy: { zh: '经济', en: 'economy' },
  law: { zh: '政法', en: 'law' },
  sector: { zh: '业务', en: 'sector' },
  other: { zh: '其他', en: 'other' },
}

export const needNames: Record<NeedCode, Saying> = {
  organization: { zh: '组织建设', en: 'organization building' },
  income: { zh: '增收', en: 'income' },
  legal: { zh: '法律服务', en: 'legal service' },
  specialty: { zh: '特色产业', en: 'local specialty' },
  services: { zh: '公共服务', en: 'public services' },
  environment: { zh: '人居环境', en: 'environment' },
  health: { zh: '医疗健康', en: 'health care' },
  education: { zh: '教育', en: 'education' },
  culture: { zh: '文化', en: 'culture' },
}

import type { NeedCode } from '@lianjian/pairing'
import type { Words } from '#base/shared/words.ts'

/** What a need is about, and what an offer can meet. */
export const categoryWords: Words<NeedCode> = {
  organization: { zh: '组织建设', en: 'Organization' },
  income: { zh: '增收', en: 'Income' },
  legal: { zh: '法律服务', en: 'Legal help' },
  specialty: { zh: '特色产业', en: 'Local products' },
  services: { zh: '公共服务', en: 'Public services' },
  environment: { zh: '人居环境', en: 'Surroundings' },
  health: { zh: '医疗健康', en: 'Health' },
  education: { zh: '教育', en: 'Education' },
  culture: { zh: '文化', en: 'Culture' },
}

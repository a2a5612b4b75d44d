/** A prefecture whose programme pairs across two counties: the same code in both, and a unit of its own. */
import type { Participant } from './county.ts'

export const city = '222400000000'
const [dunhua, yanji] = ['222403000000', '222401000000'] as const

export const unit = (code: string, name: string, region: string = dunhua): Participant => ({
  ...{ code, name, kind: 'unit', level: 'county', region },
})

export const supporters: Participant[] = [
  unit('U1', '敦化市司法局'),
  unit('U2', '延吉市司法局', yanji),
  { ...unit('C1', '州财政局', city), level: 'city' },
]

export const communities: Participant[] = [
  { code: 'V1', name: '一村', kind: 'village', region: '222403102240' },
  { code: 'V2', name: '二村', kind: 'village', region: '222403102240' },
  { code: 'V3', name: '河南社区', kind: 'community', region: yanji },
]

/** Each named by its county's own code, with the county before it where that is needed. */
export const sheets = {
  supporters: [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    'U1,敦化市司法局,单位,政法,1,1,1,法律服务',
    '222401-U2,延吉市司法局,单位,政法,2,1,1,法律服务',
    'C1,州财政局,单位,经济,3,1,1,增收',
  ],
  communities: [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    'V1,一村,村,1,1,1,法律服务',
    'V2,二村,村,2,1,1,法律服务',
    '222401-V3,河南社区,社区,3,1,1,增收',
  ],
  // 敦化's unit has long helped 延吉's community, and 延吉's a village of 敦化.
  relations: ['包联方,村(社区),关系,开始日期', 'U1,V3,现有,2021-05-01', 'U2,V1,现有,2022-05-01'],
}

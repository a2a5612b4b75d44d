/** What stands in a place and serves those who live there. Nothing that watches them. */
import type { Words } from '#base/shared/words.ts'

export const facilityWords = {
  clinic: { zh: '卫生室（所）', en: 'Clinic' },
  school: { zh: '学校、幼儿园', en: 'School or nursery' },
  hall: { zh: '活动室', en: 'Community room' },
  square: { zh: '文化广场', en: 'Square' },
  canteen: { zh: '食堂、助餐点', en: 'Canteen' },
  shop: { zh: '便民店', en: 'Shop' },
  toilet: { zh: '公厕', en: 'Public toilet' },
  water: { zh: '供水点', en: 'Water point' },
  waste: { zh: '垃圾收集点', en: 'Waste point' },
  lamp: { zh: '路灯', en: 'Street lamps' },
  hydrant: { zh: '消防栓', en: 'Hydrant' },
  shelter: { zh: '避难场所', en: 'Shelter' },
  loudspeaker: { zh: '大喇叭', en: 'Loudspeaker' },
  charger: { zh: '充电桩', en: 'Charging point' },
  lift: { zh: '电梯', en: 'Lift' },
} as const satisfies Words

export type Facility = keyof typeof facilityWords
export const facilities = Object.keys(facilityWords) as [Facility, ...Facility[]]

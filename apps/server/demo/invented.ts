/** A county that is nowhere, whose draw anybody may hold: its units and what the roster says. The same on every machine. */
import {
  type FunctionCode,
  type NeedCode,
  needCodes,
  type Roster,
  type Tier,
} from '@lianjian/pairing'
import { inventedCounty } from '#rooms/regions/server/door.ts'
import type { DemoPlace } from './dunhua.ts'

export const inventedRegion = inventedCounty.padEnd(12, '0')

const units: [name: string, duty: FunctionCode][] = [
  ['县委办公室支部', 'party'],
  ['县政府办公室支部', 'economy'],
  ['县委组织部支部', 'party'],
  ['县委宣传部支部', 'party'],
  ['县财政局支部', 'economy'],
  ['县发展改革局支部', 'economy'],
  ['县农业农村局支部', 'sector'],
  ['县教育局支部', 'sector'],
  ['县卫生健康局支部', 'sector'],
  ['县公安局支部', 'law'],
  ['县人民法院支部', 'law'],
  ['县人民检察院支部', 'law'],
  ['县司法局支部', 'law'],
  ['县民政局支部', 'sector'],
  ['县自然资源局支部', 'sector'],
  ['县交通运输局支部', 'sector'],
  ['县水利局支部', 'sector'],
  ['县商务局支部', 'economy'],
  ['县审计局支部', 'economy'],
  ['县统计局支部', 'economy'],
  ['县总工会支部', 'party'],
  ['县妇联支部', 'party'],
  ['县供电公司支部', 'other'],
  ['县人民医院支部', 'other'],
]

/** Eight of each on both sides: three groups that fill name by name. */
const tierOf = (at: number) => (1 + (at % 3)) as Tier

const needOf = (at: number) => needCodes[at % needCodes.length] as NeedCode

export function inventedRoster(places: readonly DemoPlace[]): Roster {
  const one = { min: 1, max: 1 }
  return {
    supporters: units.map(([name, duty], at) => ({
      code: `Z${String(at + 1).padStart(2, '0')}`,
      name,
      kind: 'branch' as const,
      level: 'county' as const,
      function: duty,
      tier: tierOf(at),
      region: inventedRegion,
      ...one,
      offers: [needOf(at)],
    })),
    communities: places.map(({ code, name, kind }, at) => ({
      code,
      name,
      kind,
      tier: tierOf(at),
      needs: [needOf(at * 2)],
      region: code,
      ...one,
    })),
    relations: [],
    preferences: [],
  }
}

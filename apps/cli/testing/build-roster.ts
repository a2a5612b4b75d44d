/** Made-up rosters of the sizes that real programmes have, the same at every run. */
import { randomBelow } from './random.ts'

export type Rows = string[][]

export interface MadeRoster {
  supporters: Rows
  communities: Rows
  rules: object
}

/** 119 units for 303 villages and 19 communities; 310 cadres for 310 villages; 141 units for 141 and 6. */
export type RosterSize = 'units-119' | 'persons-310' | 'units-147' | 'city'

const supporterHeader =
  'code,name,kind,level,function,tier,region_code,capacity_min,capacity_max,members,offers'.split(
    ',',
  )
const communityHeader =
  'code,name,kind,tier,needs,region_code,capacity_min,capacity_max,households'.split(',')
const functions = ['party', 'economy', 'law', 'sector', 'other']
const needs =
  'organization income legal specialty services environment health education culture'.split(' ')
// Districts and counties of one city (GB/T 2260).
const counties = '411502 411503 411521 411522 411523 411524 411525 411526 411527 411528'.split(' ')

const functionNeed = {
  party: ['organization'],
  economy: ['income', 'specialty'],
  law: ['legal'],
  sector: ['services', 'health', 'education'],
}
const objectives = ['unpaired', 'coverage', 'function-need', 'tier', 'fit', 'distance', 'balance']

const drawRules = { method: 'draw', tiers: 'sum-to-four', tiersHard: true }
export const optimizeRules = { ...drawRules, method: 'optimize', functionNeed, objectives }

export function buildRoster(size: RosterSize): MadeRoster {
  switch (size) {
    case 'units-119':
      return county({
        supporters: 119,
        villages: 303,
        urban: 19,
        kind: 'unit',
        most: 4,
        rules: drawRules,
      })
    case 'persons-310':
      return county({
        supporters: 310,
        villages: 310,
        urban: 0,
        kind: 'person',
        most: 1,
        rules: drawRules,
      })
    case 'units-147':
      return county({
        supporters: 141,
        villages: 141,
        urban: 6,
        kind: 'unit',
        most: 2,
        rules: optimizeRules,
      })
    case 'city':
      return city()
  }
}

interface CountySize {
  supporters: number
  villages: number
  urban: number
  kind: 'unit' | 'person'
  most: number
  rules: object
}

function county({ supporters, villages, urban, kind, most, rules }: CountySize): MadeRoster {
  const below = randomBelow(supporters)
  const left = Array.from({ length: supporters }, (_, at) =>
    supporterRow(`S${pad(at + 1)}`, at, kind, 'county', region(below, '411502'), [1, most], below),
  )
  const right = Array.from({ length: villages + urban }, (_, at) =>
    // Tier 3 first, so that each tier finds its complement in number.
    communityRow(
      `C${pad(at + 1)}`,
      at,
      at < villages ? 'village' : 'community',
      region(below, '411502'),
      1,
      below,
    ),
  )
  return { supporters: [supporterHeader, ...left], communities: [communityHeader, ...right], rules }
}

/** 6,062 branches for 3,474 villages and communities in ten counties, each within its own. */
function city(): MadeRoster {
  const below = randomBelow(6062)
  const left = Array.from({ length: 6062 }, (_, at) => {
    const seat = region(below, counties[at % counties.length] as string)
    return supporterRow(`S${pad(at + 1)}`, at, 'branch', 'county', seat, [0, 2], below)
  })
  const right = Array.from({ length: 3474 }, (_, at) => {
    const seat = region(below, counties[at % counties.length] as string)
    return communityRow(
      `C${pad(at + 1)}`,
      at,
      at % 5 === 0 ? 'community' : 'village',
      seat,
      3,
      below,
    )
  })
  const rules = {
    ...optimizeRules,
    tiersHard: false,
    eligibility: { sameCounty: true, levels: [] },
  }
  return { supporters: [supporterHeader, ...left], communities: [communityHeader, ...right], rules }
}

type Below = (bound: number) => number

function region(below: Below, county: string): string {
  return `${county}1${pad(below(20), 2)}2${pad(below(30), 2)}`
}

function supporterRow(
  code: string,
  at: number,
  kind: string,
  level: string,
  seat: string,
  [min, max]: [number, number],
  below: Below,
): string[] {
  const offers = [needs[below(9)], needs[below(9)]].join(';')
  const members = String(3 + below(200))
  const [tier, role] = [String((at % 3) + 1), functions[below(5)] as string]
  return [
    code,
    `包联方${at + 1}`,
    kind,
    level,
    role,
    tier,
    seat,
    String(min),
    String(max),
    members,
    offers,
  ]
}

function communityRow(
  code: string,
  at: number,
  kind: string,
  seat: string,
  max: number,
  below: Below,
): string[] {
  const wanted = [needs[below(9)], needs[below(9)], needs[below(9)]].join(';')
  const households = String(80 + below(900))
  const tier = String(3 - (at % 3))
  return [code, `第${at + 1}村`, kind, tier, wanted, seat, '1', String(max), households]
}

function pad(number: number, digits = 4): string {
  return String(number).padStart(digits, '0')
}

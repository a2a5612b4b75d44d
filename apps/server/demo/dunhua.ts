/** The demo's roster: real codes of 敦化, invented units, tiers, needs and offers. The same on every machine. */
import { type NeedCode, needCodes, type Roster, type Rules, type Tier } from '@lianjian/pairing'
import { Stream } from '@lianjian/pairing/stream'
import { demoUnits } from './units.ts'

export const countyCode = '222403'
export const countyRegion = '222403000000'

export interface DemoPlace {
  code: string
  name: string
  kind: 'village' | 'community'
}

/** Typed, not drawn in public: the verification page says so. */
export const demoSeed = '20260326'.padEnd(64, '0')

const fewest = 2
const most = 4

export const demoRules: Rules = {
  title: '敦化市党建包联（演示）',
  method: 'optimize',
  tiers: 'sum-to-four',
  tiersHard: false,
  hardMinima: true,
  functionNeed: {
    party: ['organization', 'culture'],
    economy: ['income', 'specialty'],
    law: ['legal'],
    sector: ['services', 'environment', 'health'],
    other: ['education', 'services', 'health'],
  },
  objectives: ['function-need', 'tier', 'fit', 'balance'],
  eligibility: { sameCounty: false, levels: [] },
  redraws: 1000,
}

/** Needs of a county's villages are uneven: income and services are asked for more than others. */
const weights: [NeedCode, number][] = [
  ['organization', 4],
  ['income', 6],
  ['legal', 2],
  ['specialty', 4],
  ['services', 5],
  ['environment', 3],
  ['health', 2],
  ['education', 1],
  ['culture', 2],
]
const urn = weights.flatMap(([need, weight]) => Array<NeedCode>(weight).fill(need))

export function demoRoster(places: readonly DemoPlace[]): Roster {
  const stream = new Stream(new Uint8Array(32), 'lianjian demo 222403')
  const tier = () => (1 + stream.below(3)) as Tier
  const needs = () => [...new Set([urn[stream.below(urn.length)]!, urn[stream.below(urn.length)]!])]
  const offers = () => [...new Set([0, 1, 2].map(() => needCodes[stream.below(needCodes.length)]!))]
  return {
    supporters: demoUnits.map((unit, at) => ({
      code: `U${String(at + 1).padStart(3, '0')}`,
      name: unit.name,
      kind: unit.kind,
      level: 'county' as const,
      function: unit.function,
      tier: tier(),
      region: countyRegion,
      min: fewest,
      max: most,
      offers: offers(),
    })),
    communities: places.map((place) => ({
      code: place.code,
      name: place.name,
      kind: place.kind,
      tier: tier(),
      needs: needs(),
      region: place.code,
      min: 1,
      max: 1,
    })),
    relations: [],
    preferences: [],
  }
}

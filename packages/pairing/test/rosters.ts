/** Rosters for tests, made from a small seeded generator so that every machine sees the same ones. */

import type { Roster, Tier } from '../src/roster.ts'
import { type Rules, rulesSchema } from '../src/rules.ts'

/** Deterministic numbers for building inputs; nothing that is tested takes its chance from here. */
export function numbers(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
}

export interface Shape {
  supporters: number
  communities: number
  supporterPlaces?: [min: number, max: number]
  communityPlaces?: [min: number, max: number]
  persons?: boolean
}

export function rosterOf(shape: Shape, seed = 1): Roster {
  const below = numbers(seed)
  const [supporterMin, supporterMax] = shape.supporterPlaces ?? [1, 3]
  const [communityMin, communityMax] = shape.communityPlaces ?? [1, 1]
  const tier = () => (1 + below(3)) as Tier
  const pad = (at: number) => String(at + 1).padStart(4, '0')
  return {
    supporters: Array.from({ length: shape.supporters }, (_, at) => ({
      code: `S${pad(at)}`,
      name: shape.persons ? `干部${pad(at)}` : `单位${pad(at)}`,
      kind: shape.persons ? 'person' : 'unit',
      tier: tier(),
      level: 'county',
      function: (['party', 'economy', 'law', 'sector', 'other'] as const)[below(5)]!,
      offers: below(2) ? ['legal'] : ['income', 'culture'],
      region: '222403000000',
      min: supporterMin,
      max: supporterMax,
    })),
    communities: Array.from({ length: shape.communities }, (_, at) => ({
      code: `V${pad(at)}`,
      name: `村${pad(at)}`,
      kind: 'village',
      tier: tier(),
      needs: below(2) ? ['legal'] : ['health', 'education'],
      region: `2224031${String(at % 100).padStart(2, '0')}200`,
      min: communityMin,
      max: communityMax,
    })),
    relations: [],
    preferences: [],
  }
}

export function rulesOf(rules: Partial<Rules> = {}): Rules {
  return rulesSchema.parse({
    method: 'draw',
    tiers: 'sum-to-four',
    tiersHard: false,
    ...rules,
  }) as Rules
}

export const typedSeed = { typed: 'ab'.repeat(32) }

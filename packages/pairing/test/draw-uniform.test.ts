import { describe, expect, it } from 'vitest'
import { draw } from '../src/draw/draw.ts'
import { taggedHash } from '../src/hash.ts'
import type { Instance, Relation } from '../src/instance.ts'
import { publish } from '../src/publish.ts'
import type { Roster, Tier } from '../src/roster.ts'
import type { Rules } from '../src/rules.ts'
import { rulesOf } from './rosters.ts'

type Row = { tier?: Tier; min: number; max: number }

function instanceOf(left: Row[], right: Row[], rules: Partial<Rules>, relations: Relation[] = []) {
  const roster: Roster = {
    supporters: left.map((row, at) => ({
      code: `S${at}`,
      name: '',
      kind: 'unit',
      tier: 2,
      ...row,
    })),
    communities: right.map((row, at) => ({
      code: `V${at}`,
      name: '',
      kind: 'village',
      tier: 2,
      ...row,
    })),
    relations,
    preferences: [],
  }
  return publish(roster, rulesOf(rules)).instance
}

const one = { min: 1, max: 1 }
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

/** How often each outcome came up over seeds 0 … draws − 1. */
function tally(instance: Instance, draws: number): number[] {
  const counts = new Map<string, number>()
  for (let number = 0; number < draws; number++) {
    const drawn = draw(instance, taggedHash('test/uniform', String(number)))
    if (drawn.kind !== 'drawn' || !drawn.record.uniform) throw new Error('not a uniform draw')
    const outcome = drawn.pairs.map((pair) => `${pair.supporter}${pair.community}`).join()
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return [...counts.values()]
}

function chiSquare(counts: number[], outcomes: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const expected = total / outcomes
  const missing = outcomes - counts.length
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, missing * expected)
}

// Seeds are fixed, so a result never changes by chance; the bounds are the 99.9 % points of χ².
describe('draws over fixed seeds', () => {
  it('give each of the 5! orders equally often', () => {
    const counts = tally(instanceOf(times(5, one), times(5, one), { tiers: 'any' }), 24_000)
    expect(counts.length).toBe(120)
    expect(chiSquare(counts, 120)).toBeLessThan(173.6)
  })

  it('draw strata independently: 3! × 2! outcomes', () => {
    const left = [1, 1, 1, 2, 2].map((tier) => ({ tier: tier as Tier, ...one }))
    const right = [3, 3, 3, 2, 2].map((tier) => ({ tier: tier as Tier, ...one }))
    const counts = tally(instanceOf(left, right, { tiersHard: true }), 12_000)
    expect(counts.length).toBe(12)
    expect(chiSquare(counts, 12)).toBeLessThan(31.3)
  })

  it('treat unequal sides with overflow evenly: 36 outcomes', () => {
    const left = [1, 1, 1, 2, 2].map((tier) => ({ tier: tier as Tier, ...one }))
    const right = [3, 3, 2, 2, 2].map((tier) => ({ tier: tier as Tier, ...one }))
    const counts = tally(instanceOf(left, right, {}), 12_000)
    expect(counts.length).toBe(36)
    expect(chiSquare(counts, 36)).toBeLessThan(66.7)
  })

  it('give a supporter with two places twice the chance of one with one', () => {
    const left = [
      { min: 0, max: 1 },
      { min: 0, max: 2 },
    ]
    const counts = new Map<number, number>()
    const draws = 9_000
    const instance = instanceOf(left, times(2, one), { tiers: 'any' })
    for (let number = 0; number < draws; number++) {
      const drawn = draw(instance, taggedHash('test/marginal', String(number)))
      if (drawn.kind !== 'drawn') throw new Error('not drawn')
      const first = drawn.pairs.find((pair) => pair.community === 0)!.supporter
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    // Three standard deviations of 9,000 trials at 1/3 are 134.
    expect(Math.abs(counts.get(0)! - draws / 3)).toBeLessThan(134)
    expect(Math.abs(counts.get(1)! - (2 * draws) / 3)).toBeLessThan(134)
  })

  it('give each lawful outcome equally often around an avoided pair', () => {
    const relations: Relation[] = [
      { supporter: 'S0', community: 'V0', relation: 'avoid' },
      { supporter: 'S1', community: 'V1', relation: 'avoid' },
    ]
    const instance = instanceOf(times(4, one), times(4, one), { tiers: 'any' }, relations)
    const counts = tally(instance, 14_000)
    // 4! less 3! twice, plus 2! counted twice.
    expect(counts.length).toBe(14)
    expect(chiSquare(counts, 14)).toBeLessThan(34.5)
  })

  it('never pair the same two twice, and stay even, when both sides have several places', () => {
    const two = { min: 2, max: 2 }
    const counts = tally(instanceOf(times(3, two), times(3, two), { tiers: 'any' }), 12_000)
    // 3 × 3 tables of zeros and ones with row and column sums 2.
    expect(counts.length).toBe(6)
    expect(chiSquare(counts, 6)).toBeLessThan(20.5)
  })

  it('would fail this test with a biased shuffle', () => {
    // Always exchanging with any index gives 5^5 equally likely paths, which 5! does not divide.
    const counts = new Map<string, number>()
    for (let path = 0; path < 5 ** 5; path++) {
      const order = [0, 1, 2, 3, 4]
      for (let at = 0, rest = path; at < 5; at++, rest = Math.floor(rest / 5)) {
        const other = rest % 5
        const kept = order[at]!
        order[at] = order[other]!
        order[other] = kept
      }
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 24_000 / 5 ** 5)
    }
    expect(chiSquare([...counts.values()], 120)).toBeGreaterThan(173.6)
  })
})

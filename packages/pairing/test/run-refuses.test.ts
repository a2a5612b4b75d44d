import { describe, expect, it } from 'vitest'
import { Refusal } from '../src/refusal.ts'
import type { Roster } from '../src/roster.ts'
import type { Rules } from '../src/rules.ts'
import { freeze, run } from '../src/run.ts'
import type { SeedSource } from '../src/seed.ts'
import { say } from '../src/words.ts'
import { ceremonyOf, drawnBy } from './ceremonies.ts'
import { numbers, rosterOf, rulesOf, typedSeed } from './rosters.ts'

/** Codes of a refusal; anything else that is thrown comes back as it is. */
function refusal(roster: unknown, rules: unknown, source: unknown = typedSeed): unknown {
  try {
    return run(roster as Roster, rules as Rules, source as SeedSource).outcome
  } catch (error) {
    return error instanceof Refusal ? error.reasons.map(({ code }) => code) : error
  }
}

const objectives = ['preference', 'fit', 'distance'] as const
const rules = rulesOf({ objectives: [...objectives] })
const base: Roster = {
  ...rosterOf({ supporters: 2, communities: 3 }),
  relations: [{ supporter: 'S0001', community: 'V0001', relation: 'avoid' }],
  preferences: [{ side: 'supporter', supporter: 'S0001', community: 'V0002', rank: 1 }],
}
const withSupporter = (change: object) => ({
  ...base,
  supporters: base.supporters.map((row, at) => (at === 0 ? { ...row, ...change } : row)),
})

describe('run refuses, and throws nothing else,', () => {
  it.each<[string, unknown, unknown, string]>([
    ['an unknown kind', withSupporter({ kind: 'zzz' }), rules, 'roster-structure'],
    ['an unknown level', withSupporter({ level: 'galaxy' }), rules, 'roster-structure'],
    ['an unknown offer', withSupporter({ offers: ['zzz'] }), rules, 'roster-structure'],
    ['a field that nobody looks at', withSupporter({ phone: '1' }), rules, 'roster-structure'],
    ['a code that is no text', withSupporter({ code: 7 }), rules, 'roster-structure'],
    ['a roster without relations', { ...base, relations: undefined }, rules, 'roster-structure'],
    ['no roster', null, rules, 'roster-structure'],
    ['a fraction of a place', withSupporter({ max: 1.5 }), rules, 'capacity-wrong'],
    ['more places than 10⁹', withSupporter({ max: 10 ** 9 + 1 }), rules, 'capacity-wrong'],
    ['a minimum above 2³¹', withSupporter({ min: 2 ** 31, max: 2 ** 31 }), rules, 'capacity-wrong'],
    ['a title of 201 characters', base, { ...rules, title: 'x'.repeat(201) }, 'rules-structure'],
    ['an unknown method', base, { ...rules, method: 'toss' }, 'rules-structure'],
    ['no rules', base, undefined, 'rules-structure'],
  ])('%s', (_, roster, given, code) => {
    for (const method of ['draw', 'optimize'] as const) {
      const codes = refusal(roster, given === rules ? { ...rules, method } : given)
      expect(new Set(codes as string[])).toEqual(new Set([code]))
    }
  })

  it('a rank above 10⁹, and takes one of 10⁹', () => {
    const ranked = (rank: number) => ({
      ...base,
      preferences: base.preferences.map((entry) => ({ ...entry, rank })),
    })
    for (const method of ['draw', 'optimize'] as const) {
      expect(refusal(ranked(10 ** 9), { ...rules, method })).toBe('paired')
      expect(refusal(ranked(10 ** 9 + 1), { ...rules, method })).toEqual(['rank-wrong'])
    }
  })

  it('a ceremony out of form', () => {
    const ceremony = ceremonyOf(freeze(base, rules).inputRoot)
    const event = 'x'.repeat(201)
    expect(refusal(base, rules, drawnBy({ ...ceremony, event }))).toEqual(['ceremony-structure'])
    expect(refusal(base, rules, { ceremony: null })).toEqual(['ceremony-structure'])
    expect(refusal(base, rules, { typed: 7 })).toEqual(['seed-form'])
  })

  it('whatever is changed anywhere', () => {
    const below = numbers(17)
    const values = [
      undefined,
      null,
      '',
      'S0001',
      '\u202e',
      '\ud800',
      -1,
      0,
      1.5,
      2 ** 53,
      {},
      [],
      true,
    ]
    type Holder = Record<string | number, unknown>
    const placesIn = (value: unknown): [Holder, string][] =>
      value === null || typeof value !== 'object'
        ? []
        : Object.keys(value).flatMap((key) => [
            [value as Holder, key] as [Holder, string],
            ...placesIn((value as Holder)[key]),
          ])
    const outcomes = new Map<string, number>()
    for (let turn = 0; turn < 1500; turn++) {
      const method = turn % 2 ? 'draw' : 'optimize'
      const input = structuredClone({ roster: base, rules: { ...rules, method } })
      const places = placesIn(input)
      const [holder, key] = places[below(places.length)]!
      holder[key] = structuredClone(values[below(values.length)])
      const told = refusal(input.roster, input.rules)
      const isTold = Array.isArray(told) || told === 'paired' || told === 'infeasible'
      expect(isTold ? 'told' : told, `turn ${turn} ${key}`).toBe('told')
      for (const code of Array.isArray(told) ? told : [told])
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
    }
    expect(outcomes.get('paired')).toBeGreaterThan(20)
    expect(outcomes.get('roster-structure')).toBeGreaterThan(500)
    for (const code of outcomes.keys())
      if (!['paired', 'infeasible'].includes(code)) expect(say({ code, params: {} })).not.toBe(code)
  })
})

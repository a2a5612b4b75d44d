import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { engine } from '../src/engine.ts'
import { Refusal } from '../src/refusal.ts'
import { reportText } from '../src/report.ts'
import type { Roster } from '../src/roster.ts'
import type { Rules } from '../src/rules.ts'
import { freeze, run } from '../src/run.ts'
import { verify } from '../src/verify.ts'
import { drawCases } from './draw-cases.ts'
import { numbers, rosterOf, rulesOf, typedSeed } from './rosters.ts'

function paired(...input: Parameters<typeof run>) {
  const result = run(...input)
  if (result.outcome !== 'paired') throw new Error('infeasible')
  return result
}

function mixed(roster: Roster, number: number): Roster {
  const below = numbers(number)
  const mix = <T>(rows: T[]): T[] =>
    rows
      .map((row) => ({ row, at: below(2 ** 30) }))
      .sort((a, b) => a.at - b.at)
      .map((item) => item.row)
  return {
    supporters: mix(roster.supporters),
    communities: mix(roster.communities),
    relations: mix(roster.relations),
    preferences: mix(roster.preferences),
  }
}

const { everything } = drawCases
const objectives: Rules['objectives'] = [
  'function-need',
  'tier',
  'preference',
  'stability',
  'balance',
]
const optimizing = rulesOf({ method: 'optimize', objectives })

describe.each<[string, Roster, Rules]>([
  ['a draw', everything!.roster, everything!.rules],
  ['an optimum', everything!.roster, optimizing],
])('%s', (_name, roster, rules) => {
  it('gives the same bytes whatever the order of rows', () => {
    const first = paired(roster, rules, typedSeed)
    for (let number = 1; number <= 20; number++) {
      const again = paired(mixed(roster, number), rules, typedSeed)
      expect(again.transcript).toBe(first.transcript)
      expect(reportText(again.report)).toBe(reportText(first.report))
      expect(again.openings).toEqual(first.openings)
      expect(again.pairs).toEqual(first.pairs)
    }
  })

  it('publishes no tier and no name of a person', () => {
    const { transcript } = paired(roster, rules, typedSeed)
    expect(transcript).not.toMatch(/"tier":/)
    expect(transcript).not.toContain('干部')
  })

  it('verifies, and lists pairs by code', () => {
    const { transcript, pairs, seed, inputRoot } = paired(roster, rules, typedSeed)
    expect(verify(transcript)).toMatchObject({
      ok: true,
      summary: { pairs: pairs.length, seed, inputRoot },
    })
    const keys = pairs.map((pair) => `${pair.supporter} ${pair.community}`)
    expect(keys).toEqual([...keys].sort())
  })

  it('keeps locked pairs and none that is avoided', () => {
    const { pairs } = paired(roster, rules, typedSeed)
    expect(pairs).toContainEqual({ supporter: 'S0002', community: 'V0002' })
    expect(pairs).not.toContainEqual({ supporter: 'S0003', community: 'V0003' })
  })

  it('starts from the input root that freezing gave', () => {
    expect(paired(roster, rules, typedSeed).inputRoot).toBe(freeze(roster, rules).inputRoot)
  })
})

describe('a run', () => {
  const roster = rosterOf({ supporters: 6, communities: 12 })

  it('draws otherwise under another seed', () => {
    const one = paired(roster, rulesOf(), typedSeed)
    const two = paired(roster, rulesOf(), { typed: 'cd'.repeat(32) })
    expect(two.pairs).not.toEqual(one.pairs)
  })

  it('takes a seed typed in capitals for the same seed', () => {
    expect(paired(roster, rulesOf(), { typed: 'AB'.repeat(32) })).toEqual(
      paired(roster, rulesOf(), typedSeed),
    )
  })

  it('refuses a seed that is not 64 hexadecimal digits', () => {
    for (const typed of ['', 'ab', 'zz'.repeat(32), `${'ab'.repeat(32)}0`]) {
      expect(() => run(roster, rulesOf(), { typed })).toThrow(Refusal)
    }
  })

  it.each(['draw', 'optimize'] as const)('says why %s cannot meet hard minima', (method) => {
    const short = rosterOf({ supporters: 2, communities: 9 })
    const result = run(short, rulesOf({ method }), typedSeed)
    if (result.outcome !== 'infeasible') throw new Error('paired')
    expect(result.clash).toMatchObject({ kind: 'places', side: 'community' })
    expect(result.reasons.length).toBeGreaterThan(0)
  })

  it.each(['draw', 'optimize'] as const)('lists what %s leaves short of soft minima', (method) => {
    const short = rosterOf({ supporters: 2, communities: 9 })
    const result = paired(short, rulesOf({ method, hardMinima: false }), typedSeed)
    expect(result.pairs.length).toBe(6)
    expect(result.uncovered.length).toBe(3)
    expect(result.report.coverage).toMatchObject({ covered: 6, all: 9 })
    expect(result.report.coverage.unmet.map((row) => row.code)).toEqual(result.uncovered)
  })

  it.each(['draw', 'optimize'] as const)('says that locks break the rules of %s', (method) => {
    const locked: Roster = {
      ...roster,
      relations: roster.communities
        .slice(0, 4)
        .map((row) => ({ supporter: 'S0001', community: row.code, relation: 'locked' })),
    }
    const result = run(locked, rulesOf({ method, hardMinima: false }), typedSeed)
    expect(result).toMatchObject({ outcome: 'infeasible', clash: { kind: 'rules' } })
  })
})

it('the engine carries the version of its package', () => {
  const path = new URL('../package.json', import.meta.url)
  expect(engine.version).toBe(JSON.parse(readFileSync(path, 'utf8')).version)
})

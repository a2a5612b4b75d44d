import { describe, expect, it } from 'vitest'
import { run } from '../src/run.ts'
import { drawCases } from './draw-cases.ts'
import { rosterOf, rulesOf, typedSeed } from './rosters.ts'

function reportFor(...input: Parameters<typeof run>) {
  const result = run(...input)
  if (result.outcome !== 'paired') throw new Error('infeasible')
  return { ...result, report: result.report }
}

const roster = rosterOf({ supporters: 12, communities: 30 })

describe('a report', () => {
  const { report, pairs } = reportFor(
    roster,
    rulesOf({ objectives: ['tier', 'balance'] }),
    typedSeed,
  )

  it('counts every pair once in the load, the tiers and the list', () => {
    expect(report.pairs).toBe(pairs.length)
    const load = report.load.distribution
    expect(load.reduce((sum, item) => sum + item.supporters, 0)).toBe(12)
    expect(load.reduce((sum, item) => sum + item.supporters * item.partnerships, 0)).toBe(
      pairs.length,
    )
    expect(report.load.min).toBe(load[0]!.partnerships)
    expect(report.load.max).toBe(load.at(-1)!.partnerships)
    expect(report.tiers.reduce((sum, item) => sum + item.pairs, 0)).toBe(pairs.length)
    expect(
      report.pairings.map(({ supporter, community }) => ({
        supporter: supporter.code,
        community: community.code,
      })),
    ).toEqual(pairs)
  })

  it('adds up the tiers of the private roster', () => {
    const off = report.tiers.reduce(
      (sum, item) => sum + item.pairs * Math.abs(item.supporter + item.community - 4),
      0,
    )
    expect(report.levels.find((item) => item.level === 'tier')?.value).toBe(off)
  })

  it('gives every drawn pair its stratum and draw number, in both languages', () => {
    for (const { why } of report.pairings) {
      expect(why.reasons).toHaveLength(1)
      expect(why.reasons[0]!.code).toBe('pair-drawn')
      expect(why.zh).toContain(`第 ${why.reasons[0]!.params.number} 签`)
      expect(why.en).toContain(`number ${why.reasons[0]!.params.number} `)
    }
  })

  it('numbers the draws of a stratum from 1 without a gap', () => {
    const numbers = new Map<string, number[]>()
    for (const { why } of report.pairings) {
      const { block, round, stratum, number } = why.reasons[0]!.params
      const key = [block, round, stratum].join()
      numbers.set(key, [...(numbers.get(key) ?? []), Number(number)])
    }
    for (const list of numbers.values()) {
      expect(list.sort((a, b) => a - b)).toEqual(list.map((_, at) => at + 1))
    }
  })

  it('says in both languages on what the fairness rests', () => {
    expect(report.fairness.zh).toMatch(/^没有公开仪式：/)
    expect(report.fairness.zh).not.toMatch(/[a-z]/)
    expect(report.fairness.en).toContain('not proven fair')
  })
})

describe('a report tells apart', () => {
  const codes = (name: string) => {
    const { roster: rows, rules, seedSource } = drawCases[name]!
    const { report } = reportFor(rows, rules, seedSource)
    return report.pairings.flatMap((pairing) => pairing.why.reasons.map((reason) => reason.code))
  }

  it('pairs that were fixed beforehand', () => {
    expect(codes('everything').filter((code) => code === 'pair-locked')).toHaveLength(1)
  })
  it('pairs that the fallback matched', () => {
    expect(new Set(codes('fallback'))).toEqual(new Set(['pair-matched']))
  })
  it('pairs that the repair moved', () => {
    expect(codes('repair')).toContain('pair-moved')
  })
})

it('a report on an optimum explains every pair', () => {
  const rules = rulesOf({ method: 'optimize', objectives: ['function-need', 'tier', 'fit'] })
  const { report } = reportFor(roster, rules, typedSeed)
  for (const { why } of report.pairings) {
    expect(why.reasons.length).toBeGreaterThan(0)
    expect(why.zh).not.toMatch(/undefined|NaN/)
    expect(why.en).not.toMatch(/undefined|NaN/)
  }
})

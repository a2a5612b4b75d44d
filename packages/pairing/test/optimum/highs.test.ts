import loadHighs from 'highs'
import { expect, test } from 'vitest'
import { fitCost, functionNeedCost, regionSteps, tierDistanceOf } from '../../src/eligibility.ts'
import type { Instance } from '../../src/instance.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { allowedPairs, orderOf, vectorOf } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'

const seed = new Uint8Array(32).fill(5)
const highs = await loadHighs()

type Row = { terms: [number, string][]; sense: '<=' | '>=' | '='; bound: number }

/** The instance as a mixed-integer programme: rows that must hold, and one objective per level. */
function programme(instance: Instance) {
  const { supporters, communities, rules } = instance
  const allowed = allowedPairs(instance)
  if (!allowed) return undefined
  const { pairs, locked } = allowed
  const rows: Row[] = []
  const x = pairs.map((_, at) => `x${at}`)
  for (const [at, isLocked] of locked.entries())
    if (isLocked) rows.push({ terms: [[1, x[at]!]], sense: '=', bound: 1 })
  const shortfalls = { supporter: [] as string[], community: [] as string[] }
  const seats: [number, string][] = []
  for (const side of ['supporter', 'community'] as const)
    for (const [row, { min, max }] of (side === 'supporter' ? supporters : communities).entries()) {
      const terms = x
        .filter((_, at) => pairs[at]![side] === row)
        .map((name): [number, string] => [1, name])
      const short = `${side}${row}`
      rows.push({ terms: [...terms, [0, short]], sense: '<=', bound: max })
      rows.push({
        terms: [...terms, [rules.hardMinima ? 0 : 1, short]],
        sense: '>=',
        bound: min,
      })
      shortfalls[side].push(short)
      if (side === 'community') continue
      const own = Array.from({ length: max }, (_, k) => `seat${row}_${k}`)
      rows.push({
        terms: [...terms, ...own.map((name): [number, string] => [-1, name])],
        sense: '=',
        bound: 0,
      })
      seats.push(...own.map((name, k): [number, string] => [k, name]))
    }
  const overPairs = (cost: (i: number, j: number) => number) =>
    pairs.map((pair, at): [number, string] => [cost(pair.supporter, pair.community), x[at]!])
  const none = vectorOf(instance, seed, [])
  const single = (level: number) =>
    pairs.map((pair, at): [number, string] => {
      return [Number(vectorOf(instance, seed, [pair])[level]! - none[level]!), x[at]!]
    })
  const levels = orderOf(instance).map((name, level): [number, string][] => {
    if (name === 'unpaired') return shortfalls.supporter.map((short) => [1, short])
    if (name === 'coverage') return shortfalls.community.map((short) => [1, short])
    if (name === 'balance') return seats
    if (name === 'function-need')
      return overPairs((i, j) => functionNeedCost(rules, supporters[i]!, communities[j]!))
    if (name === 'tier')
      return overPairs((i, j) => tierDistanceOf(instance, supporters[i]!, communities[j]!))
    if (name === 'fit') return overPairs((i, j) => fitCost(supporters[i]!, communities[j]!))
    if (name === 'distance')
      return overPairs((i, j) => regionSteps(supporters[i]!.region!, communities[j]!.region!))
    return single(level)
  })
  const binaries = [...x, ...seats.map(([, name]) => name)]
  const integers = [...shortfalls.supporter, ...shortfalls.community]
  return { rows, levels, binaries, integers }
}

const expression = (terms: [number, string][]) =>
  terms
    .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`)
    .join(' ') || '0 nothing'

/** Minimises level after level, holding each at its least; undefined when nothing keeps the rows. */
function solve(instance: Instance): number[] | undefined {
  const model = programme(instance)
  if (!model) return undefined
  const values: number[] = []
  const rows = [...model.rows]
  const objectives = model.levels.length > 0 ? model.levels : [[]]
  for (const level of objectives) {
    const text = [
      'Minimize',
      `obj: ${expression(level)}`,
      'Subject To',
      ...rows.map(
        ({ terms, sense, bound }, at) => `r${at}: ${expression(terms)} ${sense} ${bound}`,
      ),
      'Bounds',
      ...model.integers.map((name) => `0 <= ${name} <= 99`),
      'Binary',
      ...model.binaries,
      'General',
      ...model.integers,
      'End',
    ].join('\n')
    const solution = highs.solve(text, { mip_rel_gap: 0 })
    if (solution.Status === 'Infeasible') return undefined
    if (solution.Status !== 'Optimal') throw new Error(solution.Status)
    const value = Math.round(solution.ObjectiveValue)
    values.push(value)
    rows.push({ terms: level, sense: '=', bound: value })
  }
  return model.levels.length > 0 ? values : []
}

test('counts what a mixed-integer solver counts, level by level', () => {
  const roll = dice(61)
  const seen = { optimum: 0, infeasible: 0 }
  for (let run = 0; run < 40; run++) {
    const shape = {
      supporters: 3 + roll(7),
      communities: 3 + roll(7),
      relations: 5,
      preferences: 15,
    }
    const instance = randomInstance(roll, shape)
    const answer = optimize(instance, seed)
    const other = solve(instance)
    seen[answer.kind]++
    if (answer.kind === 'infeasible') expect(other, `run ${run}`).toBeUndefined()
    else {
      const existing = instance.relations.filter(({ relation }) => relation === 'existing').length
      const counted = answer.values.map(({ level, value }) => {
        return level === 'stability' ? value - existing : value
      })
      expect(other, `run ${run}`).toEqual(counted)
    }
  }
  expect(Math.min(seen.optimum, seen.infeasible)).toBeGreaterThan(5)
})

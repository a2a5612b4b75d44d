import { expect, test } from 'vitest'
import { createExplainer } from '../../src/optimum/explain.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { allowedPairs, compareVectors, keepsBounds, orderOf, vectorOf } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'

const seed = new Uint8Array(32).fill(9)

test('no set of pairs with the alternative in place costs less than the gap says', () => {
  const roll = dice(51)
  const seen: Record<string, number> = {}
  for (let run = 0; run < 400; run++) {
    const shape = {
      supporters: 1 + roll(4),
      communities: 1 + roll(3),
      relations: 14,
      preferences: 25,
    }
    const instance = randomInstance(roll, shape)
    const allowed = allowedPairs(instance)
    if (!allowed || allowed.pairs.length > 8) continue
    const answer = optimize(instance, seed)
    if (answer.kind === 'infeasible') continue
    const explainer = createExplainer(instance, seed, answer.pairs, answer.proof)
    const order: string[] = [...orderOf(instance), 'tie']
    const best = vectorOf(instance, seed, answer.pairs)
    for (const pair of answer.pairs) {
      const { code, params } = explainer.explainPair(pair).reasons.at(-1)!
      seen[code] = (seen[code] ?? 0) + 1
      const isPair = (one: typeof pair) =>
        one.supporter === pair.supporter && one.community === pair.community
      for (let mask = 0; mask < 2 ** allowed.pairs.length; mask++) {
        const other = allowed.pairs.filter((_, at) => (mask >> at) & 1)
        const replaced =
          !other.some(isPair) &&
          other.some(
            (one) =>
              one.community === pair.community &&
              !answer.pairs.some(
                (old) => old.supporter === one.supporter && old.community === one.community,
              ),
          )
        const locksKept = allowed.pairs.every(
          (one, at) => !allowed.locked[at] || other.includes(one),
        )
        if (!replaced || !locksKept || !keepsBounds(instance, other)) continue
        const vector = vectorOf(instance, seed, other)
        expect(code).not.toBe('pair.only')
        expect(code).not.toBe('pair.locked')
        const level = code === 'pair.tie' ? 'tie' : String(params.level)
        const at = order.indexOf(level)
        const bound = best.map((value, index) => {
          return index === at ? value + BigInt(params.gap ?? 0) : value
        })
        expect(
          compareVectors(vector.slice(0, at + 1), bound.slice(0, at + 1)),
          `run ${run}`,
        ).toBeGreaterThanOrEqual(0)
      }
    }
  }
  for (const code of ['pair.decided', 'pair.tie', 'pair.only', 'pair.locked'])
    expect(seen[code], code).toBeGreaterThan(10)
})

test('says what a pair counts on every objective that looks at pairs', () => {
  const roll = dice(52)
  for (let run = 0; run < 30; run++) {
    const shape = {
      supporters: 5,
      communities: 5,
      relations: 10,
      preferences: 25,
      hardMinima: false,
    }
    const instance = randomInstance(roll, shape)
    const answer = optimize(instance, seed)
    if (answer.kind === 'infeasible') continue
    const explainer = createExplainer(instance, seed, answer.pairs, answer.proof)
    const explained = answer.pairs.map((pair) => explainer.explainPair(pair))
    for (const { level, value } of answer.values) {
      if (['unpaired', 'coverage', 'balance'].includes(level)) continue
      const sum = explained
        .flatMap(({ values }) => values)
        .filter((one) => one.level === level)
        .reduce((total, one) => total + one.value, 0)
      const existing = instance.relations.filter(({ relation }) => relation === 'existing').length
      expect(sum + (level === 'stability' ? existing : 0)).toBe(value)
    }
  }
})

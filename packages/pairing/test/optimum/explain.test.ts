import { expect, test } from 'vitest'
import type { Instance, Pair } from '../../src/instance.ts'
import { createExplainer } from '../../src/optimum/explain.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import type { ObjectiveName } from '../../src/rules.ts'
import { allowedPairs, keepsBounds, orderOf, vectorOf } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'

type Allowed = NonNullable<ReturnType<typeof allowedPairs>>

const seed = new Uint8Array(32).fill(9)

/** Every set of pairs that keeps the rules and in which another took this one's place beside the others of its community. */
function* swapsOf(instance: Instance, allowed: Allowed, pairs: Pair[], pair: Pair) {
  const partners = (set: Pair[]) =>
    set.filter(({ community }) => community === pair.community).map(({ supporter }) => supporter)
  const kept = partners(pairs).filter((row) => row !== pair.supporter)
  for (let mask = 0; mask < 2 ** allowed.pairs.length; mask++) {
    const other = allowed.pairs.filter((_, at) => (mask >> at) & 1)
    const rows = partners(other)
    const [alternative, ...more] = rows.filter((row) => !kept.includes(row))
    if (alternative === undefined || more.length > 0 || rows.length !== kept.length + 1) continue
    if (alternative === pair.supporter || !keepsBounds(instance, other)) continue
    if (allowed.pairs.some((one, at) => allowed.locked[at] && !other.includes(one))) continue
    yield { other, alternative }
  }
}

test('the level named is the first that nobody else reaches, and the alternative reaches those before', () => {
  const roll = dice(51)
  const seen: Record<string, number> = {}
  for (let run = 0; run < 1500; run++) {
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
    const order = orderOf(instance)
    const best = vectorOf(instance, seed, answer.pairs)
    for (const pair of answer.pairs) {
      const { reasons, alternative } = explainer.explainPair(pair)
      const { code, params } = reasons.at(-1)!
      seen[code] = (seen[code] ?? 0) + 1
      // How many levels are still at their best, and how far the next one is, with each possible alternative.
      let most = -1
      let mostNamed = -1
      let leastGap: bigint | undefined
      for (const swap of swapsOf(instance, allowed, answer.pairs, pair)) {
        const vector = vectorOf(instance, seed, swap.other)
        let same = 0
        while (same < order.length && vector[same] === best[same]) same++
        most = Math.max(most, same)
        if (swap.alternative !== alternative) continue
        const gap = vector[same]! - best[same]!
        if (same > mostNamed || (same === mostNamed && gap < leastGap!)) leastGap = gap
        mostNamed = Math.max(mostNamed, same)
      }
      if (['pair.locked', 'pair.only', 'pair.needed'].includes(code)) {
        expect(most, `run ${run}`).toBe(-1)
        continue
      }
      const at = code === 'pair.tie' ? order.length : order.indexOf(params.level as ObjectiveName)
      expect(most, `run ${run}`).toBe(at)
      expect(mostNamed, `run ${run}`).toBe(at)
      if (code === 'pair.decided') {
        expect(Number(params.gap)).toBeGreaterThan(0)
        expect(leastGap! >= BigInt(params.gap!), `run ${run}`).toBe(true)
      }
    }
  }
  for (const code of ['pair.decided', 'pair.tie', 'pair.only', 'pair.locked', 'pair.needed'])
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

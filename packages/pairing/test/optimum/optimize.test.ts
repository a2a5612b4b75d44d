import { expect, test } from 'vitest'
import { checkOptimum } from '../../src/optimum/check.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { allowedPairs, bruteForce, vectorOf } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'
import { shortestPaths } from './shortest-paths.ts'

const seed = Uint8Array.from({ length: 32 }, (_, at) => at * 7)

test('equals brute force on more than a thousand random small instances', () => {
  const roll = dice(1)
  const seen = { optimum: 0, infeasible: 0 }
  while (seen.optimum < 1000) {
    const shape = { supporters: roll(5), communities: roll(5), relations: 12, preferences: 30 }
    const instance = randomInstance(roll, shape)
    if ((allowedPairs(instance)?.pairs.length ?? 0) > 9) continue
    const truth = bruteForce(instance, seed)
    const answer = optimize(instance, seed)
    const run = JSON.stringify(instance)
    seen[answer.kind]++
    if (answer.kind === 'infeasible') {
      expect(truth.sets, run).toEqual([])
      continue
    }
    expect(truth.sets, run).toEqual([answer.pairs])
    expect(
      answer.values.map(({ value }) => BigInt(value)),
      run,
    ).toEqual(truth.vector.slice(0, -1))
  }
  expect(seen.infeasible).toBeGreaterThan(200)
})

test('equals the second solver on medium instances', () => {
  const roll = dice(2)
  const seen = { optimum: 0, infeasible: 0 }
  for (let run = 0; run < 60; run++) {
    const shape = {
      supporters: 6 + roll(12),
      communities: 6 + roll(12),
      relations: run % 3 === 0 ? 0 : 4,
      preferences: 10,
    }
    const instance = randomInstance(roll, shape)
    const answer = optimize(instance, seed)
    const second = shortestPaths(instance, seed)
    seen[answer.kind]++
    if (answer.kind === 'infeasible') expect(second, `run ${run}`).toBeUndefined()
    else {
      expect(second, `run ${run}`).toEqual(answer.pairs)
      const vector = vectorOf(instance, seed, answer.pairs)
      expect(answer.values.map(({ value }) => BigInt(value))).toEqual(vector.slice(0, -1))
    }
  }
  expect(Math.min(seen.optimum, seen.infeasible)).toBeGreaterThan(9)
})

test('gives the same answer and proof whatever the order of relations and preferences', () => {
  const roll = dice(3)
  for (let run = 0; run < 40; run++) {
    const shape = {
      supporters: 12,
      communities: 10,
      relations: 10,
      preferences: 30,
      hardMinima: false,
    }
    const instance = randomInstance(roll, shape)
    instance.relations = instance.relations.filter(({ relation }) => relation !== 'locked')
    const turned = {
      ...instance,
      relations: instance.relations.toReversed(),
      preferences: instance.preferences.toReversed(),
    }
    expect(optimize(turned, seed)).toEqual(optimize(instance, seed))
  }
})

test('proves an optimum of a whole county, and the check accepts it', () => {
  const roll = dice(4)
  const shape = {
    supporters: 40,
    communities: 110,
    relations: 2,
    preferences: 5,
    hardMinima: false,
  }
  const instance = randomInstance(roll, shape)
  instance.relations = instance.relations.filter(({ relation }) => relation !== 'locked')
  const answer = optimize(instance, seed)
  if (answer.kind !== 'optimum') throw new Error('minima are wishes here')
  const verdict = checkOptimum(instance, seed, answer.pairs, answer.proof)
  expect(verdict).toEqual({ ok: true, values: answer.values })
})

test('takes other pairs among equals when the seed changes', () => {
  const roll = dice(5)
  const shape = { supporters: 12, communities: 12, relations: 0, preferences: 0, hardMinima: false }
  const instance = randomInstance(roll, { ...shape, objectives: [] })
  const answers = [1, 2, 3].map((byte) => optimize(instance, new Uint8Array(32).fill(byte)))
  const pairs = answers.map((answer) => JSON.stringify(answer.kind === 'optimum' && answer.pairs))
  const values = answers.map((answer) => JSON.stringify(answer.kind === 'optimum' && answer.values))
  expect(new Set(pairs).size).toBe(3)
  expect(new Set(values).size).toBe(1)
})

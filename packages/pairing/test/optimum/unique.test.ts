import { expect, test } from 'vitest'
import { readPairs } from '../../src/optimum/feasible.ts'
import { type Level, objectiveLevels } from '../../src/optimum/level.ts'
import { createNetwork } from '../../src/optimum/network.ts'
import { applyLevel, openResidual } from '../../src/optimum/residual.ts'
import { hasOtherOptimum } from '../../src/optimum/unique.ts'
import { solveLexicographic } from '../../src/solver/lexicographic.ts'
import { allowedPairs, compareVectors, keepsBounds, vectorOf } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'

const seed = new Uint8Array(32)

test('sees another optimum exactly when brute force finds one, ties left out', () => {
  const roll = dice(21)
  const seen = { one: 0, several: 0 }
  for (let run = 0; run < 600; run++) {
    const shape = {
      supporters: 1 + roll(3),
      communities: 1 + roll(3),
      relations: 15,
      preferences: 0,
    }
    const instance = randomInstance(roll, shape)
    const allowed = allowedPairs(instance)
    const network = createNetwork(instance)
    const levels: Level[] = objectiveLevels(network)
    const solution = allowed && levels.length > 0 && solveLexicographic(network, levels)
    if (!solution) continue
    const pairs = allowed.pairs.filter((_, at) => solution.isTaken[at])
    if (!keepsBounds(instance, pairs)) continue
    const taken = readPairs(network, pairs)
    if ('code' in taken) throw new Error(taken.code)
    let residual = openResidual(network, taken)
    for (const [at, level] of levels.entries()) {
      const left = applyLevel(network, taken, level, solution.potentials[at]!, residual)
      if ('code' in left) throw new Error(left.code)
      residual = left
    }
    const best = vectorOf(instance, seed, pairs).slice(0, -1)
    const free = allowed.pairs.filter((_, at) => !allowed.locked[at])
    const locked = allowed.pairs.filter((_, at) => allowed.locked[at])
    let equals = 0
    for (let mask = 0; mask < 2 ** free.length; mask++) {
      const other = [...locked, ...free.filter((_, at) => (mask >> at) & 1)]
      if (!keepsBounds(instance, other)) continue
      const order = compareVectors(vectorOf(instance, seed, other).slice(0, -1), best)
      expect(order).toBeGreaterThanOrEqual(0)
      if (order === 0) equals++
    }
    expect(hasOtherOptimum(network, taken, residual), `run ${run}`).toBe(equals > 1)
    seen[equals > 1 ? 'several' : 'one']++
  }
  expect(Math.min(seen.one, seen.several)).toBeGreaterThan(30)
})

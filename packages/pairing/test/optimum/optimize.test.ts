import { expect, test } from 'vitest'
import { optimize } from '../../src/optimum/optimize.ts'
import { allowedPairs, bruteForce } from './brute-force.ts'
import { dice, randomInstance } from './random-instances.ts'

const seed = Uint8Array.from({ length: 32 }, (_, at) => at * 7)

test('equals brute force on random small instances', () => {
  const roll = dice(1)
  const seen = { optimum: 0, infeasible: 0 }
  for (let run = 0; run < 1500; run++) {
    const shape = {
      supporters: 1 + roll(4),
      communities: 1 + roll(4),
      relations: 12,
      preferences: 30,
    }
    const instance = randomInstance(roll, shape)
    if ((allowedPairs(instance)?.pairs.length ?? 0) > 9) continue
    const truth = bruteForce(instance, seed)
    const answer = optimize(instance, seed)
    seen[answer.kind]++
    if (answer.kind === 'infeasible') {
      expect(truth.sets, `run ${run}`).toEqual([])
      continue
    }
    expect(truth.sets, `run ${run}`).toEqual([answer.pairs])
    expect(answer.values.map(({ value }) => BigInt(value))).toEqual(truth.vector.slice(0, -1))
  }
  console.log(seen)
  expect(Math.min(seen.optimum, seen.infeasible)).toBeGreaterThan(200)
})

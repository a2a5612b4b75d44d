/**
 * Compares the optimum with brute force (small instances) and with the second solver (middle-sized ones) for
 * as long as asked: `node scripts/compare-solvers.ts [seconds] [number]`. Stops with exit code 1 and the
 * instance at the first difference.
 */
import type { Instance } from '../src/instance.ts'
import { optimize } from '../src/optimum/optimize.ts'
import { allowedPairs, bruteForce } from '../test/optimum/brute-force.ts'
import { type Dice, dice, randomInstance } from '../test/optimum/random-instances.ts'
import { shortestPaths } from '../test/optimum/shortest-paths.ts'

const seconds = Number(process.argv[2] ?? 60)
const number = Number(process.argv[3] ?? 1)
const roll = dice(number)
const seed = new Uint8Array(32).fill(number)
const until = performance.now() + 1000 * seconds
const counts = { 'brute force': 0, 'second solver': 0, optimum: 0, infeasible: 0 }

while (performance.now() < until) {
  const instance = tighten(roll, draw(roll))
  const answer = optimize(instance, seed)
  const small = (allowedPairs(instance)?.pairs.length ?? 0) < 10
  const second = small ? undefined : shortestPaths(instance, seed)
  const truth = small ? bruteForce(instance, seed).sets : second ? [second] : []
  counts[small ? 'brute force' : 'second solver']++
  counts[answer.kind]++
  const found = answer.kind === 'optimum' ? [answer.pairs] : []
  if (JSON.stringify(truth) === JSON.stringify(found)) continue
  console.log(JSON.stringify({ instance, truth, answer }))
  process.exit(1)
}
console.log(counts)

function draw(roll: Dice): Instance {
  const small = roll(4) > 0
  const most = small ? 4 : 16
  const shape = { supporters: 1 + roll(most), communities: 1 + roll(most) }
  return randomInstance(roll, { ...shape, relations: roll(2) * 6, preferences: roll(30) })
}

/** Bounds without slack are where a solver's bookkeeping is hardest. */
function tighten(roll: Dice, instance: Instance): Instance {
  const { supporters, communities } = instance
  const kind = roll(4)
  if (kind === 1)
    for (const row of [...supporters, ...communities]) Object.assign(row, { min: 1, max: 1 })
  if (kind === 2) {
    const most = Math.ceil(supporters.length / communities.length)
    for (const row of supporters) Object.assign(row, { min: 1, max: 1 })
    for (const row of communities) Object.assign(row, { min: Math.max(0, most - 1), max: most })
  }
  return instance
}

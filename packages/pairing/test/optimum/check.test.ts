import { expect, test } from 'vitest'
import type { Pair } from '../../src/instance.ts'
import { checkOptimum } from '../../src/optimum/check.ts'
import { objectiveLevels, tieLevel } from '../../src/optimum/level.ts'
import { createNetwork } from '../../src/optimum/network.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import type { Proof } from '../../src/optimum/proof.ts'
import { optimumCodes } from '../../src/optimum/words.ts'
import { solveLexicographic } from '../../src/solver/lexicographic.ts'
import { sorted } from './brute-force.ts'
import { type Dice, dice, randomInstance } from './random-instances.ts'

const seed = Uint8Array.from({ length: 32 }, (_, at) => at * 7)

function solved(roll: Dice, supporters: number, communities: number) {
  for (;;) {
    const shape = { supporters, communities, relations: 8, preferences: 20 }
    const instance = randomInstance(roll, shape)
    const answer = optimize(instance, seed)
    if (answer.kind === 'optimum' && answer.pairs.length > 2) return { instance, answer }
  }
}

test('accepts no other pairs, whatever proof is claimed for them', () => {
  const roll = dice(11)
  for (let run = 0; run < 150; run++) {
    const { instance, answer } = solved(roll, 4, 4)
    const pairs = answer.pairs.filter(() => roll(4) > 0)
    if (roll(2) || pairs.length === answer.pairs.length)
      pairs.push({
        supporter: roll(instance.supporters.length),
        community: roll(instance.communities.length),
      })
    const others = sorted(pairs)
    if (JSON.stringify(others) === JSON.stringify(answer.pairs)) continue
    const potentials = () => [...answer.proof.levels[0]!.potentials].map(() => roll(5) - 2)
    const bent = {
      levels: answer.proof.levels.map((level) => {
        return roll(2) ? level : { ...level, potentials: potentials() }
      }),
    }
    for (const proof of [answer.proof, bent]) {
      const verdict = checkOptimum(instance, seed, others, proof)
      expect(verdict.ok, `run ${run}`).toBe(false)
      if (!verdict.ok) expect(optimumCodes).toContain(verdict.fault.code)
    }
  }
})

test('a bent price is refused, or proves the same pairs and values', () => {
  const roll = dice(12)
  let refused = 0
  for (let run = 0; run < 150; run++) {
    const { instance, answer } = solved(roll, 5, 5)
    const proof: Proof = structuredClone(answer.proof)
    const { potentials } = proof.levels[roll(proof.levels.length)]!
    potentials[roll(potentials.length)]! += (roll(2) ? 1 : -1) * 2 ** roll(34)
    const verdict = checkOptimum(instance, seed, answer.pairs, proof)
    if (verdict.ok) expect(verdict.values).toEqual(answer.values)
    else refused++
  }
  // A row without arcs has a price that nothing depends on, and some prices have leeway.
  expect(refused).toBeGreaterThan(90)
})

test('refuses levels left out, repeated, renamed or exchanged', () => {
  const roll = dice(13)
  for (let run = 0; run < 60; run++) {
    const { instance, answer } = solved(roll, 4, 4)
    const { levels } = answer.proof
    const at = roll(levels.length)
    const bent: unknown[] = [
      levels.toSpliced(at, 1),
      levels.toSpliced(at, 0, levels[at]!),
      levels.with(at, { ...levels[at]!, level: 'tie-9' }),
      levels.length > 1 ? levels.toReversed() : [],
    ]
    for (const list of bent) {
      const proof = { levels: list } as Proof
      expect(checkOptimum(instance, seed, answer.pairs, proof).ok).toBe(false)
    }
  }
})

test('refuses the proof of another seed or another instance', () => {
  const roll = dice(14)
  const { instance, answer } = solved(roll, 6, 6)
  const { pairs, proof } = answer
  expect(checkOptimum(instance, seed, pairs, proof).ok).toBe(true)
  expect(checkOptimum(instance, new Uint8Array(32), pairs, proof).ok).toBe(false)
  const fewer = { ...instance, communities: instance.communities.slice(1) }
  expect(checkOptimum(fewer, seed, pairs, proof).ok).toBe(false)
})

test('answers hostile input with a reason, never with an exception', () => {
  const roll = dice(15)
  const { instance, answer } = solved(roll, 4, 4)
  const { levels } = answer.proof
  const first = levels[0]!
  const withPotentials = (potentials: unknown) => ({
    levels: [{ ...first, potentials }, ...levels.slice(1)],
  })
  const long = first.potentials
  const proofs: unknown[] = [
    undefined,
    null,
    7,
    'levels',
    [],
    {},
    { levels: null },
    { levels: {} },
    { levels: [] },
    { levels: new Array(100_000).fill(first) },
    { levels: levels.map(() => null) },
    { levels: levels.map(() => 5) },
    withPotentials(null),
    withPotentials('0'.repeat(long.length)),
    withPotentials(long.slice(1)),
    withPotentials([...long, 0]),
    withPotentials(long.map(() => Number.NaN)),
    withPotentials(long.map(() => Number.POSITIVE_INFINITY)),
    withPotentials(long.map(() => 1e300)),
    withPotentials(long.map(() => 0.5)),
    withPotentials(long.map(() => 2 ** 52)),
    withPotentials(long.map(() => '0')),
    withPotentials(long.map(() => 0n)),
    withPotentials(long.map(() => ({ valueOf: () => 0 }))),
  ]
  for (const proof of proofs) {
    const verdict = checkOptimum(instance, seed, answer.pairs, proof as Proof)
    expect(verdict.ok).toBe(false)
  }
  const pairs: unknown[] = [
    null,
    'pairs',
    [null],
    [7],
    [{}],
    [{ supporter: -1, community: 0 }],
    [{ supporter: 0.5, community: 0 }],
    [{ supporter: 2 ** 40, community: 0 }],
    [{ supporter: '0', community: '0' }],
    [...answer.pairs, ...answer.pairs],
    answer.pairs.toReversed(),
    new Array(1_000_000),
  ]
  for (const list of pairs) {
    const verdict = checkOptimum(instance, seed, list as Pair[], answer.proof)
    expect(verdict.ok).toBe(false)
  }
})

test('refuses an instance that is not in canonical form', () => {
  const roll = dice(16)
  const { instance, answer } = solved(roll, 4, 4)
  const codes = (bent: typeof instance) => {
    const verdict = checkOptimum(bent, seed, answer.pairs, answer.proof)
    return verdict.ok ? 'accepted' : verdict.fault.code
  }
  const turned = { ...instance, supporters: instance.supporters.toReversed() }
  expect(codes(turned)).toBe('optimum.rows-unsorted')
  const strange = { supporter: 'nobody', community: 'V00000', relation: 'existing' as const }
  expect(codes({ ...instance, relations: [strange] })).toBe('optimum.row-unknown')
  const endless = instance.communities.map((row) => ({ ...row, max: Number.POSITIVE_INFINITY }))
  expect(codes({ ...instance, communities: endless })).toBe('optimum.places-not-a-number')
})

test('a second tie level is checked like the first, and changes nothing when the first decides', () => {
  const roll = dice(17)
  for (let run = 0; run < 30; run++) {
    const { instance, answer } = solved(roll, 4, 5)
    const network = createNetwork(instance)
    const levels = [
      ...objectiveLevels(network),
      tieLevel(network, seed, 1),
      tieLevel(network, seed, 2),
    ]
    const solution = solveLexicographic(network, levels)!
    const proof: Proof = {
      levels: levels.map(({ name }, at) => {
        return { level: name, potentials: Array.from(solution.potentials[at]!, (v) => v + 0) }
      }),
    }
    expect(proof.levels.slice(-2).map(({ level }) => level)).toEqual(['tie', 'tie-2'])
    const verdict = checkOptimum(instance, seed, answer.pairs, proof)
    expect(verdict).toEqual({ ok: true, values: answer.values })
  }
})

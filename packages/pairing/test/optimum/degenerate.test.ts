import { expect, test } from 'vitest'
import { type Instance, tierDistance } from '../../src/instance.ts'
import { InstanceFault } from '../../src/optimum/faults.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { rulesSchema } from '../../src/rules.ts'

const seed = new Uint8Array(32).fill(1)
const all = ['function-need', 'tier', 'fit', 'preference', 'stability', 'distance', 'balance']

function instanceOf(
  supporters: [min: number, max: number][],
  communities: [min: number, max: number][],
  rest: Partial<Instance> = {},
  hardMinima = true,
): Instance {
  const rules = { method: 'optimize', tiers: 'any', tiersHard: false, hardMinima, objectives: all }
  return {
    rules: rulesSchema.parse(rules),
    supporters: supporters.map(([min, max], i) => ({ code: `S${i}`, kind: 'person', min, max })),
    communities: communities.map(([min, max], j) => {
      return { code: `V${j}`, name: `村${j}`, kind: 'village', min, max }
    }),
    tierDistance,
    relations: [],
    preferences: [],
    ...rest,
  }
}

const avoid = (supporter: string, community: string) => ({
  supporter,
  community,
  relation: 'avoid' as const,
})
const lock = (supporter: string, community: string) => ({
  supporter,
  community,
  relation: 'locked' as const,
})

function pairsOf(instance: Instance) {
  const answer = optimize(instance, seed)
  if (answer.kind === 'optimum') return answer.pairs
  // What is missing altogether is said first, unless the rows contradict themselves.
  return answer.reasons.find(({ code }) => code !== 'clash.total')?.code
}

test('nobody on either side: no pairs', () => {
  expect(pairsOf(instanceOf([], []))).toEqual([])
})

test('no supporters: no pairs when nobody must have any, otherwise no way', () => {
  expect(pairsOf(instanceOf([], [[0, 2]]))).toEqual([])
  expect(pairsOf(instanceOf([], [[1, 2]]))).toBe('clash.no-partner')
  expect(pairsOf(instanceOf([], [[1, 2]], {}, false))).toEqual([])
})

test('no communities: likewise', () => {
  expect(pairsOf(instanceOf([[0, 1]], []))).toEqual([])
  expect(pairsOf(instanceOf([[1, 1]], []))).toBe('clash.no-partner')
})

test('nobody has a place: no pairs', () => {
  expect(pairsOf(instanceOf([[0, 0]], [[0, 0]]))).toEqual([])
  expect(pairsOf(instanceOf([[0, 0]], [[1, 1]]))).toBe('clash.places')
})

test('one of each: one pair', () => {
  expect(pairsOf(instanceOf([[1, 1]], [[1, 1]]))).toEqual([{ supporter: 0, community: 0 }])
})

test('a minimum above the number of possible partners cannot be met', () => {
  expect(
    pairsOf(
      instanceOf(
        [[3, 3]],
        [
          [0, 1],
          [0, 1],
        ],
      ),
    ),
  ).toBe('clash.places')
})

test('everybody avoided: no pairs, or no way when minima are hard', () => {
  const relations = [avoid('S0', 'V0'), avoid('S0', 'V1')]
  expect(
    pairsOf(
      instanceOf(
        [[0, 2]],
        [
          [0, 1],
          [0, 1],
        ],
        { relations },
      ),
    ),
  ).toEqual([])
  expect(
    pairsOf(
      instanceOf(
        [[0, 2]],
        [
          [1, 1],
          [0, 1],
        ],
        { relations },
      ),
    ),
  ).toBe('clash.no-partner')
  expect(
    pairsOf(
      instanceOf(
        [[1, 2]],
        [
          [1, 1],
          [0, 1],
        ],
        { relations },
        false,
      ),
    ),
  ).toEqual([])
})

test('a locked pair stands although nothing asks for it', () => {
  const relations = [lock('S1', 'V0')]
  expect(
    pairsOf(
      instanceOf(
        [
          [0, 1],
          [0, 1],
        ],
        [[0, 1]],
        { relations },
      ),
    ),
  ).toEqual([{ supporter: 1, community: 0 }])
})

test('locks that contradict the rules are named, all of them', () => {
  const relations = [lock('S0', 'V0'), lock('S0', 'V1'), avoid('S0', 'V0')]
  const answer = optimize(
    instanceOf(
      [[0, 1]],
      [
        [0, 0],
        [0, 1],
      ],
      { relations },
    ),
    seed,
  )
  if (answer.kind !== 'infeasible') throw new Error('locks above a maximum')
  expect(answer.clash).toEqual({ kind: 'rules' })
  expect(answer.reasons.map(({ code }) => code)).toEqual([
    'clash.locked-and-avoided',
    'clash.locks-above-maximum',
    'clash.locks-above-maximum',
  ])
})

test('a minimum above its maximum is named', () => {
  expect(pairsOf(instanceOf([[2, 1]], [[0, 1]]))).toBe('clash.minimum-above-maximum')
})

test('a maximum far above the number of partners does not matter', () => {
  expect(pairsOf(instanceOf([[1, 1_000_000_000]], [[1, 1_000_000_000]]))).toHaveLength(1)
})

test('an instance out of order is refused with every fault', () => {
  const broken = instanceOf(
    [
      [0, 1],
      [0, -1],
    ],
    [[0, 1]],
    { relations: [lock('S9', 'V0')] },
  )
  broken.supporters.reverse()
  try {
    optimize(broken, seed)
    throw new Error('accepted')
  } catch (error) {
    if (!(error instanceof InstanceFault)) throw error
    expect(error.reasons.map(({ code }) => code)).toEqual([
      'optimum.places-not-a-number',
      'optimum.rows-unsorted',
      'optimum.row-unknown',
    ])
  }
})

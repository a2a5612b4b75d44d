import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Frontier } from './frontier.ts'
import { leafHash, nodeHash } from './hash.ts'
import { consistencyRanges, inclusionRanges, type Range, subtreesOf } from './ranges.ts'
import { provesConsistency, provesInclusion } from './verify-proof.ts'

const leaves = Array.from({ length: 300 }, (_, at) => leafHash(Buffer.from(`leaf ${at}`)))

/** The definition of RFC 6962 §2.1, word for word: the model for everything else. */
function rootOf(of: readonly Buffer[]): Buffer {
  const [only] = of
  if (of.length === 1) return only as Buffer
  let k = 1
  while (k * 2 < of.length) k *= 2
  return nodeHash(rootOf(of.slice(0, k)), rootOf(of.slice(k)))
}

const hashOf = ({ from, to }: Range) => rootOf(leaves.slice(from, to))
const sizes = fc.integer({ min: 1, max: leaves.length })
const pairs = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

test('hashes as the published vectors of RFC 6962 do', () => {
  expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657']
  inputs.push('606162636465666768696a6b6c6d6e6f')
  const frontier = new Frontier()
  for (const hex of inputs) frontier.append(leafHash(Buffer.from(hex, 'hex')))
  expect(frontier.root().toString('hex')).toBe(
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  )
})

test('a leaf longer than the shared buffer hashes as any other', () => {
  const long = Buffer.alloc(40_000, 7)
  expect(leafHash(long)).not.toEqual(leafHash(long.subarray(1)))
  expect(leafHash(long)).toEqual(leafHash(Buffer.from(long)))
})

test('the frontier knows the root at every size, also when taken up again from its peaks', () => {
  const frontier = new Frontier()
  const complete = new Map<string, Buffer>()
  leaves.forEach((leaf, at) => {
    frontier.append(leaf, (level, index, hash) => complete.set(`${level} ${index}`, hash))
    const size = at + 1
    const expected = rootOf(leaves.slice(0, size))
    expect(frontier.root()).toEqual(expected)
    const peaks: Buffer[] = []
    for (const { level, index } of subtreesOf({ from: 0, to: size })) {
      peaks[level] = complete.get(`${level} ${index}`) as Buffer
    }
    expect(new Frontier(size, peaks).root()).toEqual(expected)
  })
  for (const [name, hash] of complete) {
    const [level, index] = name.split(' ').map(Number) as [number, number]
    expect(hash).toEqual(hashOf({ from: index * 2 ** level, to: (index + 1) * 2 ** level }))
  }
})

test('a range is the fold of its subtrees from the right', () => {
  void fc.assert(
    fc.property(pairs, ([first, second]) => {
      const ranges = [...inclusionRanges(first - 1, second), ...consistencyRanges(first, second)]
      for (const range of ranges) {
        const parts = subtreesOf(range).map(({ level, index }) =>
          hashOf({ from: index * 2 ** level, to: (index + 1) * 2 ** level }),
        )
        expect(parts.reduceRight((right, left) => nodeHash(left, right))).toEqual(hashOf(range))
      }
    }),
  )
})

describe('inclusion', () => {
  const proofOf = (index: number, size: number) => ({
    index,
    size,
    leaf: leaves[index] as Buffer,
    root: hashOf({ from: 0, to: size }),
    path: inclusionRanges(index, size).map(hashOf),
  })

  test('is proved for every leaf of every size', () => {
    for (let size = 1; size <= 70; size++) {
      for (let index = 0; index < size; index++) {
        expect(provesInclusion(proofOf(index, size))).toBe(true)
      }
    }
  })

  test('is not proved by a path, leaf, root or place that is any other', () => {
    void fc.assert(
      fc.property(pairs, fc.nat(), ([place, size], chance) => {
        const proof = proofOf(place - 1, size)
        const strange = leafHash(Buffer.from('strange'))
        expect(provesInclusion({ ...proof, leaf: strange })).toBe(false)
        expect(provesInclusion({ ...proof, root: strange })).toBe(false)
        expect(provesInclusion({ ...proof, path: [...proof.path, strange] })).toBe(false)
        const other = chance % size
        if (other !== proof.index) expect(provesInclusion({ ...proof, index: other })).toBe(false)
        if (proof.path.length === 0) return
        const at = chance % proof.path.length
        expect(provesInclusion({ ...proof, path: proof.path.with(at, strange) })).toBe(false)
        expect(provesInclusion({ ...proof, path: proof.path.toSpliced(at, 1) })).toBe(false)
      }),
    )
  })
})

describe('consistency', () => {
  const proofOf = (first: number, second: number) => ({
    first,
    second,
    firstRoot: hashOf({ from: 0, to: first }),
    secondRoot: hashOf({ from: 0, to: second }),
    path: consistencyRanges(first, second).map(hashOf),
  })

  test('is proved between every two sizes', () => {
    for (let second = 1; second <= 70; second++) {
      for (let first = 1; first <= second; first++) {
        expect(provesConsistency(proofOf(first, second))).toBe(true)
      }
    }
  })

  test('is not proved by anything else', () => {
    void fc.assert(
      fc.property(pairs, fc.nat(), ([first, second], chance) => {
        const proof = proofOf(first, second)
        const strange = leafHash(Buffer.from('strange'))
        expect(provesConsistency({ ...proof, firstRoot: strange })).toBe(false)
        expect(provesConsistency({ ...proof, secondRoot: strange })).toBe(false)
        expect(provesConsistency({ ...proof, path: [...proof.path, strange] })).toBe(false)
        if (proof.path.length === 0) return
        const at = chance % proof.path.length
        expect(provesConsistency({ ...proof, path: proof.path.with(at, strange) })).toBe(false)
        expect(provesConsistency({ ...proof, path: proof.path.toSpliced(at, 1) })).toBe(false)
      }),
    )
  })
})

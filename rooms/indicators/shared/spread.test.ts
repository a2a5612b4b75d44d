import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binsOf, isIn } from './spread.ts'

const quantities = fc.array(fc.oneof(fc.nat(12), fc.nat(1_000), fc.nat(2_000_000_000)), {
  maxLength: 300,
})

test('everybody stands in one column, and the columns add up to all', () => {
  fc.assert(
    fc.property(quantities, (given) => {
      const bins = binsOf(given)
      for (const quantity of given) {
        expect(bins.filter((bin) => isIn(bin, quantity))).toHaveLength(1)
      }
      for (const bin of bins) {
        expect(bin.count).toBe(given.filter((quantity) => isIn(bin, quantity)).length)
      }
    }),
  )
})

test('a phone holds the columns, however far apart the quantities are', () => {
  fc.assert(
    fc.property(quantities, (given) => {
      expect(binsOf(given).length).toBeLessThanOrEqual(9)
    }),
  )
})

test('those with nothing stand apart, and a single large one in a column without an end', () => {
  expect(binsOf([])).toEqual([{ from: 0, to: 0, count: 0 }])
  const many = [...Array(30).fill(1), ...Array(30).fill(3), 0, 0, 500]
  expect(binsOf(many)).toEqual([
    { from: 0, to: 0, count: 2 },
    { from: 1, to: 1, count: 30 },
    { from: 2, to: 2, count: 0 },
    { from: 3, to: 3, count: 30 },
    { from: 4, to: null, count: 1 },
  ])
})

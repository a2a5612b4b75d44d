import { expect, test } from 'vitest'
import { areOddCounts } from './odd-counts.ts'

test.each([
  [60, 3, true],
  [60, 59, true],
  [60, 60, false],
  [60, 180, false],
  [3, 61, true],
  [0, 5, true],
  [0, 0, false],
  [60, null, false],
  [99_999_999, 3, false],
  [null, 3, false],
])('%j households with %j residents are odd: %j', (households, residents, odd) => {
  expect(areOddCounts({ households, residents })).toBe(odd)
})

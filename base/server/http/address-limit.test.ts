import { expect, test } from 'vitest'
import { createAddressLimit } from './address-limit.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000)

test('an address has its share of any hour, whatever others had', () => {
  const count = createAddressLimit(2)
  count('a', at(0))
  count('a', at(30))
  expect(() => count('a', at(59))).toThrow('base.asked-too-often')
  count('b', at(59))
  // The first is an hour old, the second is not.
  count('a', at(60))
  expect(() => count('a', at(61))).toThrow('base.asked-too-often')
  count('a', at(91))
})

test('ten thousand others make an address forgotten, and no more are kept', () => {
  const count = createAddressLimit(1)
  count('first', at(0))
  for (let each = 0; each < 10_000; each++) count(`${each}`, at(0))
  count('first', at(0))
  expect(() => count('9999', at(0))).toThrow('base.asked-too-often')
})

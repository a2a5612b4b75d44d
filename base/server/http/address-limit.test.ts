import { expect, test } from 'vitest'
import { createAddressLimit, createAddressLimits } from './address-limit.ts'

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

test('two ways to the same thing share what is counted, and other things do not', () => {
  const limitOf = createAddressLimits()
  const [form, program] = [1, 2].map(() => limitOf({ of: 'objections', most: 1 }))
  form?.('a', at(0))
  expect(() => program?.('a', at(1))).toThrow('base.asked-too-often')
  limitOf({ of: 'something else', most: 1 })('a', at(1))
})

test('of IPv6 a line counts once, whichever of its addresses it takes and however that is written', () => {
  const count = createAddressLimit(1)
  count('2001:db8:0:1::1', at(0))
  for (const same of ['2001:db8:0:1:ffff::2', '2001:0DB8:0000:0001:0:0:0:3']) {
    expect(() => count(same, at(1))).toThrow('base.asked-too-often')
  }
  for (const other of ['2001:db8:0:2::1', '2001:db8::1', '::1', '::ffff:192.0.2.1', '192.0.2.1']) {
    count(other, at(1))
  }
})

test('ten thousand others make an address forgotten, and no more are kept', () => {
  const count = createAddressLimit(1)
  count('first', at(0))
  for (let each = 0; each < 10_000; each++) count(`${each}`, at(0))
  count('first', at(0))
  expect(() => count('9999', at(0))).toThrow('base.asked-too-often')
})

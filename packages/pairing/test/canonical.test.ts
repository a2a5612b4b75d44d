import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, compareCodePoints } from '../src/canonical.ts'

test('text is ordered as its UTF-8 bytes are', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '村', '\ue000', '\uffff', '😀', '𠀀') })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b))
      expect(Math.sign(compareCodePoints(a, b))).toBe(bytes)
    }),
  )
})

test('canonical JSON does not depend on the order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(value)
    }),
  )
})

test('canonical JSON refuses what has no exact form', () => {
  expect(() => canonicalJson(0.5)).toThrow('0.5')
  expect(() => canonicalJson(2 ** 53)).toThrow('exact')
  expect(() => canonicalJson([undefined])).toThrow('undefined')
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
})

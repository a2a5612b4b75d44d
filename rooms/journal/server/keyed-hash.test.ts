import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyedHash } from './keyed-hash.ts'

test('is HMAC-SHA256, whatever the key and the text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 130 }), fc.string({ unit: 'binary' }), (bytes, text) => {
      const key = Buffer.from(bytes)
      const expected = createHmac('sha256', key).update(text).digest()
      expect(keyedHash(key)(text).equals(expected)).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutPage, decodeCursor, encodeCursor } from './paging.ts'

test('a cursor gives back the key it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (key) => {
      expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key)
    }),
  )
})

test('a cursor that was not made here starts the list again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const key = decodeCursor(text, 2)
      expect(
        key === undefined || (key.length === 2 && key.every((part) => typeof part === 'string')),
      ).toBe(true)
    }),
  )
  expect(decodeCursor(encodeCursor(['one']), 2)).toBeUndefined()
  expect(decodeCursor(Buffer.from('[1,{}]').toString('base64url'), 2)).toBeUndefined()
})

test('pages of any size hold every row once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 7 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, at) => String(at).padStart(3, '0'))
      const seen: string[] = []
      let after: string | undefined
      do {
        const start =
          after === undefined ? 0 : rows.indexOf(decodeCursor(after, 1)?.[0] as string) + 1
        const page = cutPage(rows.slice(start, start + limit + 1), limit, (row) => [row])
        expect(page.items.length).toBeLessThanOrEqual(limit)
        seen.push(...page.items)
        after = page.next
      } while (after)
      expect(seen).toEqual(rows)
    }),
  )
})

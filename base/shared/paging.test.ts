import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { cutPage, cutTwoWayPage, decodeCursor, encodeCursor } from './paging.ts'
import { isPlainText } from './plain-text.ts'

const plain = fc.string({ unit: 'binary' }).filter(isPlainText)
const texts = (length: number) => Array.from({ length }, () => z.string())

test('a cursor gives back the key it was made of', () => {
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), (key) => {
      expect(decodeCursor(encodeCursor(key), texts(key.length))).toEqual(key)
    }),
  )
})

test('a cursor that was not made here starts the list again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const key = decodeCursor(text, texts(2))
      expect(
        key === undefined || (key.length === 2 && key.every((part) => typeof part === 'string')),
      ).toBe(true)
    }),
  )
  expect(decodeCursor(encodeCursor(['one']), texts(2))).toBeUndefined()
  expect(decodeCursor(Buffer.from('[1,{}]').toString('base64url'), texts(2))).toBeUndefined()
})

test.each([
  ['a', 'b'],
  ['2026-11-29T08:00:00Z', 'b'],
  ['0000', '01a222f4-c108-71ec-982f-d5e9a24b386c'],
])('a cursor whose parts are of other kinds starts the list again: %j, %j', (...key) => {
  expect(decodeCursor(encodeCursor(key), [z.iso.datetime(), z.uuid()])).toBeUndefined()
})

test.each(['\0', '2224\ud800'])(
  'a cursor with text that no database holds starts the list again: %j',
  (text) => {
    expect(decodeCursor(encodeCursor([text]), [z.string()])).toBeUndefined()
  },
)

test('pages of any size hold every row once, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 7 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, at) => String(at).padStart(3, '0'))
      const seen: string[] = []
      let after: string | undefined
      do {
        const start =
          after === undefined ? 0 : rows.indexOf(decodeCursor(after, texts(1))?.[0] as string) + 1
        const page = cutPage(rows.slice(start, start + limit + 1), limit, (row) => [row])
        expect(page.items.length).toBeLessThanOrEqual(limit)
        seen.push(...page.items)
        after = page.next
      } while (after)
      expect(seen).toEqual(rows)
    }),
  )
})

test('a list that is read to its end and back shows the same pages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 7 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, at) => String(at).padStart(3, '0'))
      const at = (cursor: string) => rows.indexOf(decodeCursor(cursor, texts(1))?.[0] as string)
      const keyOf = (row: string) => [row]
      const forward = [cutTwoWayPage(rows.slice(0, limit + 1), limit, keyOf, 'from the start')]
      for (let next = forward[0]?.next; next; next = forward.at(-1)?.next) {
        const start = at(next) + 1
        const found = rows.slice(start, start + limit + 1)
        forward.push(cutTwoWayPage(found, limit, keyOf, 'after'))
      }
      expect(forward.flatMap(({ items }) => items)).toEqual(rows)
      const back = [forward.at(-1)]
      for (let before = back[0]?.previous; before; before = back[0]?.previous) {
        const end = at(before)
        const found = rows.slice(Math.max(0, end - limit - 1), end).reverse()
        back.unshift(cutTwoWayPage(found, limit, keyOf, 'before'))
      }
      // The first page has no way back, whichever way it was reached.
      expect(back.map((page) => page?.items)).toEqual(forward.map(({ items }) => items))
      expect(back.map((page) => page?.next)).toEqual(forward.map(({ next }) => next))
      expect(forward[0]).not.toHaveProperty('previous')
    }),
  )
})

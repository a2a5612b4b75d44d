import { expect, test } from 'vitest'
import { mayKeepUntil } from './contact-days.ts'

test.each([
  ['2026-11-29', false],
  ['2026-11-30', true],
  ['2028-11-30', true],
  ['2028-12-02', false],
])('on 2026-11-30 a contact may be kept until %s: %j', (day, may) => {
  expect(mayKeepUntil(day, '2026-11-30')).toBe(may)
})

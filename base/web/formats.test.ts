import { expect, test } from 'vitest'
import { sayAmount, sayBytes, sayDate, sayExactly, sayFullDate, sayMoment } from './formats.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  ['2026-07-12', 'zh-CN', '7 月 12 日 周日'],
  ['2026-07-12', 'zh-Hant', '7 月 12 日 週日'],
  ['2026-07-12', 'en', 'Sun 12 July'],
  ['2026-03-17', 'zh-CN', '3 月 17 日 周二'],
  ['2026-03-16', 'zh-CN', '2026 年 3 月 16 日'],
  ['2025-12-31', 'zh-CN', '2025 年 12 月 31 日'],
  ['2025-12-31', 'en', '31 December 2025'],
] as const)('%s in %s is said as %s', (day, language, said) => {
  expect(plain(sayDate(day, language, '2026-09-16'))).toBe(said)
})

test('a founding day is said with its year', () => {
  expect(plain(sayFullDate('2026-09-16', 'zh-CN'))).toBe('2026 年 9 月 16 日')
})

test('a moment is told in the time of Asia/Shanghai', () => {
  const now = new Date('2026-04-16T00:00:00Z')
  expect(plain(sayMoment('2026-03-11T16:05:00Z', 'zh-CN', now))).toBe('3 月 12 日 周四 00:05')
  expect(plain(sayMoment('2026-03-12T06:40:00Z', 'en', now))).toBe('Thu 12 March 14:40')
})

test.each([
  [9999, '9,999'],
  [10_000, '1 万'],
  [12_345, '1.2 万'],
  [99_994_999, '9999.5 万'],
  [99_995_000, '1 亿'],
  [340_000_000, '3.4 亿'],
])('%d is said as %s', (amount, said) => {
  expect(plain(sayAmount(amount, 'zh-CN'))).toBe(said)
})

test('an amount opens to the exact figure', () => {
  expect(sayAmount(12_345, 'en')).toBe('12,345')
  expect(sayExactly(12_345_678)).toBe('12,345,678')
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [12_449_000, '12.4 MB'],
  [250_000_000, '250 MB'],
])('%i bytes are told as %s', (bytes, said) => {
  expect(plain(sayBytes(bytes))).toBe(said)
})

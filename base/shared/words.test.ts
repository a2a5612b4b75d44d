import { expect, test } from 'vitest'
import { sayDay } from './days.ts'
import { say } from './words.ts'

test('a saying is filled in the language asked for', () => {
  const saying = { zh: '第 {row} 行“{name}”', en: 'row {row}, {name}' }
  expect(say(saying, 'zh-CN', { row: 3, name: '等次' })).toBe('第 3 行“等次”')
  expect(say(saying, 'en', { row: 3, name: 'tier' })).toBe('row 3, tier')
})

test('a saying that lacks a parameter is a defect, not an empty space', () => {
  expect(() => say({ zh: '{row}', en: '{row}' }, 'en')).toThrow('{row}')
})

test('a day is said as people say it', () => {
  expect(sayDay('2026-03-06', 'zh-CN')).toBe('2026 年 3 月 6 日')
  expect(sayDay('2026-03-06', 'en')).toBe('6 March 2026')
})

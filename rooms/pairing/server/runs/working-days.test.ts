import { expect, test } from 'vitest'
import { lastKnownYear, lastWorkingDay } from './working-days.ts'

const until = (from: string, days = 5) => lastWorkingDay(from, days).until

test('an ordinary week is Monday to Friday', () => {
  expect(until('2026-03-02')).toBe('2026-03-06')
  expect(until('2026-03-07')).toBe('2026-03-13')
})

test('a holiday is no working day, and the day made up for it is one', () => {
  // National Day 2026: 1 to 7 October off, Saturday 10 October at work.
  expect(until('2026-09-29')).toBe('2026-10-10')
  expect(until('2026-10-10', 1)).toBe('2026-10-10')
  // Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 at work.
  expect(until('2026-02-12')).toBe('2026-02-25')
})

test('the calendar knows the holidays of every year up to the one it names', () => {
  for (const [year, festival] of [
    [2024, '2024-02-12'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
  ] as const) {
    expect(year).toBeLessThanOrEqual(lastKnownYear)
    expect(until(festival, 1)).not.toBe(festival)
  }
})

test('beyond it the last day is said to be a guess', () => {
  expect(lastWorkingDay('2026-12-31', 1).guessed).toBe(false)
  expect(lastWorkingDay('2026-12-31', 5).guessed).toBe(true)
})

import { describe, expect, test } from 'vitest'
import { currentCycle, holdsOn } from './rules.ts'

const year = (name: string) => ({ name, beginsOn: `${name}-01-01`, endsOn: `${name}-12-31` })

describe('the cycle that is meant', () => {
  test('is the one that holds on the day, first and last day included', () => {
    const cycles = [year('2025'), year('2026'), year('2027')]
    expect(currentCycle(cycles, '2026-01-01')?.name).toBe('2026')
    expect(currentCycle(cycles, '2026-12-31')?.name).toBe('2026')
    expect(holdsOn(year('2026'), '2027-01-01')).toBe(false)
  })

  test('between two cycles is the newest that has begun', () => {
    const cycles = [year('2024'), year('2027'), year('2025')]
    expect(currentCycle(cycles, '2026-06-01')?.name).toBe('2025')
  })

  test('before the first is the next to begin', () => {
    expect(currentCycle([year('2028'), year('2027')], '2026-06-01')?.name).toBe('2027')
  })

  test('of a programme without cycles is none', () => {
    expect(currentCycle([], '2026-06-01')).toBeUndefined()
  })
})

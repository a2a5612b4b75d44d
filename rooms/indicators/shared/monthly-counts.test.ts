import { expect, test } from 'vitest'
import { faultOfCount, measuresCounted, monthsOver } from './monthly-counts.ts'

const cycle = { beginsOn: '2026-03-15', endsOn: '2026-12-31' }

test('a month is counted once it is over, within its cycle', () => {
  const fault = (month: string, today: string) => faultOfCount({ month, version: 0 }, cycle, today)
  expect(fault('2026-10-01', '2026-10-31')).toBe('not-over')
  expect(fault('2026-10-01', '2026-11-01')).toBe(undefined)
  expect(fault('2026-02-01', '2026-11-01')).toBe('outside-cycle')
  expect(fault('2026-03-01', '2026-04-01')).toBe(undefined)
  expect(fault('2027-01-01', '2027-02-01')).toBe('outside-cycle')
})

test('sixty days after its end a month asks for a reason, and so does every correction', () => {
  const fault = (today: string, version: number, reason?: string) =>
    faultOfCount({ month: '2026-06-01', version, reason }, cycle, today)
  expect(fault('2026-08-29', 0)).toBe(undefined)
  expect(fault('2026-08-30', 0)).toBe('late-without-reason')
  expect(fault('2026-08-30', 0, '补报')).toBe(undefined)
  expect(fault('2026-07-02', 1)).toBe('corrected-without-reason')
  expect(fault('2026-07-02', 1, '数错了')).toBe(undefined)
})

test('the months of a cycle that are over come newest first', () => {
  expect(monthsOver(cycle, '2026-06-10')).toEqual(['2026-05-01', '2026-04-01', '2026-03-01'])
  expect(monthsOver(cycle, '2027-05-01')[0]).toBe('2026-12-01')
  expect(monthsOver(cycle, '2026-03-31')).toEqual([])
})

test('a programme that has no indicator for it has nothing counted by the month', () => {
  expect(measuresCounted([])).toEqual([])
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../clock.ts'
import { backupsToKeep } from './retention.ts'

const night = (day: number) => new Date(Date.UTC(2026, 0, day, 18, 30))

test('of three years of nights a week, four weeks and twelve months are kept', () => {
  const nights = Array.from({ length: 1095 }, (_, at) => night(at))
  const kept = [...backupsToKeep(nights)].map((time) => dayOf(new Date(time))).sort()
  const last = dayOf(nights.at(-1)!)
  expect(kept.at(-1)).toBe(last)
  expect(kept.filter((day) => day > dayOf(night(1087)))).toHaveLength(7)
  expect(new Set(kept.map((day) => day.slice(0, 7))).size).toBe(12)
  expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
})

test('any backups: the newest stays, few stay, and thinning out again changes nothing', () => {
  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 40_000 }), { maxLength: 200 })
  void fc.assert(
    fc.property(moments, (hours) => {
      const all = hours.map((hour) => new Date(Date.UTC(2024, 0, 1, hour)))
      const kept = backupsToKeep(all)
      expect(kept.size).toBeLessThanOrEqual(23)
      expect(kept.size > 0).toBe(all.length > 0)
      if (all.length > 0) expect(kept).toContain(Math.max(...all.map((each) => each.getTime())))
      const left = all.filter((each) => kept.has(each.getTime()))
      expect(backupsToKeep(left)).toEqual(kept)
    }),
  )
})

test('thinned out night by night it keeps a year back', () => {
  let there: Date[] = []
  for (let day = 0; day < 800; day++) {
    there.push(night(day))
    const keep = backupsToKeep(there)
    there = there.filter((each) => keep.has(each.getTime()))
    // Each month ago still has one, as long as it has run for so long.
    const months = new Set(there.map((each) => dayOf(each).slice(0, 7)))
    expect(months.size).toBe(Math.min(12, monthsSince(day)))
  }
})

function monthsSince(day: number): number {
  const first = dayOf(night(0))
  const last = dayOf(night(day))
  const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
  return count(last) - count(first) + 1
}

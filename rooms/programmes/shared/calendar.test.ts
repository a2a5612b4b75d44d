import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#base/shared/days.ts'
import { daysInNext, daysOfMonths, dueInMonth, monthBegins, overlaps } from './calendar.ts'

const firstDay = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('2000-01-01', days))
const cycle = fc
  .record({ beginsOn: firstDay, length: fc.integer({ min: 1, max: 1_100 }) })
  .map(({ beginsOn, length }) => ({ beginsOn, endsOn: addDays(beginsOn, length) }))
const month = fc.integer({ min: 1, max: 36 })

describe('months of a cycle', () => {
  test('begin one after the other, the first with the cycle', () => {
    fc.assert(
      fc.property(firstDay, month, (day, at) => {
        expect(monthBegins(day, 1)).toBe(day)
        expect(monthBegins(day, at + 1) > monthBegins(day, at)).toBe(true)
      }),
    )
  })

  test('are days of the cycle, and those that follow each other do not overlap', () => {
    fc.assert(
      fc.property(cycle, month, month, (days, from, length) => {
        const one = daysOfMonths(days, { fromMonth: from, toMonth: from + length - 1 })
        const next = daysOfMonths(days, { fromMonth: from + length, toMonth: from + length })
        for (const each of [one, next]) {
          if (!each) continue
          expect(each.beginsOn >= days.beginsOn && each.endsOn <= days.endsOn).toBe(true)
          expect(each.beginsOn <= each.endsOn).toBe(true)
        }
        if (one && next) {
          expect(overlaps(one, next)).toBe(false)
          expect(next.beginsOn).toBe(addDays(one.endsOn, 1))
        }
      }),
    )
  })

  test('never make a task due outside the cycle, nor a later month earlier', () => {
    fc.assert(
      fc.property(cycle, month, (days, at) => {
        const due = dueInMonth(days, at)
        expect(days.beginsOn <= due && due <= days.endsOn).toBe(true)
        expect(due <= dueInMonth(days, at + 1)).toBe(true)
      }),
    )
  })

  test('of a calendar year are its months', () => {
    const year = { beginsOn: '2028-01-01', endsOn: '2028-12-31' }
    expect(daysOfMonths(year, { fromMonth: 1, toMonth: 2 })).toEqual({
      beginsOn: '2028-01-01',
      endsOn: '2028-02-29',
    })
    expect(dueInMonth(year, 12)).toBe('2028-12-31')
    expect(daysOfMonths({ ...year, endsOn: '2028-06-30' }, { fromMonth: 7, toMonth: 9 })).toBe(
      undefined,
    )
  })
})

describe('what the next cycle takes over', () => {
  test('keeps its place in the year, also when February has another last day', () => {
    const [from, to] = ['2027', '2028'].map((year) => ({
      beginsOn: `${year}-01-01`,
      endsOn: `${year}-12-31`,
    })) as [{ beginsOn: string; endsOn: string }, { beginsOn: string; endsOn: string }]
    const winter = { beginsOn: '2027-01-01', endsOn: '2027-02-28' }
    const leap = { beginsOn: '2028-01-01', endsOn: '2028-02-29' }
    expect(daysInNext(winter, from, to)).toEqual(leap)
    expect(daysInNext(leap, to, from)).toEqual(winter)
  })

  test('lies in it, or is left out', () => {
    fc.assert(
      fc.property(cycle, cycle, fc.nat(1_100), fc.nat(200), (from, to, at, length) => {
        const beginsOn = addDays(from.beginsOn, at)
        const days = { beginsOn, endsOn: addDays(beginsOn, length) }
        const next = daysInNext(days, from, to)
        if (!next) return
        expect(to.beginsOn <= next.beginsOn && next.endsOn <= to.endsOn).toBe(true)
        expect(next.beginsOn <= next.endsOn).toBe(true)
      }),
    )
  })
})

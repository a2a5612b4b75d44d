import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#base/shared/days.ts'
import { type Silence, turnOf, usualSilence } from './silence.ts'

const begun = '2026-01-01'

/** Day by day, from the first on, with what was recorded on which day. */
function live(days: number, recorded: ReadonlySet<number>, rule = usualSilence) {
  const turns: { day: number; turn: string }[] = []
  let open: Silence | undefined
  let movedOn = begun
  for (let day = 0; day <= days; day++) {
    const today = addDays(begun, day)
    if (recorded.has(day)) movedOn = today
    for (;;) {
      const turn = turnOf({ movedOn, today }, open, rule)
      if (!turn) break
      turns.push({ day, turn })
      if (turn === 'ends') open = undefined
      else if (turn === 'begins') {
        open = { silentSince: movedOn, unitToldOn: today, officeToldOn: null }
      } else open = { ...(open as Silence), officeToldOn: today }
    }
  }
  return turns
}

test('the unit is told after 45 days, the office after 75, and each once', () => {
  expect(live(400, new Set())).toEqual([
    { day: 45, turn: 'begins' },
    { day: 75, turn: 'goes-to-office' },
  ])
})

test('a silence ends with what is recorded, and the next one is told anew', () => {
  expect(live(120, new Set([50]))).toEqual([
    { day: 45, turn: 'begins' },
    { day: 50, turn: 'ends' },
    { day: 95, turn: 'begins' },
  ])
})

test('where it was silent for long when first looked at, the unit still comes first', () => {
  const open = { silentSince: begun, unitToldOn: '2026-06-01', officeToldOn: null }
  const at = (today: string) => turnOf({ movedOn: begun, today }, open, usualSilence)
  expect([at('2026-06-30'), at('2026-07-01')]).toEqual([undefined, 'goes-to-office'])
})

test('whoever records something at least every so many days is never told', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 44 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(gaps, (all) => {
      let day = 0
      const recorded = new Set(all.map((gap) => (day += gap)))
      expect(live(day, recorded)).toEqual([])
    }),
  )
})

test('turns come in order, whatever is recorded when', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 400 })), (days) => {
      const turns = live(400, new Set(days)).map(({ turn }) => turn)
      expect(turns.join(' ')).toMatch(/^((begins( goes-to-office)?( ends|$) ?))*$/)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgeDeed, type Known, leadsTo, mayTakeBack, type Step } from './rules.ts'
import type { DeclaredDeed } from './schema.ts'
import { type Source, sources, states } from './words.ts'

const year = { beginsOn: '2026-01-01', endsOn: '2026-12-31' }
const known: Known = {
  ...{ today: '2026-06-30', cycle: year, partnership: year, takesPart: true, covered: true },
  unit: { endsOn: null, reached: true },
  community: { endsOn: null, reached: true, regionCode: '222403108204' },
  ...{ kinds: new Set(['clinic']), hasPlace: false, payer: undefined, hasNeed: false, paysFor: 0 },
}
const said: DeclaredDeed = {
  ...{ countyCode: '222403', direction: 'deed', partnershipId: 'p', title: '修路', kind: 'clinic' },
  ...{ day: '2026-03-12', helped: 0, costs: [], delivers: false },
}
const codes = (more: Partial<DeclaredDeed>, about: Partial<Known> = {}) =>
  judgeDeed({ ...said, ...more }, { ...known, ...about }).map(({ code }) => code)

describe('what may be said of a deed', () => {
  test('a deed as most are is sound', () => {
    expect(codes({})).toEqual([])
  })

  test('its day lies in the cycle and the partnership, and has come', () => {
    const day = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, day, (on, from, to) => {
        const partnership = { beginsOn: from, endsOn: to }
        const within = on >= year.beginsOn && on <= year.endsOn && on >= from && on <= to
        const isSound = within && on <= known.today
        expect(codes({ day: on }, { partnership }).length === 0).toBe(isSound)
      }),
    )
  })

  test('a source has one amount, however many there are', () => {
    const line = fc.record({ source: fc.constantFrom(...sources), fen: fc.integer({ min: 1 }) })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (costs: { source: Source; fen: number }[]) => {
        const isTwice = new Set(costs.map(({ source }) => source)).size < costs.length
        expect(codes({ costs }).includes('source-twice')).toBe(isTwice)
      }),
    )
  })

  test('a unit that was closed before that day did nothing on it', () => {
    const unit = { endsOn: '2026-03-01', reached: true }
    expect(codes({ day: '2026-03-12' }, { unit })).toEqual(['unit-closed'])
    expect(codes({ day: '2026-03-01' }, { unit })).toEqual([])
  })
})

describe('the life of a deed', () => {
  const steps: Step[] = ['confirm', 'question', 'take-back', 'correct', 'withdraw']

  test('nothing leads out of what is withdrawn', () => {
    expect(steps.map((step) => leadsTo('withdrawn', step))).toEqual(steps.map(() => undefined))
  })

  test('whatever is done in whatever order, nothing counts as confirmed that was corrected since', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps)), (taken) => {
        let [state, isFresh] = ['declared' as (typeof states)[number], false]
        for (const step of taken) {
          const next = leadsTo(state, step)
          if (next === undefined) continue
          if (step === 'correct') isFresh = false
          if (step === 'confirm') isFresh = true
          state = next
        }
        expect(states).toContain(state)
        if (state === 'confirmed') expect(isFresh).toBe(true)
      }),
    )
  })

  test('an answer is taken back by whoever gave it, for ten minutes', () => {
    const now = new Date('2026-06-30T08:00:00Z')
    const answered = (minutes: number) => ({
      ...({ state: 'confirmed', answeredBy: 'li' } as const),
      answeredAt: new Date(now.getTime() - minutes * 60_000),
    })
    expect(mayTakeBack(answered(10), 'li', now)).toBe(true)
    expect(mayTakeBack(answered(10.1), 'li', now)).toBe(false)
    expect(mayTakeBack(answered(1), 'wang', now)).toBe(false)
  })
})

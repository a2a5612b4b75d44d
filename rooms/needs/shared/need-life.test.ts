import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectOf, levelOf } from './confirmation.ts'
import {
  isHeld,
  isStepOf,
  mayTakeBack,
  type NeedState,
  needStates,
  needSteps,
  stateAfter,
} from './need-life.ts'

/** What a need has been through, told from its steps alone. */
interface Life {
  state: NeedState
  verified: boolean
  held: boolean
  asked: boolean
}

const begun: Life = { state: 'submitted', verified: false, held: false, asked: false }

test('whatever is tried, a need is closed only after a unit said that it is done', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...needSteps), { maxLength: 60 }), (tried) => {
      let life = begun
      for (const step of tried) {
        const state = stateAfter(life.state, step)
        if (state === undefined) continue
        if (step === 'confirm') expect(life.asked).toBe(true)
        if (step === 'claim') expect(life.verified).toBe(true)
        life = {
          state,
          verified: step === 'verify' || (life.verified && step !== 'return'),
          held: ['release', 'unfeasible', 'reopen', 'merge'].includes(step)
            ? false
            : step === 'claim' || life.held,
          asked: step === 'deliver' || step === 'take-back',
        }
        if (isHeld(state)) expect(life.held).toBe(true)
        if (state === 'published') expect(life).toMatchObject({ verified: true, held: false })
      }
    }),
  )
})

test('every state is reached, and only a merged one is the end', () => {
  const reached = new Set<NeedState>(['submitted'])
  for (const state of reached) {
    for (const step of needSteps) {
      const next = stateAfter(state, step)
      if (next) reached.add(next)
    }
  }
  expect([...reached].sort()).toEqual([...needStates].sort())
  const ends = needStates.filter((state) => needSteps.every((step) => !stateAfter(state, step)))
  expect(ends).toEqual(['merged'])
})

test('only the helped side closes, denies, takes back, reopens and merges', () => {
  for (const step of ['confirm', 'deny', 'take-back', 'reopen', 'merge', 'publish'] as const) {
    expect(isStepOf(step, 'unit')).toBe(false)
    expect(isStepOf(step, 'office')).toBe(false)
    expect(isStepOf(step, 'helper')).toBe(false)
    expect(isStepOf(step, 'village')).toBe(true)
  }
})

test('only the unit says that it is done', () => {
  expect(
    ['village', 'helper', 'office', 'resident'].some((side) =>
      isStepOf('deliver', side as 'village'),
    ),
  ).toBe(false)
})

test('a link and a code are the resident’s own word, paper and village are not', () => {
  expect(levelOf('link')).toBe('confirmed')
  expect(levelOf('code')).toBe('confirmed')
  expect(levelOf('paper')).toBe('countersigned')
  expect(levelOf('village')).toBe('countersigned')
})

test.each([
  ['delivered', null, 'link', true, 'confirm'],
  ['delivered', null, 'village', true, 'confirm'],
  ['delivered', null, 'link', false, 'deny'],
  ['closed', 'countersigned', 'code', true, 'raise'],
  ['closed', 'countersigned', 'paper', true, 'keep'],
  ['closed', 'confirmed', 'link', true, 'keep'],
  ['closed', 'confirmed', 'link', false, 'keep'],
  ['doing', null, 'link', true, 'keep'],
] as const)('at %s (%s) an answer by %s of %s does: %s', (state, level, way, yes, effect) => {
  expect(effectOf({ state, level }, { way, yes })).toBe(effect)
})

test('what the village confirmed may be taken back for ten minutes, unless a resident has spoken', () => {
  const stateSince = new Date('2026-05-01T08:00:00Z')
  const after = (minutes: number) => new Date(stateSince.getTime() + minutes * 60_000)
  const closed = { state: 'closed', way: 'village', stateSince } as const
  expect(mayTakeBack(closed, after(10))).toBe(true)
  expect(mayTakeBack(closed, after(10.1))).toBe(false)
  expect(mayTakeBack({ ...closed, way: 'link' }, after(1))).toBe(false)
  expect(mayTakeBack({ ...closed, state: 'delivered' }, after(1))).toBe(false)
})

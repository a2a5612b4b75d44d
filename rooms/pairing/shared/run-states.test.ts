import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RunState, runStates, runSteps, stateAfter, statesBefore } from './run-states.ts'

test('from a draft every state is reached, and nothing leads away from in force or void', () => {
  const reached = new Set<RunState>(['draft'])
  for (let grown = 0; grown !== reached.size; ) {
    grown = reached.size
    for (const state of [...reached]) {
      for (const step of runSteps) {
        const next = stateAfter(state, step)
        if (next) reached.add(next)
      }
    }
  }
  expect([...reached].sort()).toEqual([...runStates].sort())
  for (const step of runSteps) {
    expect(stateAfter('in-force', step)).toBeUndefined()
    expect(stateAfter('void', step)).toBeUndefined()
  }
})

test('whatever is pressed, rules change in a draft alone and nothing is in force that was not disclosed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...runSteps), { maxLength: 40 }), (steps) => {
      let state: RunState = 'draft'
      const passed = new Set<RunState>([state])
      for (const step of steps) {
        const next = stateAfter(state, step)
        if (!next) continue
        if (step === 'change-rules') expect(state).toBe('draft')
        state = next
        passed.add(state)
      }
      if (state === 'in-force') {
        for (const each of ['frozen', 'proposed', 'disclosed'] as const) {
          expect(passed.has(each)).toBe(true)
        }
        expect(passed.has('drawn') || passed.has('solved')).toBe(true)
      }
    }),
  )
})

test('a state before a step is one from which the step leads on', () => {
  for (const step of runSteps) {
    for (const state of runStates) {
      expect(statesBefore(step).includes(state)).toBe(stateAfter(state, step) !== undefined)
    }
  }
})

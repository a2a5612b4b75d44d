import { expect, test } from 'vitest'
import { runStates, runSteps, stateAfter } from '../shared/run-states.ts'
import { actsOf, isCalledFor } from './acts-of.ts'

const counts = {
  ...{ proposals: 4, accepted: 2, declined: 1, lapsed: 0, waiting: 1, overdue: 0 },
  ...{ objections: 0, undecided: 0 },
}
const draw = { method: 'draw', kind: 'whole', parentId: null } as const
const run = { ...draw, working: null, announced: false, counts, simulations: [] } as const

test('shows no step that does not lead on from where the run is', () => {
  const dead = runStates.flatMap((state) =>
    actsOf({ ...run, state })
      .flatMap((act) => runSteps.filter((step) => step === act))
      .filter((step) => stateAfter(state, step) === undefined)
      .map((step) => `${state}: ${step}`),
  )
  expect(dead).toEqual([])
})

test('shows nothing while something is computed, and nothing once it is over', () => {
  expect(actsOf({ ...run, state: 'frozen', working: 'simulate' })).toEqual([])
  expect(actsOf({ ...run, state: 'in-force' })).toEqual([])
  expect(actsOf({ ...run, state: 'void' })).toEqual([])
})

test('waits for the last answer before disclosing comes first', () => {
  expect(actsOf({ ...run, state: 'proposed' })[0]).toBe('prolong')
  expect(actsOf({ ...run, state: 'proposed', counts: { ...counts, waiting: 0 } })[0]).toBe(
    'disclose',
  )
})

test('calls for another day only once the day is over', () => {
  const proposed = { ...run, state: 'proposed' } as const
  expect(isCalledFor('prolong', proposed)).toBe(false)
  expect(isCalledFor('prolong', { counts: { ...counts, overdue: 1 } })).toBe(true)
  expect(isCalledFor('disclose', proposed)).toBe(true)
})

test('lets nothing lapse before its day is over, and pairs again what lapsed', () => {
  const proposed = { ...run, state: 'proposed' } as const
  const without = { ...counts, declined: 0 }
  expect(actsOf({ ...proposed, counts: without })).toEqual(['prolong', 'void'])
  const overdue = actsOf({ ...proposed, counts: { ...without, overdue: 1 } })
  expect(overdue).toEqual(['prolong', 'lapse', 'void'])
  const lapsed = actsOf({ ...proposed, counts: { ...without, waiting: 0, lapsed: 1 } })
  expect(lapsed).toEqual(['disclose', 'remainder', 'void'])
  const none = actsOf({ ...proposed, counts: { ...without, waiting: 0, lapsed: 1, accepted: 0 } })
  expect(none).toEqual(['remainder', 'void'])
  const remainder = { ...proposed, kind: 'remainder', parentId: 'another' } as const
  expect(actsOf({ ...remainder, counts: { ...without, overdue: 1 } })).toEqual([
    'prolong',
    'lapse',
    'void',
  ])
})

test('leaves disclosing and putting in force to the run that a remainder belongs to', () => {
  const remainder = { ...run, kind: 'remainder', parentId: 'another' } as const
  expect(actsOf({ ...remainder, state: 'proposed' })).toEqual(['prolong', 'void'])
  expect(actsOf({ ...remainder, state: 'disclosed' })).toEqual(['void'])
})

test('offers no seed that somebody types once a draw is announced', () => {
  for (const state of ['frozen', 'simulated'] as const) {
    expect(actsOf({ ...run, state })).toContain('announce')
    expect(actsOf({ ...run, state, announced: true })).toEqual(['ceremony', 'void'])
    expect(actsOf({ ...run, state, method: 'optimize' })).not.toContain('announce')
  }
})

test('offers first what helps, once a try came to nothing', () => {
  const outcome = { outcome: 'infeasible', reasons: [] }
  const failed = [{ number: 2, at: '2026-11-30T08:00:00Z', outcome }]
  const stuck = { ...run, simulations: failed } as const
  for (const state of ['frozen', 'simulated'] as const) {
    expect(actsOf({ ...stuck, state })[0]).toBe('revise')
    // The same list and rules come to the same, whatever the seed.
    expect(actsOf({ ...stuck, state, method: 'optimize' })).toEqual(['revise', 'void'])
    const rest = { ...stuck, state, method: 'optimize', kind: 'remainder', parentId: 'x' } as const
    expect(actsOf(rest)).toEqual(['void'])
  }
  const later = { number: 3, at: '2026-11-30T09:00:00Z', outcome: { outcome: 'paired' } }
  expect(actsOf({ ...stuck, state: 'simulated', simulations: [later, ...failed] })).not.toContain(
    'revise',
  )
})

test('pairs once more what fell after an objection, and not while it stands', () => {
  const after = { ...run, kind: 'objection', parentId: 'another', state: 'proposed' } as const
  const fell = { ...counts, accepted: 0, waiting: 0 }
  expect(actsOf({ ...after, counts: fell })[0]).toBe('remainder')
  expect(actsOf({ ...after, counts: { ...fell, declined: 0, accepted: 1 } })).not.toContain(
    'remainder',
  )
})

import { expect, test } from 'vitest'
import { stepWords } from '#rooms/pairing/shared/problems.ts'
import { actionWords } from './action-words.ts'

test('every step of a run is said in words where it is read who did it', () => {
  const steps = Object.keys(stepWords).map((step) => `pairing.${step}`)
  expect(steps.filter((step) => !Object.hasOwn(actionWords, step))).toEqual([])
})

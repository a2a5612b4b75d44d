import type { Roster } from '@lianjian/pairing'
import { expect, test } from 'vitest'
import { differencesOf, figuresOf } from './outcome.ts'

const roster: Roster = {
  supporters: ['S1', 'S2', 'S3'].map((code) => ({
    ...{ code, name: code, kind: 'unit' as const, min: 0, max: 2 },
  })),
  communities: ['V1', 'V2', 'V3', 'V4'].map((code) => ({
    ...{ code, name: code, kind: 'village' as const, min: 1, max: 2 },
  })),
  relations: [],
  preferences: [],
}

test('a village with two partners is covered once, a unit without any counts in the spread', () => {
  const figures = figuresOf(roster, [
    ['S1', 'V1'],
    ['S2', 'V1'],
    ['S1', 'V2'],
  ])
  expect(figures).toEqual({
    ...{ pairs: 3, covered: 2, all: 4, left: ['V3', 'V4'] },
    load: {
      ...{ min: 0, max: 2 },
      spread: [
        { count: 0, supporters: 1 },
        { count: 1, supporters: 1 },
        { count: 2, supporters: 1 },
      ],
    },
  })
})

test('names only what changed of a village, whichever of the two it is in', () => {
  const before = [
    ['S1', 'V1'],
    ['S2', 'V1'],
    ['S1', 'V2'],
    ['S3', 'V3'],
  ] as const
  const after = [
    ['S1', 'V1'],
    ['S3', 'V1'],
    ['S1', 'V2'],
    ['S2', 'V4'],
  ] as const
  expect(differencesOf(before, after)).toEqual([
    { community: 'V1', before: ['S2'], after: ['S3'] },
    { community: 'V3', before: ['S3'], after: [] },
    { community: 'V4', before: [], after: ['S2'] },
  ])
})

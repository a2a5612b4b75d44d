import type { Roster } from '@lianjian/pairing'
import { expect, test } from 'vitest'
import { holdingsOf } from './held-pairs.ts'

const pair = (at: number) => ({ supporter: `S${at}`, community: `V${at}` })
const first = (at: number, side: 'supporter' | 'community') => ({ ...pair(at), side, rank: 1 })
const roster: Roster = {
  supporters: [],
  communities: [],
  relations: [
    { ...pair(1), relation: 'locked' },
    { ...pair(2), relation: 'existing' },
    { ...pair(2), relation: 'locked' },
    { ...pair(3), relation: 'locked' },
    { ...pair(4), relation: 'existing' },
    { ...pair(5), relation: 'avoid' },
  ],
  preferences: [
    first(3, 'supporter'),
    first(3, 'community'),
    first(1, 'supporter'),
    first(4, 'supporter'),
  ],
}

test('tells a lock of the office from a tie that counts and from a choice of both', () => {
  const holdingOf = holdingsOf(roster)
  const found = [1, 2, 3, 4, 5, 6].map((at) => holdingOf([`S${at}`, `V${at}`]))
  expect(found).toEqual(['locked', 'kept', 'chosen', undefined, undefined, undefined])
})

import type { Roster } from '@lianjian/pairing'
import { expect, test } from 'vitest'
import { holdingsOf, sortWays } from './held-pairs.ts'

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

test('offers no way out that would untie what is in force, tied from before or chosen by both', () => {
  const way = (relation: 'avoid' | 'locked', ...pairs: number[]) => ({
    reason: { code: 'way.drop-avoidance', params: {} },
    changes: pairs.map((at) => ({ kind: 'drop', relation, ...pair(at) }) as const),
  })
  const ways = [way('avoid', 5), way('avoid', 6), way('avoid', 5, 6), way('locked', 1)]
  const untying = [way('locked', 2), way('locked', 3)]
  const found = sortWays([...ways, ...untying], [['S6', 'V6']], holdingsOf(roster))
  expect(found.ours).toEqual([ways[0], ways[3]])
  expect(found.notOurs).toEqual([
    { pair: ['S6', 'V6'], why: 'standing' },
    { pair: ['S2', 'V2'], why: 'kept' },
    { pair: ['S3', 'V3'], why: 'chosen' },
  ])
})

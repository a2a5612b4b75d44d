import type { Roster } from '@lianjian/pairing'
import { rulesSchema } from '@lianjian/pairing/rules'
import { expect, test } from 'vitest'
import {
  type Draft,
  isSame,
  rosterBody,
  rosterWith,
  tieOf,
  withChanges,
  withoutChange,
} from './draft.ts'

const roster: Roster = {
  supporters: [{ code: 'S1', name: '甲局', kind: 'unit', min: 1, max: 2 }],
  communities: [{ code: 'V1', name: '一村', kind: 'village', min: 1, max: 1 }],
  relations: [{ supporter: 'S1', community: 'V1', relation: 'avoid' }],
  preferences: [],
}
const rules = rulesSchema.parse({ method: 'optimize', tiers: 'any', tiersHard: false })
const start: Draft = { rules, changes: [] }
const raise = (to: number) =>
  ({ kind: 'places', side: 'supporter', code: 'S1', bound: 'max', to }) as const
const allow = { kind: 'drop', relation: 'avoid', supporter: 'S1', community: 'V1' } as const

test('a change of the rules goes into the rules, one of the roster stands beside them', () => {
  const soft = { kind: 'rules', rules: { hardMinima: false } } as const
  const draft = withChanges(start, [soft, raise(3)])
  expect(draft.rules.hardMinima).toBe(false)
  expect(draft.changes).toEqual([raise(3)])
  expect(rosterWith(roster, draft.changes).supporters[0]).toMatchObject({ min: 1, max: 3 })
})

test('a later bound stands in place of an earlier one, and taken out leaves what was before', () => {
  const draft = withChanges(withChanges(start, [raise(3)]), [raise(5)])
  expect(draft.changes).toEqual([raise(5)])
  expect(isSame(withoutChange(draft, raise(5)), start)).toBe(true)
})

test('the server is told from where to where, and nothing when nothing of the roster changes', () => {
  expect(rosterBody(roster, [])).toBeUndefined()
  expect(rosterBody(roster, [raise(3), allow])).toEqual({
    places: [{ side: 'supporter', code: 'S1', from: { min: 1, max: 2 }, to: { min: 1, max: 3 } }],
    dropped: [{ relation: 'avoid', supporter: 'S1', community: 'V1' }],
    tied: [],
  })
  expect(rosterWith(roster, [allow]).relations).toEqual([])
})

test('what the office says of two is one thing, in the roster and for the server with its reason', () => {
  const pair = { supporter: 'S1', community: 'V1' }
  const lock = { kind: 'tie', relation: 'locked', ...pair, reason: '有协议' } as const
  const avoid = { kind: 'tie', relation: 'avoid', ...pair, reason: '亲属' } as const
  const draft = withChanges(withChanges(start, [lock]), [avoid])
  expect(draft.changes).toEqual([avoid])
  expect(tieOf(draft, ['S1', 'V1'])).toEqual(avoid)
  expect(tieOf(draft, ['S1', 'V2'])).toBeUndefined()
  const bare = { ...roster, relations: [] }
  expect(rosterWith(bare, draft.changes).relations).toEqual([{ ...pair, relation: 'avoid' }])
  const { kind: _kind, ...told } = avoid
  expect(rosterBody(bare, draft.changes)).toEqual({ places: [], dropped: [], tied: [told] })
})

test('a way out that drops what is not saved yet takes it back, and asks the server for nothing', () => {
  const pair = { supporter: 'S1', community: 'V2' }
  const avoid = { kind: 'tie', relation: 'avoid', ...pair, reason: '亲属' } as const
  const draft = withChanges(start, [avoid])
  expect(withChanges(draft, [{ kind: 'drop', relation: 'avoid', ...pair }]).changes).toEqual([])
  const other = withChanges(draft, [{ kind: 'drop', relation: 'locked', ...pair }])
  expect(other.changes).toHaveLength(2)
})

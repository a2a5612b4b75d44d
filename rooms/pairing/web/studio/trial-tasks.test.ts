import type { Roster } from '@lianjian/pairing'
import { rulesSchema } from '@lianjian/pairing/rules'
import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { createTrialTasks } from './trial-tasks.ts'

const run = 'one'
const roster: Roster = {
  supporters: [
    { code: 'S1', name: '甲局', kind: 'unit', min: 1, max: 1, offers: ['income'] },
    { code: 'S2', name: '乙局', kind: 'unit', min: 1, max: 1, offers: ['culture'] },
  ],
  communities: [
    { code: 'V1', name: '一村', kind: 'village', min: 1, max: 1, needs: ['income'] },
    { code: 'V2', name: '二村', kind: 'village', min: 1, max: 1, needs: ['culture'] },
  ],
  relations: [],
  preferences: [],
}
const rules = rulesSchema.parse({
  ...{ method: 'optimize', tiers: 'any', tiersHard: false, objectives: ['fit'] },
})
const draft: Draft = { rules, changes: [] }

function held() {
  const tasks = createTrialTasks()
  tasks.hold({ run, roster })
  return tasks
}

test('says exactly what the best other would cost, and who would move', () => {
  const tasks = held()
  const { reasons, instead } = tasks.explain({ run, draft, pair: ['S1', 'V1'] })
  // Nothing of a bound beside what is exact.
  expect(reasons.map(({ code }) => code)).toEqual(['pair.fit'])
  expect(instead).toEqual({
    supporter: 'S2',
    levels: [{ level: 'fit', before: 0, after: 2 }],
    moves: [
      { community: 'V1', before: ['S1'], after: ['S2'] },
      { community: 'V2', before: ['S2'], after: ['S1'] },
    ],
  })
})

test('a way out is tried on a copy: the roster that is held stays', () => {
  const tasks = held()
  const none = { kind: 'places', side: 'supporter', code: 'S2', to: 0 } as const
  const changes = [
    { ...none, bound: 'min' as const },
    { ...none, bound: 'max' as const },
  ]
  const changed = tasks.try({ run, draft: { rules, changes } })
  expect(changed.outcome).toBe('infeasible')
  expect(tasks.try({ run, draft }).outcome).toBe('paired')
})

test('counts what pairs meet that somebody came to already', () => {
  const pairs: [string, string][] = [
    ['S1', 'V2'],
    ['S2', 'V1'],
  ]
  expect(held().count({ run, rules, pairs })).toMatchObject({ fit: 0 })
})

import { describe, expect, test } from 'vitest'
import { ok, today, usePaired } from '../../testing/paired.ts'

const paired = usePaired()
const as = paired.offices.as
const { declare, step } = paired

const said = (more = {}) => ({ title: '修好路灯', day: today, ...more })

describe('a correction', () => {
  test('is a new version that counts instead of the old one and has to be confirmed again', async () => {
    const before = await paired.figures()
    const { path } = await declare({ helped: 30, costs: [{ source: 'own', fen: 100 }] })
    ok(await step(path, 'confirm'))
    const anew = said({ helped: 12, costs: [{ source: 'state', fen: 70 }], title: '修好路灯 3 盏' })
    expect(ok(await step(path, 'correct', 'unit', anew))).toEqual({ version: 2, state: 'declared' })
    const figures = await paired.figures()
    const grown = (code: string, level: string) =>
      figures[code].byLevel[level] - before[code].byLevel[level]
    expect([grown('people-helped', 'declared'), grown('people-helped', 'countersigned')]).toEqual([
      12, 0,
    ])
    expect([grown('spent', 'declared'), grown('spent', 'countersigned')]).toEqual([70, 0])
    expect(grown('deeds', 'declared')).toBe(1)
    expect((await step(path, 'confirm')).body.code).toBe('activities.changed-since')
    ok(await step(path, 'confirm', 'village', { version: 2 }))
    const found = ok(await as('unit').get(`/api/deeds?q=${encodeURIComponent('3盏')}`)).items
    expect(found).toMatchObject([{ version: 2, costs: [{ source: 'state', fen: 70 }] }])
  })

  test('answers what the village said is not so', async () => {
    const { path } = await declare()
    ok(await step(path, 'question', 'village', { words: '还没装好' }))
    ok(await step(path, 'correct', 'unit', said({ outcome: '今天装好了' })))
    expect(ok(await as('village').get(path))).toMatchObject({ state: 'declared', words: null })
  })

  test('of what somebody corrected meanwhile is told what is there and what was sent', async () => {
    const { path } = await declare()
    ok(await step(path, 'correct', 'unit', said({ helped: 5 })))
    const late = await step(path, 'correct', 'unit', said({ helped: 9 }))
    expect(late.body.code).toBe('activities.stale')
    expect(late.body.conflicts[0]).toMatchObject({
      version: 2,
      changes: [{ field: 'helped', theirs: 5, yours: 9, by: 'unit' }],
    })
  })

  test('keeps a sum that others name', async () => {
    const payer = await declare({ costs: [{ source: 'own', fen: 100 }] })
    await declare({ paidById: payer.id })
    const { body } = await step(payer.path, 'correct', 'unit', said())
    expect(body.errors).toMatchObject([{ code: 'activities.pays-for-others' }])
    const withdrawn = await step(payer.path, 'withdraw', 'unit', { reason: '重复' })
    expect(withdrawn.body.code).toBe('activities.pays-for-others')
  })

  test('is made by nobody but the doing side', async () => {
    const { path } = await declare()
    for (const [who, status] of [
      ['village', 404],
      ['otherUnit', 404],
      ['office', 403],
    ] as const) {
      expect([who, (await step(path, 'correct', who, said())).status]).toEqual([who, status])
      const withdrawn = await step(path, 'withdraw', who, { reason: '不对' })
      expect([who, withdrawn.status]).toEqual([who, status])
    }
  })
})

test('what is withdrawn counts no more and stays readable with its reason', async () => {
  const before = (await paired.figures())['people-helped'].quantity
  const { path } = await declare({ helped: 50 })
  ok(await step(path, 'confirm'))
  expect(ok(await step(path, 'withdraw', 'unit', { reason: '报重了' })).state).toBe('withdrawn')
  expect((await paired.figures())['people-helped'].quantity).toBe(before)
  expect(ok(await as('village').get(path))).toMatchObject({ state: 'withdrawn', words: '报重了' })
  expect((await step(path, 'correct', 'unit', said())).body.code).toBe('activities.out-of-turn')
  expect((await step(path, 'confirm')).body.code).toBe('activities.out-of-turn')
  expect((await step(path, 'withdraw', 'unit', { reason: '再来' })).body.code).toBe(
    'activities.out-of-turn',
  )
})

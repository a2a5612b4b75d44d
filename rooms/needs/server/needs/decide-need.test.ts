import { describe, expect, test } from 'vitest'
import { ok } from '#rooms/programmes/testing/offices.ts'
import { useVillages } from '../../testing/villages.ts'

const villages = useVillages()
const { as, submit, read, act, bring } = villages
const reason = '写清楚是哪座桥'

describe('what is published', () => {
  test('is seen by units that take part, and nothing before', async () => {
    const path = await submit()
    for (const who of ['unit', 'other', 'outside', 'far', 'neighbour']) {
      expect((await as(who).get(path)).status).toBe(404)
    }
    await act('village', path, 'publish')
    expect(await read(path, 'unit')).toMatchObject({ state: 'published', may: ['claim'] })
    expect((await read(path, 'other')).may).toEqual(['claim'])
    for (const who of ['outside', 'far', 'neighbour']) {
      expect((await as(who).get(path)).status).toBe(404)
    }
    for (const who of ['office', 'township', 'supervisor']) await read(path, who)
  })

  test('goes back to the village with a reason, and is sent again', async () => {
    const path = await bring()
    await act('other', path, 'claim', { organizationId: villages.other })
    await act('township', path, 'return', { reason })
    expect((await as('unit').get(path)).status).toBe(404)
    expect(await read(path)).toMatchObject({
      state: 'returned',
      matches: [{ state: 'ended', reason }],
      may: ['change', 'submit', 'merge'],
    })
    await act('village', path, 'submit')
    expect((await read(path)).state).toBe('verified')
    expect((await as('unit').post(`${path}/return`, { version: 1, reason })).status).toBe(403)
  })

  test('is taken back by the village to change it', async () => {
    const path = await bring()
    await act('village', path, 'withdraw', { reason: '人数写错了' })
    expect((await read(path)).state).toBe('returned')
  })
})

describe('what cannot be done', () => {
  test('is said by the unit that has it in hand, with why; the village opens it again as round two', async () => {
    const path = await bring('planned')
    const unit = { organizationId: villages.unit, reason: '没有资质' }
    const { version } = await read(path)
    const other = { ...unit, version, organizationId: villages.other }
    expect((await as('other').post(`${path}/unfeasible`, other)).body.code).toBe(
      'needs.out-of-turn',
    )
    expect((await as('other').post(`${path}/unfeasible`, { ...unit, version })).status).toBe(403)
    await act('unit', path, 'unfeasible', unit)
    expect(await read(path)).toMatchObject({ state: 'unfeasible', holder: null })
    await act('village', path, 'reopen', { reason: '今年有资金了' })
    expect(await read(path)).toMatchObject({ state: 'published', round: 2 })
  })

  test('is said by the office', async () => {
    const path = await bring()
    await act('office', path, 'set-aside', { reason: '要等规划' })
    const { steps } = await read(path)
    expect(steps.at(-1)).toMatchObject({ step: 'unfeasible', side: 'office', words: '要等规划' })
  })
})

describe('duplicates', () => {
  test('lead to the need that stays, and end', async () => {
    const [kept, twin] = [await bring(), await bring('claimed')]
    const { id } = await read(kept)
    await act('village', twin, 'merge', { into: id })
    expect(await read(twin)).toMatchObject({
      state: 'merged',
      mergedInto: id,
      holder: null,
      may: [],
    })
    const { matches } = await read(twin)
    expect(matches).toMatchObject([{ state: 'ended' }])
    const back = { version: (await read(kept)).version, into: (await read(twin)).id }
    expect((await as('village').post(`${kept}/merge`, back)).body.code).toBe(
      'needs.unfit-duplicate',
    )
  })

  test('are of one village: another’s need is none', async () => {
    const path = await bring()
    const theirs = await submit({ communityId: villages.farVillage }, 'far')
    const { id } = await read(theirs, 'far')
    const { version } = await read(path)
    const refused = await as('village').post(`${path}/merge`, { version, into: id })
    expect(refused.body.code).toBe('needs.unfit-duplicate')
  })

  test('of two that are merged into each other at once, one stays', async () => {
    const [a, b] = [await bring(), await bring()]
    const [inA, inB] = [await read(a), await read(b)]
    const both = await Promise.all([
      as('village').post(`${a}/merge`, { version: inA.version, into: inB.id }),
      as('village').post(`${b}/merge`, { version: inB.version, into: inA.id }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
  })
})

test('a step is done once: who repeats it under its key is told the same, who repeats it anew is told where it is', async () => {
  const path = await submit()
  const key = { 'idempotency-key': `publish ${path}`.slice(0, 60) }
  const publish = () => as('village').ask('POST', `${path}/publish`, { version: 1 }, key)
  const [one, two] = [await publish(), await publish()]
  expect(ok(two)).toEqual(ok(one))
  const anew = await as('village').post(`${path}/publish`, { version: 1 })
  expect(anew).toMatchObject({ status: 409, body: { code: 'needs.out-of-turn' } })
})

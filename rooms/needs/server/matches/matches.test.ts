import { describe, expect, test } from 'vitest'
import { county, ok } from '#rooms/programmes/testing/offices.ts'
import { scope, useVillages } from '../../testing/villages.ts'
import { findNeedRow as findNeed } from '../needs/store.ts'
import { deliverNeed } from './deliver-need.ts'

const villages = useVillages()
const { as, read, act, bring } = villages
const unit = () => ({ organizationId: villages.unit })
const other = () => ({ organizationId: villages.other })

describe('a need that is taken on', () => {
  test('by the village’s partner is in its hand at once, and by nobody else', async () => {
    const path = await bring()
    const { version } = await read(path, 'unit')
    const claimed = ok(
      await as('unit').post(`${path}/claim`, { ...unit(), version, words: '我们懂桥' }),
    )
    expect(claimed).toMatchObject({ state: 'claimed', holds: true })
    expect(await read(path)).toMatchObject({
      holder: { name: '市统计局' },
      matches: [{ state: 'agreed', partner: true, words: '我们懂桥' }],
    })
    const late = await as('other').post(`${path}/claim`, { ...other(), version })
    expect(late).toMatchObject({ status: 409, body: { code: 'needs.taken' } })
    expect(late.body.title).toBe('“市统计局”已经认领了这条需求')
  })

  test('by another unit waits for the village, which agrees or declines', async () => {
    const path = await bring()
    const asked = await act('other', path, 'claim', other())
    expect(asked).toMatchObject({ state: 'published', holds: false })
    const twice = { ...other(), version: asked.version }
    expect((await as('other').post(`${path}/claim`, twice)).body.code).toBe('needs.asked-already')
    const decline = { reason: '想等结对单位' }
    await act('village', path, `matches/${asked.matchId}/decline`, decline)
    const again = await act('other', path, 'claim', other())
    for (const who of ['other', 'office', 'township', 'posted']) {
      const { version } = await read(path, who)
      const answered = await as(who).post(`${path}/matches/${again.matchId}/agree`, { version })
      expect(answered.status).toBe(403)
    }
    await act('village', path, `matches/${again.matchId}/agree`)
    expect(await read(path)).toMatchObject({
      ...{ state: 'claimed', holder: { name: '市农业农村局' } },
      matches: [
        { state: 'declined', reason: '想等结对单位' },
        { state: 'agreed', partner: false },
      ],
    })
  })

  test('ends what others asked, and they are told', async () => {
    const path = await bring()
    const { matchId } = await act('other', path, 'claim', other())
    await act('unit', path, 'claim', unit())
    expect((await read(path, 'other')).matches).toMatchObject([
      { id: matchId, state: 'ended', reason: '由别的单位认领了', mine: true },
      { state: 'agreed', mine: false },
    ])
    const { version } = await read(path)
    const late = await as('village').post(`${path}/matches/${matchId}/agree`, { version })
    expect(late.body.code).toBe('needs.out-of-turn')
  })

  test('by two at once is one’s; the other is told whose', async () => {
    await villages.pair(villages.other, villages.farVillage)
    await villages.pair(villages.unit, villages.farVillage)
    const path = await villages.submit({ communityId: villages.farVillage }, 'far')
    await act('far', path, 'publish')
    const { version } = await read(path, 'far')
    const claims = await Promise.all([
      as('unit').post(`${path}/claim`, { ...unit(), version }),
      as('other').post(`${path}/claim`, { ...other(), version }),
    ])
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(claims.find(({ status }) => status === 409)?.body.code).toBe('needs.taken')
    const { matches } = await read(path, 'far')
    expect(matches.filter(({ state }: { state: string }) => state === 'agreed')).toHaveLength(1)
  })

  test('is not taken by a unit that takes no part, nor for a unit of somebody else', async () => {
    const path = await bring()
    const { version } = await read(path)
    const outside = { organizationId: villages.outside, version }
    expect((await as('outside').post(`${path}/claim`, outside)).status).toBe(404)
    expect((await as('unit').post(`${path}/claim`, { ...other(), version })).status).toBe(403)
    expect((await as('village').post(`${path}/claim`, { ...unit(), version })).status).toBe(403)
  })

  test('is asked for until the unit takes its question back', async () => {
    const path = await bring()
    const { matchId } = await act('other', path, 'claim', other())
    const { version } = await read(path)
    const foreign = await as('unit').post(`${path}/matches/${matchId}/withdraw`, { version })
    expect(foreign.status).toBe(403)
    await act('other', path, `matches/${matchId}/withdraw`, { reason: '人手不够' })
    expect((await read(path)).matches).toMatchObject([{ state: 'withdrawn', reason: '人手不够' }])
  })

  test('whose words were changed since is read again first', async () => {
    const path = await bring()
    const { version } = await read(path, 'unit')
    ok(await as('village').ask('PATCH', path, { version, title: '修两座桥' }))
    const stale = await as('unit').post(`${path}/claim`, { ...unit(), version })
    expect(stale).toMatchObject({ status: 409, body: { code: 'needs.stale' } })
  })
})

describe('the unit that has it in hand', () => {
  test('plans, begins and says that it is done; what was done comes after the day it was done', async () => {
    const path = await bring('claimed')
    const past = { ...unit(), version: (await read(path)).version, plan: '修', by: '2020-01-01' }
    expect((await as('unit').post(`${path}/plan`, past)).body.code).toBe('needs.day-past')
    await act('unit', path, 'plan', { ...unit(), plan: '换桥板', by: '2099-01-01' })
    await act('unit', path, 'begin', unit())
    const { version } = await read(path)
    const ahead = { ...unit(), version, done: '好了', on: '2099-01-01' }
    expect((await as('unit').post(`${path}/deliver`, ahead)).body.code).toBe('needs.day-not-come')
    await act('unit', path, 'deliver', { ...unit(), done: '换了桥板', on: '2026-05-01' })
    expect(await read(path)).toMatchObject({
      state: 'delivered',
      matches: [{ plan: '换桥板', planBy: '2099-01-01', done: '换了桥板', doneOn: '2026-05-01' }],
      may: ['answer', 'paper', 'slips', 'merge'],
    })
    expect((await read(path)).steps.map(({ step }: { step: string }) => step)).toEqual(
      'submit publish claim plan begin deliver'.split(' '),
    )
  })

  test('does all that alone', async () => {
    const path = await bring('claimed')
    const { version } = await read(path)
    const plan = { ...other(), version, plan: '修', by: '2099-01-01' }
    expect((await as('other').post(`${path}/plan`, plan)).body.code).toBe('needs.out-of-turn')
    expect((await as('village').post(`${path}/plan`, { ...plan, ...unit() })).status).toBe(403)
  })

  test('lets it go with a reason, and others may take it on', async () => {
    const path = await bring('doing')
    await act('unit', path, 'release', { ...unit(), reason: '今年没有这笔钱' })
    expect(await read(path)).toMatchObject({
      ...{ state: 'published', holder: null },
      matches: [{ state: 'ended', reason: '今年没有这笔钱' }],
    })
    expect(await act('other', path, 'claim', other())).toMatchObject({ holds: false })
  })
})

describe('a deed that meets a need', () => {
  const delivery = { done: '换了桥板', on: '2026-05-01', actor: 'test' }
  const keyOf = (path: string) => ({ countyCode: county, id: path.split('/').at(-1) as string })
  const deliver = (path: string, organizationId: string) =>
    villages.application.work.write(scope, (tx) =>
      deliverNeed(tx, keyOf(path), { ...delivery, organizationId }),
    )

  test('delivers it in its own transaction, if it is of the unit that has it in hand', async () => {
    const path = await bring('doing')
    await expect(deliver(path, villages.other)).rejects.toMatchObject({ code: 'needs.out-of-turn' })
    expect(await deliver(path, villages.unit)).toMatchObject({ state: 'delivered' })
    await expect(deliver(path, villages.unit)).rejects.toMatchObject({ code: 'needs.out-of-turn' })
    expect(await deliver(`/${villages.unit}`, villages.unit)).toBeUndefined()
  })

  test('that fails afterwards delivers nothing', async () => {
    const path = await bring('doing')
    const failing = villages.application.work.write(scope, async (tx) => {
      await deliverNeed(tx, keyOf(path), { ...delivery, organizationId: villages.unit })
      throw new Error('the deed is wrong')
    })
    await expect(failing).rejects.toThrow('the deed is wrong')
    expect((await read(path)).state).toBe('doing')
    const found = await villages.application.work.read(scope, (tx) => findNeed(tx, keyOf(path)))
    expect(found).toMatchObject({ state: 'doing', communityId: villages.village })
  })
})

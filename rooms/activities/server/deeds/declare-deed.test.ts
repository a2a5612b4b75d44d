import { describe, expect, test } from 'vitest'
import { county, neighbour, ok, today, usePaired, yaodian } from '../../testing/paired.ts'

const paired = usePaired()
const { offices } = paired
const as = offices.as

const body = (more = {}) => ({
  ...{ countyCode: county, partnershipId: paired.id, title: '义诊', day: today, ...more },
})
const refusedWith = async (more: object, who = 'unit') => {
  const { status, body: told } = await as(who).post('/api/deeds', body(more))
  expect(status).toBe(422)
  return told.errors.map((each: { pointer: string; code: string }) => [each.pointer, each.code])
}

describe('a deed that a unit declares', () => {
  test('is of the partnership it names, waits for the village, and counts at once as declared', async () => {
    const before = await paired.figures()
    const { path } = await paired.declare({
      ...{ title: '老年人免费义诊', kind: 'volunteers', helped: 46, outcome: '查出高血压 3 人' },
      costs: [
        { source: 'own', fen: 120_000 },
        { source: 'donation', fen: 30_050 },
      ],
    })
    expect(ok(await as('village').get(path))).toMatchObject({
      unit: { name: '市统计局' },
      community: { name: '腰甸村' },
      ...{ regionCode: yaodian, kindName: { zh: '志愿服务' }, state: 'declared', version: 1 },
      costs: [
        { source: 'donation', fen: 30_050 },
        { source: 'own', fen: 120_000 },
      ],
      may: { correct: false, answer: true, takeBack: false },
    })
    const figures = await paired.figures()
    const grown = (code: string) => figures[code].byLevel.declared - before[code].byLevel.declared
    expect([grown('deeds'), grown('people-helped'), grown('spent')]).toEqual([1, 46, 150_050])
  })

  test('is of a unit without a pair too, when it takes part in the cycle', async () => {
    const free = { partnershipId: undefined, cycleId: paired.cycleId }
    const sides = { unitId: paired.otherUnit, communityId: offices.village }
    expect(await refusedWith({ ...free, ...sides }, 'otherUnit')).toEqual([
      ['/unitId', 'activities.takes-no-part'],
    ])
    const join = { part: 'supporter', organizationIds: [paired.otherUnit] }
    ok(await as('office').post(`/api/cycles/${paired.cycleId}/participants`, join))
    const { path } = await paired.declare({ ...free, ...sides }, 'otherUnit')
    expect(ok(await as('village').get(path))).toMatchObject({
      partnershipId: null,
      may: { answer: true },
    })
  })

  test('is refused to whoever does not answer for the unit', async () => {
    expect((await as('otherUnit').post('/api/deeds', body())).status).toBe(403)
    expect((await as('village').post('/api/deeds', body())).status).toBe(403)
    expect((await as('office').post('/api/deeds', body())).status).toBe(403)
    expect((await as('unit').post('/api/deeds', body({ countyCode: '110101' }))).status).toBe(403)
  })

  test('is told everything that is wrong with it, each beside its field', async () => {
    const wrong = {
      ...{ day: '2001-01-01', kind: 'unheard-of', regionCode: '222403102240', quantity: 3 },
      costs: [
        { source: 'own', fen: 1 },
        { source: 'own', fen: 2 },
      ],
    }
    expect((await refusedWith(wrong)).sort()).toEqual([
      ['/costs', 'activities.source-twice'],
      ['/day', 'activities.day-outside-cycle'],
      ['/kind', 'activities.unknown-kind'],
      ['/quantity', 'activities.not-of-deed'],
      ['/regionCode', 'activities.unknown-place'],
    ])
    expect(await refusedWith({ day: '2999-01-01' })).toEqual([['/day', 'activities.day-not-come']])
    expect(await refusedWith({ partnershipId: offices.unit })).toEqual([
      ['/partnershipId', 'activities.no-partnership'],
    ])
    const { body: told } = await as('unit').post(
      '/api/deeds',
      body({ title: '看望 110101199003074514' }),
    )
    expect(told.code).toBe('base.malformed')
  })

  test('counts a sum once: what another deed pays for names that deed', async () => {
    const payer = await paired.declare({
      title: '买一批路灯',
      costs: [{ source: 'state', fen: 500_000 }],
    })
    const empty = await paired.declare({ title: '没花钱' })
    const paidById = payer.id
    expect(await refusedWith({ paidById, costs: [{ source: 'own', fen: 1 }] })).toEqual([
      ['/costs', 'activities.cost-twice'],
    ])
    expect(await refusedWith({ paidById: empty.id })).toEqual([
      ['/paidById', 'activities.payer-pays-nothing'],
    ])
    const before = (await paired.figures()).spent.quantity
    const { path } = await paired.declare({ title: '装路灯', paidById })
    expect((await paired.figures()).spent.quantity).toBe(before)
    expect(ok(await as('unit').get(path)).paidBy).toEqual({ id: paidById, title: '买一批路灯' })
  })

  test('is declared once, however often the same request arrives', async () => {
    const headers = { 'idempotency-key': 'deed-once' }
    const asked = body({ title: '只报一次' })
    const first = ok(await as('unit').ask('POST', '/api/deeds', asked, headers))
    expect(ok(await as('unit').ask('POST', '/api/deeds', asked, headers))).toEqual(first)
    const { items } = ok(await as('unit').get(`/api/deeds?q=${encodeURIComponent('只报一次')}`))
    expect(items).toHaveLength(1)
  })
})

describe('a gift back', () => {
  test('is declared by the village, with what was given, and waits for the unit', async () => {
    const gift = { direction: 'gift', title: '手工鞋垫', quantity: 600, countedIn: '双' }
    expect((await as('unit').post('/api/deeds', body(gift))).status).toBe(403)
    expect(await refusedWith({ ...gift, quantity: undefined }, 'village')).toEqual([
      ['/quantity', 'activities.quantity-missing'],
    ])
    expect(await refusedWith({ ...gift, costs: [{ source: 'own', fen: 1 }] }, 'village')).toEqual([
      ['/costs', 'activities.not-of-gift'],
    ])
    const { path } = await paired.declare(gift, 'village')
    expect(ok(await as('unit').get(path)).may).toEqual({
      correct: false,
      answer: true,
      takeBack: false,
    })
    expect((await paired.step(path, 'confirm', 'village')).status).toBe(404)
    ok(await paired.step(path, 'confirm', 'unit'))
    const { 'gifts-back': figure } = await paired.figures()
    expect(figure.byLevel).toMatchObject({ declared: 0, countersigned: 1 })
  })
})

describe('who sees a deed', () => {
  test('are its two sides, their township and office, and who has a partnership with the village', async () => {
    const { path } = await paired.declare({ title: '谁看得见' })
    const seen = async (who: string) => (await as(who).get(path)).status
    for (const who of ['unit', 'village', 'township', 'office', 'prefecture', 'supervisor']) {
      expect([who, await seen(who)]).toEqual([who, 200])
    }
    for (const who of ['otherUnit', 'otherVillage', 'neighbour']) {
      expect([who, await seen(who)]).toEqual([who, 404])
      const { items } = ok(await as(who).get(`/api/deeds?q=${encodeURIComponent('谁看得见')}`))
      expect([who, items]).toEqual([who, []])
    }
    expect((await as('unit').get(path.replace(county, neighbour))).status).toBe(404)
  })
})

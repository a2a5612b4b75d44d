import { beforeAll, describe, expect, test } from 'vitest'
import { county, nextYear, ok, useOffices, yaodian } from '#rooms/programmes/testing/offices.ts'

const offices = useOffices()
const { as } = offices

let cycleId: string
let later: string
let other: string
beforeAll(async () => {
  const made = await offices.make()
  cycleId = made.cycleId
  later = ok(await as('office').post(`/api/programmes/${made.id}/cycles`, nextYear)).id
  ;[other] = (await offices.register({ name: '市审计局' })) as [string]
  for (const cycle of [cycleId, later]) {
    ok(
      await as('office').post(`/api/cycles/${cycle}/participants`, {
        ...{ part: 'supporter', organizationIds: [offices.unit, other] },
      }),
    )
  }
})

const said = { category: 'talent', needs: ['legal'], title: '法律顾问两名', quantity: 2 }
const offer = (more: object = {}) => ({
  ...{ countyCode: county, cycleId, organizationId: offices.unit },
  ...{ ...said, quantityUnit: '名', content: '每月下村一次，帮着看合同', ...more },
})
const add = (more: object = {}, who = 'unit') => as(who).post('/api/offers', offer(more))
const make = async (more: object = {}): Promise<string> => ok(await add(more)).id
const pathOf = (id: string) => `/api/offers/${county}/${id}`
const show = async (id: string, who = 'unit') => ok(await as(who).get(pathOf(id)))
const find = async (query: string, who = 'village') =>
  ok(await as(who).get(`/api/offers?limit=200&${query}`)).items.map(({ id }: { id: string }) => id)

describe('an offer', () => {
  test('is a draft that only its unit and the office see until it is published', async () => {
    const id = await make()
    expect(await show(id)).toMatchObject({ ...said, state: 'draft', version: 1, mayChange: true })
    expect(await show(id, 'office')).toMatchObject({ mayChange: true })
    expect((await as('village').get(pathOf(id))).status).toBe(404)
    expect(await find(`cycle=${cycleId}`)).not.toContain(id)
    expect(ok(await as('unit').post(`${pathOf(id)}/publish`, { version: 1 }))).toEqual({
      ...{ version: 2, state: 'published' },
    })
    expect(await find(`cycle=${cycleId}`)).toContain(id)
    expect(await show(id, 'village')).toMatchObject({
      organizationName: '市统计局',
      mayChange: false,
    })
    expect((await as('neighbour').get(pathOf(id))).status).toBe(404)
  })

  test('is called by a number that is counted up in its cycle', async () => {
    const [first, second] = [ok(await add()), ok(await add({}, 'office'))]
    expect(second.number).toBe(first.number + 1)
  })

  test('is written by its unit and the office, for nobody beyond their reach', async () => {
    expect((await add({}, 'village')).status).toBe(403)
    expect((await add({}, 'township')).status).toBe(403)
    expect((await add({ organizationId: other })).status).toBe(404)
    expect((await add({}, 'neighbour')).status).toBe(404)
    expect((await add({ organizationId: other }, 'office')).status).toBe(200)
    const id = ok(await add({ organizationId: other, publish: true }, 'office')).id
    const change = { version: 1, title: '审计咨询' }
    expect((await as('unit').ask('PATCH', pathOf(id), change)).status).toBe(403)
    expect((await as('neighbour').ask('PATCH', pathOf(id), change)).status).toBe(404)
  })

  test('is refused with every fault at once, each beside its field', async () => {
    const wrong = await add({
      ...{ category: 'money', quantityUnit: null },
      ...{ fromDay: '2026-05-01', untilDay: '2026-04-01' },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body.errors.map((each: { code: string }) => each.code)).toEqual([
      'needs.money-without-amount',
      'needs.quantity-without-unit',
      'needs.days-reversed',
    ])
    expect((await add({ contactPostId: cycleId })).body.errors[0].code).toBe('needs.unknown-post')
    expect((await add({ title: '找老王 13843312345' })).status).toBe(400)
    expect((await add({ cycleId: offices.unit })).body.errors[0].code).toBe('needs.unknown-cycle')
    const [apart] = await offices.register({ name: '没参加的局' })
    const alone = await add({ organizationId: apart }, 'office')
    expect(alone.body.errors[0].code).toBe('needs.not-joined')
  })

  test('is answered for by a post of the unit, of which only the title is told', async () => {
    const post = { title: '法规科科长', kind: 'other', holderName: '张三', beginsOn: '2026-01-01' }
    const path = `/api/organizations/${county}/${offices.unit}/posts`
    const { id: contactPostId } = ok(await as('unit').post(path, post))
    const id = await make({ contactPostId, publish: true })
    const shown = await show(id, 'village')
    expect(shown).toMatchObject({ contactTitle: '法规科科长' })
    expect(JSON.stringify(shown)).not.toContain('张三')
  })

  test('lets the later of two who change it see what the earlier changed', async () => {
    const id = await make()
    const change = (body: object) => as('unit').ask('PATCH', pathOf(id), { version: 1, ...body })
    expect(ok(await change({ title: '法律顾问三名', quantity: 3 }))).toMatchObject({ version: 2 })
    const late = await change({ title: '律师两名', quantity: 3 })
    expect(late.status).toBe(409)
    expect(late.body.conflicts[0].changes).toMatchObject([
      { field: 'title', theirs: '法律顾问三名', yours: '律师两名', by: 'unit' },
    ])
  })

  test('is paused, opened again and ended with a reason; ended it stays', async () => {
    const id = await make({ publish: true })
    const step = (name: string, body: object) => as('unit').post(`${pathOf(id)}/${name}`, body)
    expect(ok(await step('pause', { version: 1 })).state).toBe('paused')
    expect((await step('pause', { version: 2 })).body.code).toBe('needs.offer-state')
    expect((await step('publish', { version: 1 })).body.code).toBe('needs.stale')
    expect(ok(await step('publish', { version: 2 })).state).toBe('published')
    expect(ok(await step('end', { version: 3, reason: '人调走了' })).state).toBe('ended')
    expect((await step('publish', { version: 4 })).body.code).toBe('needs.offer-state')
    expect(await show(id)).toMatchObject({ state: 'ended', endReason: '人调走了' })
    expect(await find(`cycle=${cycleId}`)).not.toContain(id)
    expect(await find(`cycle=${cycleId}&state=ended`)).toContain(id)
  })

  test('is made once when the request is repeated', async () => {
    const key = { 'idempotency-key': 'offer-once' }
    const ask = () => as('unit').ask('POST', '/api/offers', offer({ title: '只说一次' }), key)
    expect(ok(await ask())).toEqual(ok(await ask()))
    expect(await find('search=只说一次', 'unit')).toHaveLength(1)
  })
})

describe('the list', () => {
  test('is narrowed by unit, category and need, and comes page by page', async () => {
    const [a, b] = [
      await make({ publish: true, needs: ['health', 'education'], title: '义诊' }),
      await make({ publish: true, category: 'venue', needs: ['culture'], title: '会议室' }),
    ]
    expect(await find('need=health')).toContain(a)
    expect(await find('need=health')).not.toContain(b)
    expect(await find('category=venue')).toEqual([b])
    expect(await find(`organization=${other}`)).not.toContain(a)
    const all = await find('state=published')
    const first = ok(await as('village').get('/api/offers?state=published&limit=1'))
    const rest = ok(
      await as('village').get(`/api/offers?state=published&limit=200&after=${first.next}`),
    )
    const ids = [...first.items, ...rest.items].map(({ id }: { id: string }) => id)
    expect(ids).toEqual(all)
    const total = ok(await as('village').get('/api/offers/count?state=published'))
    expect(total).toEqual({ count: all.length, more: false })
  })

  test('is searched by words, pinyin, initials and number, as the offer says it by then', async () => {
    const { id, number } = ok(
      await add({ title: '果树剪枝技术', category: 'skill', publish: true, content: '教怎么嫁接' }),
    )
    for (const typed of [
      '果树',
      '剪枝 果树',
      '嫁接',
      'guoshu',
      'gsjz',
      `${number}`,
      '果树嫁接',
      '技术',
    ]) {
      expect(await find(`search=${encodeURIComponent(typed)}`), typed).toContain(id)
    }
    expect(await find('search=养蜂')).toEqual([])
    ok(await as('unit').ask('PATCH', pathOf(id), { version: 1, title: '养蜂', content: null }))
    expect(await find('search=养蜂')).toEqual([id])
    expect(await find('search=嫁接')).toEqual([])
  })
})

test('a form is told for which units and cycles an offer may be written', async () => {
  const units = async (who: string) =>
    ok(await as(who).get('/api/offers/writable')).items.map(
      ({ unit, cycleId: cycle }: { unit: { name: string }; cycleId: string }) => [unit.name, cycle],
    )
  expect(await units('unit')).toEqual(expect.arrayContaining([['市统计局', cycleId]]))
  expect((await units('unit')).flat()).not.toContain('市审计局')
  expect((await units('office')).flat()).toContain('市审计局')
  expect(await units('neighbour')).toEqual([])
  expect((await as('village').get('/api/offers/writable')).status).toBe(403)
})

describe('carrying over', () => {
  const carry = (offerIds: string[], who = 'unit') =>
    as(who).post('/api/offers/carry', {
      ...{ countyCode: county, organizationId: offices.unit, cycleId: later, offerIds },
    })

  test('lets chosen lines go on in another cycle, once', async () => {
    const [a, b] = [
      await make({ publish: true, fromDay: '2026-03-01', untilDay: '2026-05-01', title: '春耕' }),
      await make({ publish: true }),
    ]
    expect(ok(await carry([a, b]))).toEqual({ carried: 2, already: 0 })
    expect(ok(await carry([a, b]))).toEqual({ carried: 0, already: 2 })
    const { carriedTo } = await show(a)
    expect(await show(carriedTo)).toMatchObject({
      ...{ cycleId: later, carriedFrom: a, title: '春耕', fromDay: null, state: 'published' },
    })
    expect(await find(`cycle=${later}&search=春耕`)).toEqual([carriedTo])
  })

  test('takes nothing of another unit, and nothing for whoever does not reach it', async () => {
    const foreign = ok(await add({ organizationId: other, publish: true }, 'office')).id
    const own = await make({ publish: true })
    expect((await carry([own, foreign])).status).toBe(404)
    expect(await show(own)).toMatchObject({ carriedTo: null })
    expect((await carry([own], 'village')).status).toBe(403)
    expect((await carry([own], 'neighbour')).status).toBe(404)
  })
})

test('a village of the county sees what units offer, one of another county nothing', async () => {
  const id = await make({ publish: true })
  await offices.admit('clerk', { role: 'village', code: yaodian })
  expect(await find(`county=${county}`, 'clerk')).toContain(id)
  expect(await find(`county=${county}`, 'neighbour')).toEqual([])
})

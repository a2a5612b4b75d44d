import { describe, expect, test } from 'vitest'
import { county, ok } from '#rooms/programmes/testing/offices.ts'
import { useVillages } from '../../testing/villages.ts'

const villages = useVillages()
const { as, submit, act, read } = villages

const offer = async (organizationId: string, more: object): Promise<string> => {
  const body = {
    ...{ countyCode: county, cycleId: villages.cycleId, organizationId, publish: true },
    ...{ category: 'skill', needs: ['specialty'], title: '果树剪枝' },
    ...more,
  }
  return `/api/offers/${county}/${ok(await as('office').post('/api/offers', body)).id}`
}
const idOf = (path: string) => path.split('/').at(-1)
const needsOf = (path: string) => `/api/needs/${county}/${idOf(path)}`

type Suggested = { reasons: { kind: string; said: string }[] }
const offersFor = async (path: string, who = 'village') =>
  (await read(`${path}/suggestions`, who)).offers as (Suggested & { offer: { id: string } })[]
const needsFor = async (path: string, who = 'unit') =>
  (await read(`${path}/suggestions`, who)).needs as (Suggested & { need: { id: string } })[]
const pear = { category: 'specialty', title: '苹果梨树要剪枝', detail: '三百亩果树没人会剪' }

describe('what fits a need', () => {
  test('is offers that share its kind or its words, the partner’s first, each with its reasons', async () => {
    const path = await submit(pear)
    const others = await offer(villages.other, {})
    const partners = await offer(villages.unit, {})
    const hardly = await offer(villages.other, { title: '法律咨询', needs: ['legal'] })
    const draft = await offer(villages.unit, { publish: false })
    const found = await offersFor(path)
    const ids = found.map((each) => each.offer.id)
    expect(ids.slice(0, 2)).toEqual([idOf(partners), idOf(others)])
    expect(ids).not.toContain(idOf(hardly))
    expect(ids).not.toContain(idOf(draft))
    const [first, second] = found.map(({ reasons }) => reasons.map(({ said }) => said))
    expect(first).toEqual(['是结对单位', '都说到特色产业', '都提到“剪枝”“果树”', '在同一个县'])
    expect(second).not.toContain('是结对单位')
  })

  test('is units too: partners, and whoever has met needs of its kind', async () => {
    const path = await submit()
    const { units } = await read(`${path}/suggestions`)
    expect(units[0]).toMatchObject({
      ...{ organization: { id: villages.unit, name: '市统计局' } },
      reasons: [{ kind: 'partner', said: '是结对单位' }],
    })
    const done = await villages.bring('delivered')
    await act('village', done, 'answers', { yes: true, way: 'village' })
    const after = (await read(`${path}/suggestions`)).units[0]
    expect(after.reasons.map(({ kind }: { kind: string }) => kind)).toEqual(['partner', 'did'])
  })

  test('leaves out what lies at another time, and what has no place left', async () => {
    const path = await submit({ ...pear, wantedBy: '2026-12-31' })
    const late = await offer(villages.unit, { fromDay: '2027-03-01' })
    expect((await offersFor(path)).map((each) => each.offer.id)).not.toContain(idOf(late))
  })

  test('is told to nobody who does not read the need', async () => {
    const path = await submit(pear)
    expect((await as('far').get(`${path}/suggestions`)).status).toBe(404)
    expect((await as('neighbour').get(`${path}/suggestions`)).status).toBe(404)
    expect((await as('unit').get(`${path}/suggestions`)).status).toBe(404)
  })
})

describe('what an offer fits', () => {
  test('is published needs that nobody has taken on, and that the asker reads', async () => {
    const own = await offer(villages.unit, { title: '剪枝师傅' })
    const open = needsOf(await submit(pear))
    const hidden = needsOf(await submit(pear))
    await act('village', open, 'publish')
    const found = await needsFor(own)
    expect(found[0]?.need.id).toBe(idOf(open))
    expect(found[0]?.reasons[0]?.said).toBe('是结对单位')
    expect(found.map((each) => each.need.id)).not.toContain(idOf(hidden))
    expect((await needsFor(own, 'far')).map((each) => each.need.id)).not.toContain(idOf(open))
    expect((await as('neighbour').get(`${own}/suggestions`)).status).toBe(404)
  })
})

describe('an offer that a need is taken on with', () => {
  const claim = (path: string, offerPath: string, version = 2) =>
    as('unit').post(`${path}/claim`, {
      ...{ version, organizationId: villages.unit, offerId: idOf(offerPath) },
    })

  test('loses a place while the match holds, and is taken when none is left', async () => {
    const own = await offer(villages.unit, { places: 1 })
    const path = await villages.bring('published')
    ok(await claim(path, own))
    expect(await read(own)).toMatchObject({ state: 'taken', taken: 1, version: 1 })
    expect((await offersFor(await submit(pear))).map((each) => each.offer.id)).not.toContain(
      idOf(own),
    )
    const second = await villages.bring('published')
    expect((await claim(second, own)).body.code).toBe('needs.offer-not-open')
    await act('unit', path, 'release', { organizationId: villages.unit, reason: '人手不够' })
    expect(await read(own)).toMatchObject({ state: 'published', taken: 0 })
  })

  test('is the unit’s own', async () => {
    const foreign = await offer(villages.other, {})
    const path = await villages.bring('published')
    expect((await claim(path, foreign)).body.code).toBe('needs.offer-not-open')
    expect(await read(path)).toMatchObject({ state: 'published' })
  })
})

test('what a unit offered ends with it', async () => {
  const [closing] = (await villages.register({ name: '要撤的局' })) as [string]
  const joining = { part: 'supporter', organizationIds: [closing] }
  ok(await as('office').post(`/api/cycles/${villages.cycleId}/participants`, joining))
  const path = await offer(closing, {})
  ok(
    await as('office').post(`/api/organizations/${county}/${closing}/close`, {
      ...{ version: 1, reason: '机构改革', day: '2026-11-01' },
    }),
  )
  await villages.tell()
  expect(await read(path)).toMatchObject({ state: 'ended', endReason: '单位已撤销' })
})

test('needs are searched by their words, and only those that the asker reads', async () => {
  const path = await submit({ title: '修灌溉水渠', detail: '渠道垮了一段' })
  const find = async (typed: string, who = 'village') =>
    ok(await as(who).get(`/api/needs?search=${encodeURIComponent(typed)}`)).items.map(
      ({ id }: { id: string }) => id,
    )
  for (const typed of ['灌溉', '渠道', 'xiuguan', 'xggsq', '灌溉 渠道', '公共服务 灌溉']) {
    expect(await find(typed), typed).toEqual([idOf(path)])
  }
  expect(await find('灌溉', 'far')).toEqual([])
  expect(await find('灌溉', 'unit')).toEqual([])
  ok(await as('village').ask('PATCH', path, { version: 1, title: '修水塔', detail: '水塔漏水' }))
  expect(await find('灌溉')).toEqual([])
  expect(await find('水塔')).toEqual([idOf(path)])
})

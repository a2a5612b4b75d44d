/** The roster of a cycle: what is missing, one row by hand, and sheets that go out and come back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, makeCounty, type Participant, region } from './county.ts'

const units: Participant[] = ['U1', 'U2'].map((code) => ({
  ...{ code, name: `${code}局`, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = ['V1', 'V2'].map((code) => ({
  ...{ code, name: `${code}村`, kind: 'village', region: '222403102240' },
}))

let county: County
let path: string
beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  path = `/api/cycles/${county.cycleId}`
})
afterAll(() => county?.close())

const rowsOf = async (side: string, more = '') =>
  (await county.office.get(`${path}/roster/rows?side=${side}${more}`)).body.items
const nothing = { tier: null, function: null, offers: [], needs: [] }
const filled = { ...nothing, tier: 1, function: 'law', capacityMin: 1, capacityMax: 2 }

test('says of each participant what the rules of a way still need', async () => {
  const { body } = await county.office.get(`${path}/roster`)
  expect(body).toMatchObject({
    supporter: { participants: 2, incomplete: 2, rows: 0 },
    community: { participants: 2, incomplete: 2, rows: 0 },
  })
  expect(body.supporter.needed).toEqual(expect.arrayContaining(['capacity', 'tier']))
  const [first] = await rowsOf('supporter')
  expect(first).toMatchObject({ code: 'U1', row: null, missing: body.supporter.needed })
  expect(await county.office.get(`${path}/roster?way=none`)).toMatchObject({
    status: 422,
    body: { code: 'pairing.no-way' },
  })
})

test('takes one row by hand, and refuses it to whoever read another one', async () => {
  const [first] = await rowsOf('supporter')
  const put = (before: object | null, row: object) =>
    county.office.ask('PUT', `${path}/roster/rows/${first.organizationId}`, { before, row })
  expect(await put(null, { ...filled, capacityMin: 3 })).toMatchObject({ status: 400 })
  expect(await put(null, filled)).toMatchObject({ status: 200, body: { row: filled } })
  expect(await put(null, { ...filled, tier: 3 })).toMatchObject({
    status: 422,
    body: { code: 'pairing.row-changed' },
  })
  expect(await rowsOf('supporter', '&state=incomplete')).toMatchObject([{ code: 'U2' }])
  expect(await rowsOf('supporter', '&q=U1')).toMatchObject([{ code: 'U1', row: filled }])
})

test('goes out with all that take part, and comes back as it went', async () => {
  const answer = await county.office.get(`${path}/roster/supporters/sheet.csv`)
  const lines = String(answer.body).replace('\ufeff', '').trim().split('\n')
  expect(lines[0]).toContain('编号,名称,类型')
  expect(lines[1]).toBe('U1,U1局,单位,县,政法,1,222403000000,1,2,,')
  expect(lines[2]).toBe('U2,U2局,单位,县,,,222403000000,,,,')
  const [head = '', first = '', second = ''] = lines
  const corrected = [head, first, second.replace(/,,,,$/, ',1,2,,')]
  expect(await county.bring('supporters', corrected, true)).toMatchObject({
    body: { rows: 2, before: 1, faults: [] },
  })
  expect((await rowsOf('supporter'))[1].row).toBeNull()
  expect((await county.bring('supporters', corrected)).body.faults).toEqual([])
  expect(await rowsOf('supporter')).toMatchObject([
    { row: filled },
    { row: { capacityMin: 1, capacityMax: 2, tier: null } },
  ])
  const workbook = await county.office.get(`${path}/roster/supporters/sheet.xlsx`)
  expect(workbook.status).toBe(200)
})

test('keeps the reason of a pair that is avoided when a sheet says the same of it', async () => {
  const sheet = ['编号,名称,类型,最少结对,最多结对', 'V1,V1村,村,1,1', 'V2,V2村,村,1,1']
  expect((await county.bring('communities', sheet)).body.faults).toEqual([])
  const [unit] = await rowsOf('supporter')
  const [village] = await rowsOf('community')
  const pair = { supporterId: unit.organizationId, communityId: village.organizationId }
  const put = (body: object) => county.office.ask('PUT', `${path}/relations`, { ...pair, ...body })
  expect(await put({ relation: 'avoid', reason: '亲属任职' })).toMatchObject({ status: 200 })
  expect(await put({ communityId: pair.supporterId, relation: null, reason: '试' })).toMatchObject({
    status: 422,
  })
  const relations = ['包联方,村(社区),关系', 'U1,V1,回避', 'U2,V2,锁定']
  expect((await county.bring('relations', relations)).body.faults).toEqual([])
  expect((await county.office.get(`${path}/relations`)).body.items).toMatchObject([
    { supporter: { code: 'U1' }, relation: 'avoid', reason: '亲属任职' },
    { supporter: { code: 'U2' }, relation: 'locked', reason: null },
  ])
  expect(await put({ relation: null, reason: '不在那里了' })).toMatchObject({ status: 200 })
  expect((await county.office.get(`${path}/roster`)).body).toMatchObject({ locked: 1, avoided: 0 })
})

test('is nobody’s but the office’s', async () => {
  const unit = await county.of('U1')
  for (const what of ['roster', 'roster/rows?side=supporter', 'relations']) {
    expect([what, (await unit.get(`${path}/${what}`)).status]).toEqual([what, 403])
  }
})

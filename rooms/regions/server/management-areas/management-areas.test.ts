import { beforeAll, expect, test } from 'vitest'
import { useApplication } from '../../../../tests/application/application.ts'
import { addPerson, type Held, openSession } from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import type { RegionRow } from '../loading/edition.ts'
import { loadRegions, withAdmin } from '../loading/load-regions.ts'
import { loadShippedRegions } from '../loading/load-shipped.ts'
import { changeManagementArea, takeArea } from './change-area.ts'
import { createManagementArea } from './create-area.ts'
import { resolveManagementAreas } from './resolve-areas.ts'

const application = useApplication()
const path = '/api/management-areas'
// 信阳市's own code, padded to six digits: the new district's office belongs to the city.
const city = '411500'
const qianjin = '411503002000'
const hongdun = '411503002001'
const pingqiao = '411503004000'
const people = new Map<string, Visitor>()
const as = (name: string) => people.get(name) as Visitor

async function admit(name: string, held: Held): Promise<void> {
  const id = await addPerson(application, { username: name, name, grants: [held] })
  people.set(name, await openSession(application, id, { secondFactor: true }))
}

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const rows: RegionRow[] = [
    ['411503001000', 'township', '羊山街道'],
    [qianjin, 'township', '前进街道'],
    [pingqiao, 'township', '平桥街道'],
    [hongdun, 'village', '红盾社区'],
    ['411503002002', 'village', '前进社区'],
  ].map(([code, level, officialName]) => ({ code, level, officialName }) as RegionRow)
  const edition = { name: '2023', day: '2023-06-30', source: 'test' }
  const extent = { under: '411503', levels: ['township', 'village'] as const }
  await withAdmin(application.database.adminUrl, (client) =>
    loadRegions(client, rows, edition, extent, { now: new Date() }),
  )
  await admit('city', { role: 'office', code: '411500000000' })
  await admit('district', { role: 'office', code: '411503000000' })
  await admit('supervisor', { role: 'supervisor', code: '411503000000' })
  await admit('elsewhere', { role: 'office', code: '222403000000' })
})

let names = 0
const make = async (codes: Record<string, boolean> = { [qianjin]: true }, who = 'city') => {
  const members = Object.entries(codes).map(([code, included]) => ({ code, included }))
  const keeperCode = who === 'city' ? city : '411503'
  return as(who).post(path, { keeperCode, name: `羊山新区${++names}`, members })
}
const idOf = async (codes?: Record<string, boolean>): Promise<string> => (await make(codes)).body.id
const change = (id: string, body: object, who = 'city') =>
  as(who).ask('PATCH', `${path}/${id}`, { reason: '区划调整', ...body })
const resolve = (code: string, on?: string) =>
  application.work.read({ counties: [] }, async (tx) =>
    (await resolveManagementAreas(tx, [code], on)).get(code),
  )

test('羊山新区 holds the villages of its streets, though their codes are of 平桥区', async () => {
  await application.work.write({ counties: [city] }, async (tx) => {
    const by = { actor: 'city-office', reason: '调整' }
    const members = [{ regionCode: qianjin, included: true }]
    const area = { name: '羊山新区', countyCode: city, validFrom: '2024-01-01', members }
    const id = await createManagementArea(tx, area, by)
    const next = [{ regionCode: pingqiao, included: true }]
    await changeManagementArea(tx, await takeArea(tx, id), { day: '2025-01-01', members: next }, by)
  })
  expect(await resolve(hongdun, '2023-12-31')).toEqual([])
  expect(await resolve(hongdun, '2024-12-31')).toHaveLength(1)
  expect(await resolve(hongdun, '2025-01-01')).toEqual([])
  expect(await resolve(pingqiao, '2024-12-31')).toEqual([])
  expect(await resolve(pingqiao, '2025-01-01')).toHaveLength(1)
})

test('what is cut out lies outside, and is counted so', async () => {
  const id = await idOf({ [qianjin]: true, [hongdun]: false })
  expect(await resolve(hongdun)).not.toContain(id)
  expect(await resolve('411503002002')).toContain(id)
  const { body } = await as('district').get(`${path}/${id}`)
  expect(body).toMatchObject({
    villages: { villages: 0, communities: 1, quasi: 0 },
    keeperName: '河南省信阳市',
    mayChange: false,
  })
  expect(body.members).toMatchObject([
    { code: qianjin, name: '前进街道', fullName: '平桥区前进街道', included: true },
    { code: hongdun, name: '红盾社区', included: false },
  ])
})

test('what was taken out and put back on one day holds', async () => {
  const id = await idOf({ [qianjin]: true })
  const without = { version: 1, members: [{ code: pingqiao, included: true }] }
  expect((await change(id, without)).body).toEqual({ version: 2 })
  expect(await resolve(hongdun)).not.toContain(id)
  const again = [qianjin, pingqiao].map((code) => ({ code, included: true }))
  await change(id, { version: 2, members: again })
  expect(await resolve(hongdun)).toContain(id)
})

test('two who change one area: the later is told, and nothing of theirs is kept', async () => {
  const id = await idOf()
  await change(id, { version: 1, name: '羊山高新区' })
  const late = await change(id, { version: 1, name: '羊山经开区' })
  expect(late).toMatchObject({ status: 409, body: { code: 'regions.stale' } })
  expect(late.body.conflicts[0].changes).toMatchObject([
    { field: 'name', theirs: '羊山高新区', yours: '羊山经开区', by: 'city' },
  ])
})

test('only the office that keeps an area makes or changes it', async () => {
  const id = await idOf()
  const refused = await change(id, { version: 1, name: '我的' }, 'district')
  expect(refused.status).toBe(403)
  // Who keeps it is public, and there it would be done.
  expect(refused.body.title).toBe('您没有在“河南省信阳市”办这件事的权限')
  const closing = { version: 1, reason: '撤' }
  expect((await as('district').post(`${path}/${id}/close`, closing)).status).toBe(403)
  expect((await as('supervisor').post(`${path}/${id}/close`, closing)).status).toBe(403)
  const body = { keeperCode: city, name: '越权', members: [{ code: qianjin, included: true }] }
  expect((await as('district').post(path, body)).status).toBe(403)
})

test('nobody puts a region into an area, or takes a cut away, whose places they do not reach', async () => {
  // A role on the area would reach the neighbour.
  const foreign = await make({ [qianjin]: true, '222403102000': true }, 'district')
  expect(foreign).toMatchObject({ status: 403, body: { code: 'regions.members-beyond' } })
  expect(foreign.body.errors[0].detail).toContain('官地镇')
  const own = (await make({ [qianjin]: true }, 'district')).body.id
  const more = [qianjin, '222403102000'].map((code) => ({ code, included: true }))
  expect((await change(own, { version: 1, members: more }, 'district')).status).toBe(403)
  expect(await resolve('222403102000')).toEqual([])
})

test('members that make no sense are told one by one, and no area is left behind', async () => {
  const before = (await as('city').get(`${path}?limit=200`)).body.items.length
  expect((await make({ '411503999000': true })).body.code).toBe('regions.unknown')
  const answer = await make({ [qianjin]: true, [pingqiao]: false })
  expect(answer).toMatchObject({ status: 422, body: { code: 'regions.wrong-members' } })
  expect(answer.body.errors).toMatchObject([{ pointer: '/members/1' }])
  expect((await make({ [qianjin]: false })).body.errors).toHaveLength(2)
  expect((await as('city').get(`${path}?limit=200`)).body.items).toHaveLength(before)
})

test('a list shows what is kept within reach and what holds a part of it, in pages', async () => {
  const [one, two] = [await idOf(), await idOf()]
  const listed = async (who: string) => {
    const ids: string[] = []
    let next: string | undefined
    do {
      const { body } = await as(who).get(`${path}?limit=2${next ? `&after=${next}` : ''}`)
      ids.push(...body.items.map(({ id }: { id: string }) => id))
      next = body.next
    } while (next)
    return ids
  }
  for (const who of ['city', 'district', 'supervisor']) {
    expect(await listed(who)).toEqual(expect.arrayContaining([one, two]))
  }
  expect(await listed('elsewhere')).toEqual([])
})

test('an area that ends reaches nothing any more; its roles are counted before', async () => {
  const id = await idOf()
  await admit('area-head', { role: 'supervisor', kind: 'area', code: id, countyCode: city })
  expect((await as('city').get(`${path}/${id}`)).body).toMatchObject({ roles: 1 })
  expect((await as('district').get(`${path}/${id}`)).body).toMatchObject({ roles: 0 })
  const closed = await as('city').post(`${path}/${id}/close`, { version: 1, reason: '并入平桥区' })
  expect(closed.body).toEqual({ version: 2 })
  expect(await resolve(hongdun)).not.toContain(id)
  const again = await change(id, { version: 2, name: '又来' })
  expect(again.body.code).toBe('regions.closed-area')
  const { body } = await as('city').get(`${path}?state=closed&q=${encodeURIComponent('羊山新区')}`)
  expect(body.items).toMatchObject([{ id, included: 0 }])
})

test('an area that is opened again is made of what it was, and its roles reach that', async () => {
  const id = await idOf({ [qianjin]: true, [pingqiao]: true })
  await admit('reopened-head', { role: 'supervisor', kind: 'area', code: id, countyCode: city })
  await change(id, { version: 1, members: [{ code: qianjin, included: true }] })
  await as('city').post(`${path}/${id}/close`, { version: 2, reason: '并入平桥区' })
  const places = `/api/regions/${hongdun}/places`
  expect((await as('reopened-head').get(places)).status).toBe(404)
  const reopened = await as('city').post(`${path}/${id}/reopen`, { version: 3, reason: '撤错了' })
  expect(reopened.body).toEqual({ version: 4 })
  expect((await as('reopened-head').get(places)).status).toBe(200)
  // It had left on the day of the closing, and before it.
  expect(await resolve(pingqiao)).not.toContain(id)
  const again = await as('city').post(`${path}/${id}/reopen`, { version: 4, reason: '撤错了' })
  expect(again.body.code).toBe('regions.not-closed')
})

test('nobody opens an area again whose parts they do not reach', async () => {
  const id = await idOf({ [qianjin]: true })
  await as('city').post(`${path}/${id}/close`, { version: 1, reason: '撤' })
  const body = { version: 2, reason: '撤错了' }
  expect((await as('district').post(`${path}/${id}/reopen`, body)).status).toBe(403)
  expect((await as('supervisor').post(`${path}/${id}/reopen`, body)).status).toBe(403)
})

test('an area tells what it was called and made of, by whom and why, to whoever it concerns', async () => {
  const id = await idOf({ [qianjin]: true })
  const { name } = (await as('city').get(`${path}/${id}`)).body
  const members = [pingqiao, hongdun].map((code) => ({ code, included: true }))
  await change(id, { version: 1, name: '羊山新城', members })
  await as('city').post(`${path}/${id}/close`, { version: 2, reason: '并入平桥区' })
  await as('city').post(`${path}/${id}/reopen`, { version: 3, reason: '撤错了' })
  const { body } = await as('district').get(`${path}/${id}/history`)
  expect(body.versions).toMatchObject([
    {
      version: 4,
      change: 'reopen',
      by: 'city',
      reason: '撤错了',
      name: null,
      joined: [],
      left: [],
    },
    { version: 3, change: 'close', by: 'city', reason: '并入平桥区', joined: [], left: [] },
    {
      version: 2,
      change: 'change',
      reason: '区划调整',
      name: { before: name, after: '羊山新城' },
      joined: [{ fullName: '平桥区前进街道红盾社区' }, { fullName: '平桥区平桥街道' }],
      left: [{ code: qianjin, fullName: '平桥区前进街道', included: true }],
    },
    { version: 1, change: 'create', by: 'city', name: { before: null, after: name } },
  ])
  expect((await as('elsewhere').get(`${path}/${id}`)).body).toMatchObject({ within: false })
  expect((await as('elsewhere').get(`${path}/${id}/history`)).status).toBe(403)
})

test('an identity-card number is no name of an area, which everybody reads', async () => {
  const name = '片区11010519491231002X'
  const members = [{ code: qianjin, included: true }]
  const made = await as('city').post(path, { keeperCode: city, name, members })
  expect(made).toMatchObject({ status: 400, body: { errors: [{ pointer: '/name' }] } })
  const changed = await change(await idOf(), { version: 1, name })
  expect(changed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/name' }] } })
})

import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { useApplication } from '../../../../tests/application/application.ts'
import { addPerson, type Held, openSession } from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { codesFor, readPlaceCode } from '../../shared/place.ts'
import { withAdmin } from '../loading/load-regions.ts'
import { loadShippedRegions } from '../loading/load-shipped.ts'

const application = useApplication()
const county = '222403'
const village = '222403108204'
const people = new Map<string, Visitor>()
const as = (name: string) => people.get(name) as Visitor

async function admit(name: string, held: Held): Promise<void> {
  const id = await addPerson(application, { username: name, name, grants: [held] })
  people.set(name, await openSession(application, id, { secondFactor: true }))
}

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  await admit('clerk', { role: 'village', code: village })
  await admit('office', { role: 'office', code: `${county}000000` })
  await admit('grid-head', { role: 'grid', code: `${village}.w001` })
  await admit('next', { role: 'village', code: '222403108205' })
  await admit('neighbour', { role: 'office', code: '222404000000' })
  const own = { kind: 'organization' as const, countyCode: county, code: newId() }
  await admit('secretary', { role: 'village', ...own, regionCode: village })
  await admit('liaison', { role: 'unit', ...own, regionCode: village })
  await admit('supervisor', { role: 'supervisor', code: `${county}000000` })
})
beforeEach(() =>
  withAdmin(application.database.adminUrl, (client) =>
    client.query('truncate regions.places, journal.entries cascade'),
  ),
)

const at = `/api/regions/${village}/places`
const pathOf = (steps: string) => `/api/places/${village}.${steps}`
async function add(kind: string, names: string[], steps?: string, who = 'clerk') {
  const parentCode = steps === undefined ? null : `${village}.${steps}`
  return as(who).post(at, { parentCode, kind, names })
}
async function listed(who = 'clerk'): Promise<string[]> {
  const { body } = await as(who).get(at)
  return body.items.map(({ code }: { code: string }) => code.slice(village.length + 1))
}
async function find(q: string, who = 'clerk'): Promise<string[]> {
  const { body } = await as(who).get(`/api/places?q=${encodeURIComponent(q)}`)
  return body.items.map(({ name, fullName }: { name: string; fullName: string }) =>
    [fullName, name].join(' '),
  )
}
const actions = () =>
  application.work.read({ counties: [county] }, async (tx) => {
    const rows = await tx.db
      .selectFrom('journal.entries')
      .select('action')
      .where('countyCode', '=', county)
      .orderBy('id')
      .execute()
    return rows.map(({ action }) => action)
  })

test('an extended code says region, place above and kind', () => {
  expect(readPlaceCode('222403001001.q002.b011.u003')).toEqual({
    regionCode: '222403001001',
    parentCode: '222403001001.q002.b011',
    kind: 'unit',
  })
  expect(readPlaceCode(`${village}.g001`)).toMatchObject({ parentCode: null, kind: 'group' })
  for (const code of [village, `${village}.x001`, `${village}.g1`, 'g001', '222403.g001']) {
    expect(readPlaceCode(code)).toBeNull()
  }
})

test('whoever serves a village in its own organization keeps its places, and no other', async () => {
  expect(await add('group', ['一组'], undefined, 'secretary')).toMatchObject({ status: 200 })
  expect(await listed('secretary')).toEqual(['g001'])
  expect(await as('secretary').get('/api/regions/222403108205/places')).toMatchObject({
    status: 404,
  })
  expect(await as('liaison').get(at)).toMatchObject({ status: 404 })
})

test('a code takes the number of the name where it is free, and is never given twice', () => {
  const taken = [`${village}.b002`]
  expect(codesFor(village, 'building', ['11号楼', '2号楼', '南楼'], taken)).toEqual([
    `${village}.b011`,
    `${village}.b012`,
    `${village}.b013`,
  ])
  expect(codesFor(village, 'building', ['后楼'], [`${village}.b999`])).toBeUndefined()
})

test('many are added at once, in the order of the tree, each with its journal entry', async () => {
  await add('group', ['一组', '二组'])
  const { body } = await add('building', ['1号楼', '11号楼'], 'g002')
  expect(body.items.map(({ code }: { code: string }) => code)).toEqual([
    `${village}.g002.b001`,
    `${village}.g002.b011`,
  ])
  expect(await listed()).toEqual(['g001', 'g002', 'g002.b001', 'g002.b011'])
  expect(await actions()).toEqual(Array(4).fill('regions.create-place'))
})

test('of names that cannot be used each is told, and nothing is added', async () => {
  await add('group', ['一组'])
  const answer = await add('group', ['二组', '一组', '二组', '张三 110105194912310021'])
  expect(answer).toMatchObject({ status: 422, body: { code: 'regions.wrong-names' } })
  expect(answer.body.errors.map(({ pointer, code }: Told) => `${pointer} ${code}`)).toEqual([
    '/names/1 regions.twice',
    '/names/2 regions.twice',
    '/names/3 regions.identity-number',
  ])
  expect(JSON.stringify(answer.body)).not.toContain('110105')
  expect(await listed()).toEqual(['g001'])
})
interface Told {
  pointer: string
  code: string
}

test.each([
  ['a unit directly below a village', 'unit', undefined],
  ['a group below a building', 'group', 'b001'],
  ['anything below what is not there', 'building', 'g009'],
])('%s is refused', async (_, kind, steps) => {
  await add('building', ['1号楼'])
  expect((await add(kind, ['一'], steps)).body.code).toBe('regions.misplaced')
})

test('only a village or community is divided', async () => {
  const body = { parentCode: null, kind: 'group', names: ['一组'] }
  for (const code of ['222403108000', '222403108299']) {
    const answer = await as('office').post(`/api/regions/${code}/places`, body)
    expect(answer.status).toBe(404)
  }
})

test('counts are changed by version, and who comes later is told what is there', async () => {
  await add('group', ['一组'])
  const first = { version: 1, households: 40, residents: 96, facilities: { clinic: 1 } }
  expect((await as('clerk').ask('PATCH', pathOf('g001'), first)).body).toEqual({ version: 2 })
  const late = await as('office').ask('PATCH', pathOf('g001'), { version: 1, households: 41 })
  expect(late).toMatchObject({ status: 409, body: { code: 'regions.stale' } })
  expect(late.body.conflicts[0]).toMatchObject({
    version: 2,
    changes: [{ field: 'households', theirs: 40, yours: 41, by: 'clerk' }],
  })
  expect((await as('clerk').get(pathOf('g001'))).body).toMatchObject({ ...first, version: 2 })
  for (const wrong of [{ households: -1 }, { facilities: { camera: 3 } }]) {
    const answer = await as('clerk').ask('PATCH', pathOf('g001'), { version: 2, ...wrong })
    expect(answer.status).toBe(400)
  }
})

test('what closes takes along what lies below, and its code is not given again', async () => {
  await add('quarter', ['1区'])
  await add('building', ['1号楼', '2号楼'], 'q001')
  const reason = '拆了'
  const answer = await as('clerk').post(`${pathOf('q001')}/close`, { version: 1, reason })
  expect(answer.body).toEqual({ version: 2, closed: 3 })
  expect(await listed()).toEqual([])
  await add('quarter', ['1区'])
  expect(await listed()).toEqual(['q002'])
  const again = await as('clerk').ask('PATCH', pathOf('q001'), { version: 2, name: '老区' })
  expect(again.body.code).toBe('regions.closed-place')
})

describe('what was closed', () => {
  const act = (what: string, steps: string, version: number, who = 'clerk') =>
    as(who).post(`${pathOf(steps)}/${what}`, { version, reason: '核对过了' })

  test('opens again under its code, with what closed with it and nothing else', async () => {
    await add('quarter', ['1区'])
    await add('building', ['1号楼', '2号楼'], 'q001')
    await act('close', 'q001.b002', 1)
    await act('close', 'q001', 1)
    expect((await act('reopen', 'q001', 2)).body).toEqual({ version: 3, reopened: 2 })
    expect(await listed()).toEqual(['q001', 'q001.b001'])
    const { body } = await as('clerk').get(`${at}?state=closed`)
    expect(body.items).toMatchObject([{ code: `${village}.q001.b002`, name: '2号楼' }])
    expect((await actions()).filter((each) => each === 'regions.reopen-place')).toHaveLength(2)
  })

  test('says what it was, who changed it and why, newest first', async () => {
    await add('group', ['一组'])
    const renamed = { version: 1, name: '一社', households: 40, reason: '改叫社' }
    await as('clerk').ask('PATCH', pathOf('g001'), renamed)
    await act('close', 'g001', 2, 'office')
    await act('reopen', 'g001', 3)
    const { body } = await as('supervisor').get(`${pathOf('g001')}/history`)
    expect(body.versions).toMatchObject([
      { version: 4, change: 'reopen', by: 'clerk', reason: '核对过了', fields: [] },
      { version: 3, change: 'close', by: 'office', fields: [] },
      {
        version: 2,
        change: 'change',
        by: 'clerk',
        reason: '改叫社',
        fields: [
          { field: 'name', before: '一组', after: '一社' },
          { field: 'households', before: null, after: 40 },
        ],
      },
      { version: 1, change: 'create', by: 'clerk', reason: null },
    ])
    expect((await as('next').get(`${pathOf('g001')}/history`)).status).toBe(404)
  })

  test('stays closed while its name is another place’s, or what it lies in is closed', async () => {
    await add('quarter', ['1区'])
    await add('building', ['1号楼'], 'q001')
    expect((await act('reopen', 'q001', 1)).body.code).toBe('regions.not-closed')
    await act('close', 'q001', 1)
    expect((await act('reopen', 'q001.b001', 2)).body).toMatchObject({
      code: 'regions.closed-above',
      title: '上面的“1区”撤销了，先恢复它',
    })
    await add('quarter', ['1区'])
    expect((await act('reopen', 'q001', 2)).body.code).toBe('regions.name-taken')
    expect((await act('reopen', 'q001', 1)).body.code).toBe('regions.stale')
  })

  test('is not opened by whoever may not close it', async () => {
    await add('grid', ['第1网格'])
    await act('close', 'w001', 1)
    expect((await act('reopen', 'w001', 2, 'grid-head')).status).toBe(403)
    expect((await act('reopen', 'w001', 2, 'supervisor')).status).toBe(403)
    expect((await act('reopen', 'w001', 2, 'next')).status).toBe(404)
  })
})

describe('a grid head', () => {
  beforeEach(async () => {
    await add('grid', ['第1网格', '第2网格'])
    await add('building', ['1号楼'], 'w001')
  })

  test('sees, counts and adds to the own grid alone', async () => {
    const head = as('grid-head')
    expect((await head.get(at)).body).toMatchObject({ whole: false })
    expect(await listed('grid-head')).toEqual(['w001', 'w001.b001'])
    const count = { version: 1, households: 8 }
    expect((await head.ask('PATCH', pathOf('w001.b001'), count)).status).toBe(200)
    expect((await add('building', ['2号楼'], 'w001', 'grid-head')).status).toBe(200)
    for (const path of [pathOf('w002'), pathOf('g001')]) {
      expect((await head.get(path)).status).toBe(404)
      expect((await head.ask('PATCH', path, count)).status).toBe(404)
    }
    expect((await add('grid', ['第3网格'], undefined, 'grid-head')).status).toBe(404)
  })

  test('does not close the grid', async () => {
    const closing = { version: 1, reason: '不管了' }
    const answer = await as('grid-head').post(`${pathOf('w001')}/close`, closing)
    expect(answer).toMatchObject({ status: 403, body: { code: 'base.refused' } })
    expect(answer.body.title).toBe('您没有在“腰甸村”办这件事的权限')
  })

  test('is counted as hanging on it', async () => {
    expect((await as('clerk').get(pathOf('w001'))).body).toMatchObject({ below: 1, roles: 1 })
    expect((await as('clerk').get(pathOf('w002'))).body).toMatchObject({ below: 0, roles: 0 })
  })
})

test.each([['next'], ['neighbour']])('%s sees and changes nothing here', async (who) => {
  await add('group', ['一组'])
  const count = { version: 1, households: 1 }
  expect((await as(who).get(at)).status).toBe(404)
  expect((await as(who).get(pathOf('g001'))).status).toBe(404)
  expect((await as(who).ask('PATCH', pathOf('g001'), count)).status).toBe(404)
  expect((await add('group', ['二组'], undefined, who)).status).toBe(404)
})

test('a supervisor reads and does not write', async () => {
  await add('group', ['一组'])
  expect(await listed('supervisor')).toEqual(['g001'])
  expect((await add('group', ['二组'], undefined, 'supervisor')).status).toBe(403)
})

test('a statement that was never written for its county reaches nothing of another', async () => {
  await add('group', ['一组'])
  const client = new pg.Client(application.database.appUrl)
  await client.connect()
  await client.query(`begin; set local app.counties = '222404'`)
  expect((await client.query('select * from regions.places')).rows).toEqual([])
  const { rowCount } = await client.query(`update regions.places set name = 'x'`)
  expect(rowCount).toBe(0)
  await client.end()
})

describe('many are counted at once', () => {
  const one = (steps: string, version: number, households: number | null, residents = null) => ({
    ...{ code: `${village}.${steps}`, version, households, residents },
  })
  const count = (items: object[], who = 'clerk') => as(who).ask('PATCH', at, { items })

  test('all or none, and what stays as it was is no change', async () => {
    await add('group', ['一组', '二组', '三组'])
    const first = await count([one('g001', 1, 40), one('g002', 1, 35), one('g003', 1, null)])
    expect(first).toMatchObject({ status: 200, body: { changed: 2 } })
    const { items } = (await as('clerk').get(at)).body
    expect(items.map((each: Record<string, unknown>) => [each.households, each.version])).toEqual([
      [40, 2],
      [35, 2],
      [null, 1],
    ])
    expect((await actions()).filter((each) => each === 'regions.change-place')).toHaveLength(2)

    const stale = await count([one('g001', 1, 41), one('g002', 2, 36), one('g003', 2, 30)])
    expect(stale).toMatchObject({ status: 409, body: { code: 'regions.stale' } })
    const told = stale.body.conflicts.map(({ id }: { id: string }) => id)
    expect(told).toEqual([`${village}.g001`, `${village}.g003`])
    expect((await as('clerk').get(pathOf('g002'))).body).toMatchObject({ households: 35 })
  })

  test('none beyond the reach, of another village, or closed', async () => {
    await add('grid', ['一网格', '二网格'])
    expect(await count([one('w001', 1, 90), one('w002', 1, 80)], 'grid-head')).toMatchObject({
      status: 404,
    })
    expect(await count([one('w001', 1, 90)], 'grid-head')).toMatchObject({ status: 200 })
    const elsewhere = { ...one('w002', 1, 80), code: '222403108205.g001' }
    expect(await count([elsewhere])).toMatchObject({ status: 404 })
    await as('office').post(`${pathOf('w002')}/close`, { version: 1, reason: '并网格' })
    const closed = await count([one('w001', 2, 91), one('w002', 2, 80)])
    expect(closed.body).toMatchObject({ code: 'regions.closed-place' })
    expect((await as('clerk').get(pathOf('w001'))).body).toMatchObject({ households: 90 })
  })
})

describe('a place is found', () => {
  const third = '敦化市雁鸣湖镇腰甸村 3组'
  beforeEach(async () => {
    await add('group', ['3组', '13组', '4组'])
  })

  test.each(['腰甸村 3组', '腰甸村3组', '腰甸 三组', 'yaodian 3组', '3组'])(
    'by its village and its name, or alone: %s',
    async (q) => {
      expect((await find(q))[0]).toBe(third)
      expect((await find(q, 'office'))[0]).toBe(third)
    },
  )

  test('the whole name comes before one that holds it', async () => {
    expect(await find('腰甸村 3组')).toEqual([third, '敦化市雁鸣湖镇腰甸村 13组'])
  })

  test('by nobody beyond whose reach it lies, and not in another village', async () => {
    expect(await find('腰甸村 3组', 'next')).toEqual([])
    expect(await find('腰甸村 3组', 'neighbour')).toEqual([])
    expect(await find('3组', 'liaison')).toEqual([])
    expect(await find('塔拉站村 3组', 'office')).toEqual([])
  })

  test('no longer once it is closed', async () => {
    await as('clerk').post(`${pathOf('g003')}/close`, { version: 1, reason: '并到 4 组' })
    expect(await find('腰甸村 3组')).toEqual(['敦化市雁鸣湖镇腰甸村 13组'])
  })
})

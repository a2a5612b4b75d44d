import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { county, dashitou, neighbour, office, yanming } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'
import { insertOrganizations } from '../insert-organizations.ts'

const registry = useRegistry()
const reason = '机构改革'
let chief: ReturnType<typeof registry.as>

beforeAll(async () => {
  chief = registry.as('chief')
  await registry.admit('township', [{ role: 'township', code: yanming }])
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
})

const act = (id: string, verb: string, body: object, who = 'chief', key?: string) =>
  registry.as(who).post(`/${county}/${id}/${verb}`, { version: 1, reason, ...body }, key)
const many = (verb: string, items: object[], more: object = {}) =>
  chief.post(`/${county}/${verb}`, { items, reason, ...more })
const preview = (body: object) => chief.post(`/${county}/preview`, body)
const history = async (id: string) => (await chief.get(`/${county}/${id}/history`)).body

describe('who may re-organise', () => {
  test.each([
    ['rename', { name: '新名' }],
    ['move', { parentId: null }],
    ['close', {}],
    ['reopen', {}],
    ['split', { into: [], continues: true }],
  ])('%s: neither another county nor a township elsewhere', async (verb, body) => {
    const id = await chief.make('某局')
    const full = verb === 'split' ? { ...body, into: [part('甲')] } : body
    expect((await act(id, verb, full, 'elsewhere')).status).toBe(404)
    expect((await act(id, verb, full, 'township')).status).toBe(verb === 'rename' ? 404 : 403)
    expect(await chief.show(id)).toMatchObject({ name: '某局', version: 1 })
  })

  test('a township renames its own and does not move it', async () => {
    const id = await registry.as('township').make('镇财政所', { regionCode: yanming })
    expect((await act(id, 'rename', { name: '镇财政服务中心' }, 'township')).status).toBe(200)
    expect((await act(id, 'move', { version: 2, parentId: null }, 'township')).status).toBe(403)
  })

  test('nothing outside the reach is hung on', async () => {
    await registry.admit('half', [{ role: 'office', kind: 'region', code: yanming }])
    const id = await chief.make('镇里的', { regionCode: yanming })
    const other = await chief.make('别镇的', { regionCode: dashitou })
    const { status, body } = await act(id, 'move', { parentId: other }, 'half')
    expect({ status, code: body.code }).toEqual({
      status: 422,
      code: 'organizations.parent-absent',
    })
  })
})

function part(name: string, more: object = {}) {
  return {
    side: 'supporter',
    code: `P${newId()}`,
    name,
    kind: 'unit',
    regionCode: '222403',
    ...more,
  }
}

test('the history names what hung above and where the seat was', async () => {
  const above = await chief.make('市农业局')
  const id = await chief.make('市农机站', { parentId: above })
  await act(id, 'move', { parentId: null })
  await chief.patch(`/${county}/${id}`, { version: 2, regionCode: yanming })
  expect((await history(id)).names).toEqual({
    [above]: '市农业局',
    '222403000000': '敦化市',
    [yanming]: '敦化市雁鸣湖镇',
  })
})

test('who changed it first is not said to have entered what was there before', async () => {
  const fields = {
    countyCode: county,
    side: 'supporter',
    kind: 'unit',
    regionCode: office,
  } as const
  const seeded = {
    ...fields,
    id: newId(),
    code: `S${newId()}`,
    name: '早就有的局',
    beginsOn: '2026-01-01',
  }
  await registry.work.write({ counties: [county] }, (tx) => insertOrganizations(tx, [seeded]))
  await act(seeded.id, 'rename', { name: '后来改名的局' })
  const [renamed, created] = (await history(seeded.id)).versions
  expect(renamed).toMatchObject({ change: 'rename', reason })
  expect(created).toMatchObject({ change: 'create', at: null, by: null, role: null, reason: null })

  const made = await chief.make('新设的局', { reason: '新设' })
  await act(made, 'rename', { name: '新设改名的局' })
  expect((await history(made)).versions.at(-1)).toMatchObject({ change: 'create', reason: '新设' })
})

test('the journal hashes what is written of a cadre under a key of that person', async () => {
  const cadre = await chief.make('王大山', { kind: 'person' })
  const bureau = await chief.make('市民政局')
  await act(cadre, 'rename', { name: '王大川' })
  await act(bureau, 'rename', { name: '市民政服务局' })
  const persons = await registry.work.read({ counties: [county] }, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select('personId')
      .where('countyCode', '=', county)
      .where('subjectId', 'in', [cadre, bureau])
      .orderBy('id')
      .execute(),
  )
  expect(persons.map(({ personId }) => personId)).toEqual([cadre, null, cadre, null])
})

test('renaming keeps the former name, and search follows', async () => {
  const id = await chief.make('市畜牧业管理局')
  expect((await act(id, 'rename', { name: '市畜牧兽医局' })).body).toEqual({ id, version: 2 })
  expect((await chief.get('?q=畜牧兽医')).body.items).toMatchObject([{ id }])
  expect((await chief.get('?q=畜牧业管理')).body.items).toEqual([])
  expect((await history(id)).versions).toMatchObject([
    {
      version: 2,
      change: 'rename',
      reason,
      fields: [{ field: 'name', before: '市畜牧业管理局', after: '市畜牧兽医局' }],
    },
    { version: 1, change: 'create' },
  ])
})

describe('moving', () => {
  test('takes everything below along, and never into itself', async () => {
    const top = await chief.make('上级')
    const middle = await chief.make('中级', { parentId: top })
    const leaf = await chief.make('下级', { parentId: middle })
    const circle = await act(top, 'move', { parentId: leaf })
    expect(circle).toMatchObject({ status: 422, body: { code: 'organizations.cycle' } })
    expect(await act(top, 'move', { parentId: top })).toMatchObject({ status: 422 })
    const other = await chief.make('另一个')
    expect((await act(middle, 'move', { parentId: other })).status).toBe(200)
    expect((await chief.show(leaf)).path.map(({ name }: { name: string }) => name)).toEqual([
      '另一个',
      '中级',
    ])
  })

  test('two moves at once that would close a circle: one is refused', async () => {
    const [a, b] = [await chief.make('甲方'), await chief.make('乙方')]
    const answers = await Promise.all([
      act(a, 'move', { parentId: b }),
      act(b, 'move', { parentId: a }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('of many, the tree that results counts: two may change places', async () => {
    const upper = await chief.make('原来在上')
    const lower = await chief.make('原来在下', { parentId: upper })
    const swapped = await many('move', [
      { id: upper, version: 1, parentId: lower },
      { id: lower, version: 1, parentId: null },
    ])
    expect(swapped).toMatchObject({ status: 200, body: { changed: 2 } })
    expect((await chief.show(upper)).parentId).toBe(lower)
  })

  test('one that cannot keeps all from moving, and each fault is named', async () => {
    const target = await chief.make('目标')
    const closed = await chief.make('已撤销')
    await act(closed, 'close', {})
    const ids = [await chief.make('一'), await chief.make('二'), await chief.make('三')]
    const parents = [target, closed, newId()]
    const { status, body } = await many(
      'move',
      ids.map((id, at) => ({ id, version: 1, parentId: parents[at] })),
    )
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([
      { pointer: '/items/1/parentId', code: 'organizations.parent-closed' },
      { pointer: '/items/2/parentId', code: 'organizations.parent-absent' },
    ])
    expect((await chief.show(ids[0] as string)).parentId).toBeNull()
  })
})

describe('closing and reopening', () => {
  test('keeps the record, takes it off the list, and brings it back', async () => {
    const id = await chief.make('市粮食局')
    expect((await act(id, 'close', { day: '2026-01-31' })).status).toBe(422)
    expect((await act(id, 'close', {}, 'chief', 'close-once')).body.version).toBe(2)
    expect((await act(id, 'close', {}, 'chief', 'close-once')).body.version).toBe(2)
    expect((await chief.get('?q=市粮食局')).body.items).toEqual([])
    expect((await chief.get('?q=市粮食局&state=closed')).body.items).toMatchObject([{ id }])
    expect((await act(id, 'rename', { version: 2, name: '别名' })).body.code).toBe(
      'organizations.closed',
    )
    expect((await act(id, 'close', { version: 2 })).body.code).toBe('organizations.closed')
    expect((await act(id, 'reopen', { version: 2 })).status).toBe(200)
    expect((await act(id, 'reopen', { version: 3 })).body.code).toBe('organizations.not-closed')
    expect((await chief.show(id)).endsOn).toBeNull()
    expect((await history(id)).versions.map(({ change }: { change: string }) => change)).toEqual([
      'reopen',
      'close',
      'create',
    ])
  })

  test('waits for what is open below, or takes it along in one batch', async () => {
    const top = await chief.make('要撤的')
    const below = await chief.make('它的支部', { parentId: top })
    expect((await act(top, 'close', {})).body.code).toBe('organizations.has-branches')
    const both = await many('close', [
      { id: top, version: 1 },
      { id: below, version: 1 },
    ])
    expect(both.body).toEqual({ changed: 2 })
    const early = await act(below, 'reopen', { version: 2 })
    expect(early.body.code).toBe('organizations.parent-closed')
    expect((await act(below, 'reopen', { version: 2, parentId: null })).status).toBe(200)
    expect((await chief.show(below)).parentId).toBeNull()
  })

  test('no branch is added to one that is being closed', async () => {
    const top = await chief.make('关门的')
    const [closed, made] = await Promise.all([
      act(top, 'close', {}),
      chief.post('', {
        countyCode: county,
        ...part('新支部', { kind: 'branch', parentId: top }),
      }),
    ])
    // Whichever came first, no open one hangs below a closed one.
    expect([closed.status, made.status].sort()).toEqual([200, 422])
  })
})

describe('many at once', () => {
  test('names the stale ones with what changed, and changes none', async () => {
    const ids = [await chief.make('甲支部'), await chief.make('乙支部')] as [string, string]
    await act(ids[1], 'rename', { name: '乙改名' })
    const { status, body } = await many(
      'rename',
      ids.map((id, at) => ({ id, version: 1, name: `新名${at}` })),
    )
    expect(status).toBe(409)
    expect(body.conflicts).toMatchObject([
      {
        id: ids[1],
        version: 2,
        changes: [{ field: 'name', before: '乙支部', theirs: '乙改名', yours: '新名1' }],
      },
    ])
    expect((await chief.show(ids[0])).name).toBe('甲支部')
  })

  test('the same one twice is refused, and one outside hides all', async () => {
    const id = await chief.make('重复的')
    const twice = await many('close', [
      { id, version: 1 },
      { id, version: 1 },
    ])
    expect(twice.body.code).toBe('organizations.twice')
    const outside = await many('close', [
      { id, version: 1 },
      { id: newId(), version: 1 },
    ])
    expect(outside.status).toBe(404)
  })

  test('more than ten thousand are too many', async () => {
    const items = Array.from({ length: 10_001 }, () => ({ id: newId(), version: 1 }))
    expect((await many('close', items)).status).toBe(400)
  })
})

describe('a preview', () => {
  test('counts what hangs there, says what would be refused, and changes nothing', async () => {
    const top = await chief.make('试撤的局')
    await chief.make('一支部', { parentId: top })
    await chief.make('二支部', { parentId: top })
    const path = `/${county}/${top}`
    await chief.post(`${path}/posts`, { title: '局长', kind: 'director' })
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await chief.post(`${path}/contacts`, {
      name: '王一',
      phone: '0433-6223344',
      purpose: '值班',
      expiresOn: day,
    })
    await chief.post(`${path}/teams`, { name: '志愿队', kind: 'volunteers', people: 12 })
    const { status, body } = await preview({ change: 'close', items: [{ id: top }] })
    expect(status).toBe(200)
    expect(body.organizations).toBe(1)
    expect(
      Object.fromEntries(
        body.hangs.map((each: { key: string; count: number }) => [each.key, each.count]),
      ),
    ).toEqual({
      branches: 2,
      posts: 1,
      contacts: 1,
      teams: 1,
    })
    expect(body.refusals).toMatchObject([{ id: top, code: 'organizations.has-branches' }])
    expect((await chief.show(top)).endsOn).toBeNull()
  })

  test('of a move, a rename, a reopening, a merge and a split', async () => {
    const a = await chief.make('预览甲')
    const b = await chief.make('预览乙', { parentId: a })
    const refusals = async (body: object) =>
      (await preview(body)).body.refusals.map(({ code }: { code: string }) => code)
    expect(await refusals({ change: 'move', items: [{ id: a, parentId: b }] })).toEqual([
      'organizations.cycle',
    ])
    expect(await refusals({ change: 'rename', items: [{ id: a, name: '新' }] })).toEqual([])
    expect(await refusals({ change: 'reopen', items: [{ id: a }] })).toEqual([
      'organizations.not-closed',
    ])
    expect(
      await refusals({ change: 'merge', kind: 'merged', from: [{ id: a }], to: { id: b } }),
    ).toEqual(['organizations.cycle'])
    expect(
      await refusals({ change: 'merge', kind: 'merged', from: [{ id: b }], to: { id: a } }),
    ).toEqual([])
    expect(await refusals({ change: 'split', id: a })).toEqual([])
  })

  test('neither counts nor names what lies outside', async () => {
    const id = await chief.make('别镇', { regionCode: dashitou })
    const asked = { change: 'close', items: [{ id }] }
    expect((await registry.as('township').post(`/${county}/preview`, asked)).status).toBe(404)
    expect((await registry.as('elsewhere').post(`/${county}/preview`, asked)).status).toBe(404)
  })
})

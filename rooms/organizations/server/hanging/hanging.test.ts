import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { county, dashitou, neighbour, yanming } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'
import { forgetExpired } from '../forget-expired.ts'

const registry = useRegistry()
const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const contact = { name: '李二', phone: '0433-6223344', purpose: '防汛值班', expiresOn: inDays(30) }
let chief: ReturnType<typeof registry.as>
let bureau: string
let branch: string
let other: string
let station: string

beforeAll(async () => {
  chief = registry.as('chief')
  bureau = await chief.make('市水利局')
  branch = await chief.make('水利局支部', { kind: 'branch', parentId: bureau })
  other = await chief.make('市林业局')
  station = await chief.make('镇水管站', { regionCode: yanming })
  await registry.admit('liaison', [{ role: 'unit', kind: 'organization', code: bureau }])
  await registry.admit('township', [{ role: 'township', code: yanming }])
  await registry.admit('next', [{ role: 'township', code: dashitou }])
  await registry.admit('posted', [{ role: 'posted', kind: 'organization', code: bureau }])
  await registry.admit('supervisor', [{ role: 'supervisor', code: '222403000000' }])
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
})

const at = (id: string, what: string) => `/${county}/${id}/${what}`

describe.each([
  ['contacts', contact],
  ['posts', { title: '局长', kind: 'director', holderName: '王一' }],
  ['teams', { name: '抢险队', kind: 'emergency', people: 20 }],
])('%s', (what, body) => {
  test.each([
    ['a liaison its unit', 'liaison', () => bureau, 200, 200],
    ['a liaison what hangs below it', 'liaison', () => branch, 200, 200],
    ['a liaison no other unit', 'liaison', () => other, 404, 404],
    ['a township its own', 'township', () => station, 200, 200],
    ['a township nothing of the county', 'township', () => bureau, 404, 404],
    ['another township nothing', 'next', () => station, 404, 404],
    ['another county nothing', 'elsewhere', () => bureau, 404, 404],
    ['a posted cadre reads only', 'posted', () => bureau, 200, 403],
    ['a supervisor no person', 'supervisor', () => bureau, what === 'teams' ? 200 : 403, 403],
  ])('%s', async (_, who, which, reading, writing) => {
    const asker = registry.as(who)
    expect((await asker.get(at(which(), what))).status).toBe(reading)
    expect((await asker.post(at(which(), what), body)).status).toBe(writing)
  })

  test('is added once with one key, changed by version, and refused for a closed organization', async () => {
    const id = await chief.make(`${what}的单位`)
    const first = await chief.post(at(id, what), body, `once-${what}`)
    expect(await chief.post(at(id, what), body, `once-${what}`)).toEqual(first)
    expect((await chief.get(at(id, what))).body.items).toHaveLength(1)
    const path = `${at(id, what)}/${first.body.id}`
    const change =
      what === 'contacts'
        ? { purpose: '防火' }
        : what === 'posts'
          ? { title: '副局长' }
          : { people: 21 }
    expect((await chief.patch(path, { version: 1, ...change })).body).toEqual({
      id: first.body.id,
      version: 2,
    })
    const late = await chief.patch(path, {
      version: 1,
      ...change,
      ...(what !== 'teams' && { kind: undefined }),
    })
    expect(late).toMatchObject({ status: 409, body: { conflicts: [{ version: 2 }] } })
    // A row that hangs elsewhere is not reached by another's path.
    expect((await chief.patch(`${at(other, what)}/${first.body.id}`, { version: 2 })).status).toBe(
      404,
    )
    await chief.post(`/${county}/${id}/close`, { version: 1, reason: '撤' })
    expect((await chief.post(at(id, what), body)).body.code).toBe('organizations.closed')
  })
})

test('a stale change of a contact is told what is there now', async () => {
  const { body } = await chief.post(at(other, 'contacts'), contact)
  const path = `${at(other, 'contacts')}/${body.id}`
  await chief.patch(path, { version: 1, phone: '13911112222' })
  const late = await chief.patch(path, { version: 1, phone: '13933334444', name: '李二' })
  expect(late.body.conflicts[0].changes).toMatchObject([
    { field: 'phone', theirs: '13911112222', yours: '13933334444' },
  ])
})

test('internal rows stay closed to a transaction that was not opened for their organization', async () => {
  const seen = await registry.work.read({ counties: [county], organizations: [other] }, (tx) =>
    sql<{
      id: string
    }>`select organization_id as id from organizations.contacts where county_code = ${county}`.execute(
      tx.db,
    ),
  )
  expect(new Set(seen.rows.map(({ id }) => id))).toEqual(new Set([other]))
})

test('a contact of a closed organization can be deleted, and nothing else done to it', async () => {
  const id = await chief.make('撤掉的单位')
  const { body } = await chief.post(at(id, 'contacts'), contact)
  await chief.post(`/${county}/${id}/close`, { version: 1, reason: '撤' })
  const path = `${at(id, 'contacts')}/${body.id}`
  expect((await chief.patch(path, { version: 1, purpose: '防火' })).status).toBe(422)
  expect((await chief.ask('DELETE', path)).body).toEqual({ done: true })
  expect((await chief.get(at(id, 'contacts'))).body.items).toEqual([])
})

test('vacancies are counted and listed without opening posts', async () => {
  const id = await chief.make('缺人的站')
  const { body } = await chief.post(at(id, 'posts'), { title: '站长', kind: 'director' })
  const vacant = async () =>
    (await chief.get('?vacancies=true')).body.items.map((each: { id: string }) => each.id)
  expect(await vacant()).toContain(id)
  expect((await chief.show(id)).vacancies).toBe(1)
  await chief.patch(`${at(id, 'posts')}/${body.id}`, { version: 1, holderName: '赵三' })
  expect(await vacant()).not.toContain(id)
  expect(
    (await chief.get('?vacancies=false')).body.items.map((each: { id: string }) => each.id),
  ).toContain(id)
})

describe('leadership counts', () => {
  const counts = {
    posts: 7,
    vacancies: 2,
    underThirtyFive: 1,
    fromThirtyFive: 2,
    fromFifty: 2,
    women: 2,
    reserves: 3,
  }

  test('are given by day; the latest says the vacancies where no post is listed', async () => {
    const id = await chief.make('两委')
    await chief.ask('PUT', at(id, 'leadership/2026-03-31'), counts)
    await chief.ask('PUT', at(id, 'leadership/2026-06-30'), { ...counts, vacancies: 0 })
    await chief.ask('PUT', at(id, 'leadership/2026-06-30'), { ...counts, vacancies: 1 })
    const { items } = (await chief.get(at(id, 'leadership'))).body
    expect(
      items.map(({ asOf, vacancies }: { asOf: string; vacancies: number }) => [asOf, vacancies]),
    ).toEqual([
      ['2026-06-30', 1],
      ['2026-03-31', 2],
    ])
    expect((await chief.show(id)).vacancies).toBe(1)
  })

  test.each([
    ['more vacancies than posts', { vacancies: 8 }],
    ['more ages than people', { fromFifty: 4 }],
    ['more women than people', { women: 6 }],
  ])('are refused with %s', async (_, wrong) => {
    const answer = await chief.ask('PUT', at(other, 'leadership/2026-03-31'), {
      ...counts,
      ...wrong,
    })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'organizations.counts-do-not-add-up' },
    })
  })

  test('name nobody', async () => {
    const answer = await chief.ask('PUT', at(other, 'leadership/2026-03-31'), {
      ...counts,
      names: ['王一'],
    })
    expect(answer.status).toBe(200)
    expect(JSON.stringify((await chief.get(at(other, 'leadership'))).body)).not.toContain('王一')
  })

  test('of a day to come are refused', async () => {
    expect((await chief.ask('PUT', at(other, 'leadership/2999-01-01'), counts)).status).toBe(422)
  })
})

test.each([
  ['yesterday', -1],
  ['in three years', 1100],
])('a contact that ends %s is refused', async (_, days) => {
  const answer = await chief.post(at(other, 'contacts'), { ...contact, expiresOn: inDays(days) })
  expect(answer).toMatchObject({ status: 422, body: { code: 'organizations.expiry-wrong' } })
})

test.each(['12345', '1380000000', '电话', '13800000000 王'])(
  '%j is no number at work, or one is short',
  async (phone) => {
    const answer = await chief.post(at(other, 'contacts'), { ...contact, phone })
    expect(answer.status).toBe(phone === '12345' ? 200 : 400)
  },
)

test('teams join others that one may see', async () => {
  const body = { name: '联合志愿队', kind: 'volunteers', joined: [branch, branch, bureau] }
  const made = await registry.as('liaison').post(at(bureau, 'teams'), body)
  const { items } = (await chief.get(at(branch, 'teams'))).body
  expect(items.find(({ id }: { id: string }) => id === made.body.id).joined).toMatchObject([
    { id: branch },
  ])
  const outside = await registry
    .as('liaison')
    .post(at(bureau, 'teams'), { ...body, joined: [other] })
  expect(outside.status).toBe(404)
})

describe('what may be kept no longer', () => {
  test('expired contacts go, journalled without the person, and the job is harmless twice', async () => {
    const id = await chief.make('忘记的单位')
    const gone = (await chief.post(at(id, 'contacts'), contact)).body.id
    const stays = (await chief.post(at(id, 'contacts'), contact)).body.id
    await age('contacts', id, gone, { expires_on: inDays(-1) })
    expect(await forgetExpired(registry.work)).toEqual({ contacts: 1, holders: 0 })
    expect(await forgetExpired(registry.work)).toEqual({ contacts: 0, holders: 0 })
    expect(
      (await chief.get(at(id, 'contacts'))).body.items.map((each: { id: string }) => each.id),
    ).toEqual([stays])
    const { rows } = await registry.work.read({ counties: [county] }, (tx) =>
      sql<{ beforeHash: unknown; action: string }>`select before_hash, action from journal.entries
        where county_code = ${county} and subject_id = ${gone} order by id desc limit 1`.execute(
        tx.db,
      ),
    )
    expect(rows).toEqual([{ action: 'organizations.delete-expired-contact', beforeHash: null }])
  })

  test('an expired contact is not shown even before the job has run', async () => {
    const id = await chief.make('到期的单位')
    const gone = (await chief.post(at(id, 'contacts'), contact)).body.id
    await age('contacts', id, gone, { expires_on: inDays(-1) })
    expect((await chief.get(at(id, 'contacts'))).body.items).toEqual([])
    await forgetExpired(registry.work)
  })

  test('names of holders go two years after the post was over', async () => {
    const id = await chief.make('旧事的单位')
    const holder = { title: '书记', kind: 'secretary', holderName: '孙四', beginsOn: '2019-01-01' }
    const former = (await chief.post(at(id, 'posts'), holder)).body.id
    await chief.patch(`${at(id, 'posts')}/${former}`, { version: 1, endsOn: '2021-01-01' })
    await chief.post(at(id, 'posts'), holder)
    expect(await forgetExpired(registry.work)).toEqual({ contacts: 0, holders: 1 })
    const names = (await chief.get(at(id, 'posts'))).body.items.map(
      (each: { holderName: string }) => each.holderName,
    )
    expect(names).toEqual(['孙四', '—'])
  })

  test('names of holders go two years after their organization was closed', async () => {
    const id = await chief.make('早撤的单位', { beginsOn: '2018-01-01' })
    const holder = { title: '书记', kind: 'secretary', holderName: '周五', beginsOn: '2019-01-01' }
    await chief.post(at(id, 'posts'), holder)
    await chief.post(`/${county}/${id}/close`, { version: 1, day: '2020-01-01', reason: '撤' })
    expect(await forgetExpired(registry.work)).toEqual({ contacts: 0, holders: 1 })
    expect(await forgetExpired(registry.work)).toEqual({ contacts: 0, holders: 0 })
    expect((await chief.get(at(id, 'posts'))).body.items).toMatchObject([
      { holderName: '—', endsOn: '2020-01-01' },
    ])
  })

  async function age(table: string, id: string, row: string, set: Record<string, string>) {
    await registry.work.write({ counties: [county], organizations: [id] }, async (tx) => {
      for (const [column, value] of Object.entries(set)) {
        await sql`update organizations.${sql.raw(table)} set ${sql.raw(column)} = ${value}
          where county_code = ${county} and id = ${row}`.execute(tx.db)
      }
      await sql`update organizations.tallies set contacts_expire_on = ${inDays(-1)}
        where county_code = ${county} and organization_id = ${id}`.execute(tx.db)
    })
  }
})

test('whoever reads who is in office or whom to call is kept as having looked, once for some time', async () => {
  const id = await chief.make('有人看过的单位')
  await registry.admit('reader', [{ role: 'posted', kind: 'organization', code: id }])
  const reader = registry.as('reader')
  const looks = async () => {
    const rows = await registry.work.read({ counties: [county] }, (tx) =>
      tx.db
        .selectFrom('journal.looks')
        .select(['actor', 'purpose', 'subjectKind'])
        .where('countyCode', '=', county)
        .where('subjectId', '=', id)
        .orderBy('purpose')
        .execute(),
    )
    return rows.map(({ purpose, subjectKind }) => [subjectKind, purpose])
  }
  const readAll = async () => {
    for (const what of ['contacts', 'posts', 'posts', 'contacts']) await reader.get(at(id, what))
  }
  await chief.post(at(id, 'posts'), { title: '局长', kind: 'director' })
  await readAll()
  expect(await looks(), 'nobody was named yet').toEqual([])
  await chief.post(at(id, 'contacts'), contact)
  await chief.post(at(id, 'posts'), { title: '副局长', kind: 'deputy', holderName: '王二' })
  await readAll()
  expect(await looks()).toEqual([
    ['organization', 'contacts'],
    ['organization', 'posts'],
  ])
})

test('whoever is refused as too late is told what is there, and kept as having looked', async () => {
  const id = await chief.make('晚到的单位')
  const post = { kind: 'secretary', title: '书记', holderName: '周某' }
  const made = (await chief.post(`/${county}/${id}/posts`, post)).body
  await registry.admit('late', [{ role: 'unit', kind: 'organization', code: id }])
  const late = registry.as('late')
  const change = { version: 99, holderName: '吴某' }
  const answer = await late.patch(`/${county}/${id}/posts/${made.id}`, change)
  expect(answer).toMatchObject({ status: 409 })
  expect(JSON.stringify(answer.body)).toContain('周某')
  const looks = await registry.work.read({ counties: [county] }, (tx) =>
    tx.db
      .selectFrom('journal.looks')
      .select('purpose')
      .where('countyCode', '=', county)
      .where('actor', '=', 'late')
      .execute(),
  )
  expect(looks).toEqual([{ purpose: 'posts' }])
})

test('a number is kept as one dials it, however it was typed', async () => {
  const id = await chief.make('电话写法各异的单位')
  for (const phone of ['１３８ ００００ ０００１', '0433－6223344', '0433—6223344 - 801']) {
    expect((await chief.post(at(id, 'contacts'), { ...contact, phone })).status).toBe(200)
  }
  const { body } = await chief.get(at(id, 'contacts'))
  expect(body.items.map(({ phone }: { phone: string }) => phone)).toEqual([
    '13800000001',
    '0433-6223344',
    '0433-6223344-801',
  ])
})

test.each([
  ['the title of a post', 'posts', { title: '书记11010519491231002X', kind: 'secretary' }],
  ['its holder', 'posts', { title: '书记', kind: 'secretary', holderName: '11010519491231002X' }],
  ['its account', 'posts', { title: '书记', kind: 'secretary', userId: '11010519491231002X' }],
  ['the name of a contact', 'contacts', { ...contact, name: '王11010519491231002X' }],
  ['its purpose', 'contacts', { ...contact, purpose: '值班 110105 19491231 002X' }],
  ['the name of a team', 'teams', { name: '队11010519491231002X', kind: 'volunteers' }],
])('an identity-card number is refused as %s', async (_, what, body) => {
  const before = (await chief.get(at(other, what))).body.items.length
  const { status, body: answer } = await chief.post(at(other, what), body)
  expect(status).toBe(400)
  expect(answer.errors[0].detail).toBe('里面像是有身份证号，不收。')
  expect((await chief.get(at(other, what))).body.items).toHaveLength(before)
})

test.each([
  [
    'the holder of a post',
    'posts',
    { title: '书记', kind: 'secretary', holderName: '刘芳13800000000' },
  ],
  [
    'one in full width',
    'posts',
    { title: '书记', kind: 'secretary', holderName: '刘芳 ６２２３３４４' },
  ],
  ['the name of a contact', 'contacts', { ...contact, name: '刘芳 138-0000-0000' }],
])(
  'a telephone number is refused as %s, where it would outlive the contact',
  async (_, what, body) => {
    const { status, body: answer } = await chief.post(at(other, what), body)
    expect(status).toBe(400)
    expect(answer.errors[0].detail).toBe('里面像是有电话号码，这里只写姓名。')
  },
)

import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { type Answer, unit } from '../testing/asker.ts'
import { county, dashitou, neighbour, office, yanming, yaodian } from '../testing/places.ts'
import { useRegistry } from '../testing/registry.ts'
import { insertOrganizations } from './insert-organizations.ts'
import type { NewOrganization } from './store.ts'

const registry = useRegistry({
  parts: {
    dependants: [],
    evidenceOf: async () => [],
    namesOfUsers: async (_, ids) => new Map(ids.map((id) => [id, `${id}的姓名`])),
    rolesOfUsers: async () => [],
    deedsTo: async () => [],
    recordLook: async () => undefined,
  },
})
let bureau: string

beforeAll(async () => {
  bureau = await registry.as('chief').make('市财政局')
  await registry.admit('township', [{ role: 'township', code: yanming }])
  await registry.admit('liaison', [{ role: 'unit', kind: 'organization', code: bureau }])
  await registry.admit('elsewhere', [{ role: 'office', code: `${neighbour}000000` }])
})

describe('adding', () => {
  test('keeps everything that was given, and begins today', async () => {
    const given = unit('市农业农村局', {
      level: 'county',
      function: 'economy',
      socialCreditCode: '91350100m000100y43',
      members: 40,
    })
    const { status, body } = await registry.as('chief').post('', given)
    expect(status).toBe(200)
    expect(body).toMatchObject({ version: 1, warnings: [] })
    const shown = await registry.as('chief').show(body.id)
    expect(shown).toMatchObject({ ...given, socialCreditCode: '91350100M000100Y43', endsOn: null })
  })

  test('a body stationed by a higher level has its level and its seat apart', async () => {
    const id = await registry
      .as('chief')
      .make('省地震监测站', { level: 'province', regionCode: yanming })
    expect(await registry.as('township').show(id)).toMatchObject({
      level: 'province',
      regionName: '敦化市雁鸣湖镇',
    })
  })

  test('a wrong check character is told and kept', async () => {
    const given = unit('早年登记的单位', { socialCreditCode: '91350203M0001QAY9B' })
    const { status, body } = await registry.as('chief').post('', given)
    expect(status).toBe(200)
    expect(body.warnings).toMatchObject([{ code: 'organizations.credit-code' }])
  })

  test.each([
    ['the same code on the same side', { code: 'TAKEN' }, 409, 'code-taken'],
    ['a village that supports', { kind: 'village' }, 422, 'kind-side'],
    ['a unit that is helped', { side: 'community' }, 422, 'kind-side'],
    ['a region that does not exist', { regionCode: '222403999000' }, 422, 'region-unknown'],
    ['a parent that does not exist', { parentId: newId() }, 422, 'parent-absent'],
    ['a day to come', { beginsOn: '2999-01-01' }, 422, 'day-late'],
    ['a code that names another side', { code: 'supporter:Q1' }, 422, 'code-qualified'],
    ['an identity-card number as code', { code: '11010519491231002X' }, 422, 'identity-number'],
    [
      'an identity-card number in the name',
      { name: '王11010519491231002X' },
      422,
      'identity-number',
    ],
    [
      'an identity-card number as credit code',
      { socialCreditCode: '11010519491231002X' },
      400,
      undefined,
    ],
    [
      'a credit code that a sheet refuses',
      { socialCreditCode: '91350203MOOO1QAY9B' },
      400,
      undefined,
    ],
    ['a formula as code', { code: '=1+1' }, 400, undefined],
    ['no name', { name: ' ' }, 400, undefined],
  ])('refuses %s', async (_, more, status, code) => {
    await registry.as('chief').post('', unit('先来的', { code: 'TAKEN' }))
    const answer = await registry.as('chief').post('', unit('后来的', more))
    expect(answer.status).toBe(status)
    if (code) expect(answer.body.code).toBe(`organizations.${code}`)
  })

  test('a supporter and a community may share a code', async () => {
    await registry.as('chief').make('甲局', { code: 'BOTH' })
    const village = { side: 'community', kind: 'village', code: 'BOTH', regionCode: yaodian }
    await registry.as('chief').make('腰甸村', village)
  })

  test.each([
    ['a township elsewhere in the county', 'township', { regionCode: dashitou }, 403],
    ['a township below what it does not see', 'township', { regionCode: yanming }, 422],
    ['another county', 'elsewhere', {}, 404],
    ['a seat of another county', 'chief', { regionCode: `${neighbour}000000` }, 403],
    ['a liaison anything', 'liaison', {}, 403],
  ])('refuses %s', async (_, who, more, status) => {
    const answer = await registry.as(who).post('', unit('不该有的', { parentId: bureau, ...more }))
    expect(answer.status).toBe(status)
  })

  test('a township adds within itself', async () => {
    await registry.as('township').make('镇文化站', { regionCode: yanming, level: 'township' })
  })

  test('repeated with the same key adds once', async () => {
    const given = unit('只加一次')
    const first = await registry.as('chief').post('', given, 'key-create')
    const second = await registry.as('chief').post('', given, 'key-create')
    expect(second).toEqual(first)
    const found = await registry.as('chief').get('?q=只加一次')
    expect(found.body.items).toHaveLength(1)
  })

  test('all that is wrong is told at once', async () => {
    const { body } = await registry
      .as('chief')
      .post(
        '',
        unit('错三处', { kind: 'village', regionCode: '222403999000', beginsOn: '2999-01-01' }),
      )
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/kind',
      '/regionCode',
      '/beginsOn',
    ])
  })
})

describe('editing', () => {
  test('changes what is sent, leaves the rest, and is found by the new code', async () => {
    const id = await registry.as('chief').make('市民政局', { members: 12 })
    const sent = { version: 1, code: 'MZ99', function: 'sector' }
    const { status, body } = await registry.as('chief').patch(`/${county}/${id}`, sent)
    expect({ status, version: body.version }).toEqual({ status: 200, version: 2 })
    expect(await registry.as('chief').show(id)).toMatchObject({
      code: 'MZ99',
      function: 'sector',
      members: 12,
    })
    const found = await registry.as('chief').get('?q=mz99')
    expect(found.body.items).toMatchObject([{ id }])
  })

  test('what alters nothing makes no version', async () => {
    const id = await registry.as('chief').make('市不变局', { members: 3 })
    const { body } = await registry
      .as('chief')
      .patch(`/${county}/${id}`, { version: 1, members: 3 })
    expect(body.version).toBe(1)
  })

  test('the later of two is shown what the earlier changed, and decides', async () => {
    const id = await registry.as('chief').make('市教育局', { members: 10, households: 5 })
    const path = `/${county}/${id}`
    await registry.as('chief').patch(path, { version: 1, members: 11 })
    await registry.as('chief').patch(path, { version: 2, members: 12, function: 'sector' })
    const late = await registry.as('chief').patch(path, { version: 1, members: 99, households: 6 })
    expect(late.status).toBe(409)
    expect(late.body.code).toBe('organizations.stale')
    expect(late.body.conflicts).toMatchObject([
      {
        id,
        name: '市教育局',
        version: 3,
        changes: [
          { field: 'function', before: null, theirs: 'sector', yours: null, by: 'chief的姓名' },
          { field: 'members', before: 10, theirs: 12, yours: 99, at: expect.any(String) },
        ],
      },
    ])
    expect(await registry.as('chief').show(id)).toMatchObject({ members: 12, households: 5 })
    const decided = await registry
      .as('chief')
      .patch(path, { version: 3, members: 99, households: 6 })
    expect(decided.status).toBe(200)
  })

  test('two at once: one is written, the other told', async () => {
    const id = await registry.as('chief').make('市竞争局')
    const answers = await Promise.all(
      [1, 2, 3, 4].map((members) =>
        registry.as('chief').patch(`/${county}/${id}`, { version: 1, members }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  })

  test.each([
    ['another county', 'elsewhere', county, 404],
    ['its county named wrongly', 'elsewhere', neighbour, 404],
    ['a township', 'township', county, 404],
    ['a liaison', 'liaison', county, 403],
  ])('refuses %s', async (_, who, of, status) => {
    const answer = await registry.as(who).patch(`/${of}/${bureau}`, { version: 1, members: 1 })
    expect(answer.status).toBe(status)
  })

  test('no seat is moved to where one may not write', async () => {
    const id = await registry.as('township').make('镇司法所', { regionCode: yanming })
    const answer = await registry.as('township').patch(`/${county}/${id}`, {
      version: 1,
      regionCode: dashitou,
    })
    expect(answer.status).toBe(403)
    expect(answer.body.title).toBe('您没有在“敦化市沙河沿镇”办这件事的权限')
  })

  test('a guest copy is changed at home', async () => {
    const id = newId()
    await registry.work.write({ counties: [county] }, (tx) =>
      sql`insert into organizations.organizations (county_code, id, side, code, name, kind, region_code,
        home_county_code, begins_on) values (${county}, ${id}, 'supporter', 'GUEST', '邻县来的局', 'unit',
        ${office}, ${neighbour}, '2026-01-01')`.execute(tx.db),
    )
    const answer = await registry.as('chief').patch(`/${county}/${id}`, { version: 1, members: 1 })
    expect(answer).toMatchObject({ status: 422, body: { code: 'organizations.guest' } })
  })
})

describe('a code that somebody takes after the rules were asked', () => {
  /** Asks while another transaction holds the code and has not committed. */
  const askWhileHeld = async (code: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const held = { ...unit('先到的', { code }), id: newId(), beginsOn: '2026-01-01' }
    let asked: Promise<Answer> | undefined
    await registry.work.write({ counties: [county] }, async (tx) => {
      await insertOrganizations(tx, [held as NewOrganization])
      asked = ask()
      await expect.poll(waitingForLocks).toBe(1)
    })
    return asked as Promise<Answer>
  }
  const waitingForLocks = async () => {
    const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting
      from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
      registry.database.db,
    )
    return rows[0]?.waiting
  }
  const refusal = {
    status: 409,
    body: { code: 'organizations.code-taken', errors: [{ pointer: '/code' }] },
  }

  test('is told at its field to whoever adds', async () => {
    const chief = registry.as('chief')
    const given = unit('市某局', { code: 'RACE1' })
    expect(await askWhileHeld('RACE1', () => chief.post('', given))).toMatchObject(refusal)
    expect((await chief.get('?q=RACE1')).body.items).toMatchObject([{ name: '先到的' }])
  })

  test('is told at its field to whoever edits', async () => {
    const chief = registry.as('chief')
    const path = `/${county}/${await chief.make('市某科')}`
    const change = { version: 1, code: 'RACE2' }
    expect(await askWhileHeld('RACE2', () => chief.patch(path, change))).toMatchObject(refusal)
  })
})

test('more than a column holds is told at its field', async () => {
  const answer = await registry.as('chief').post('', unit('市某站', { members: 3_000_000_000 }))
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/members' }] } })
})

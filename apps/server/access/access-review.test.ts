import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import {
  createManagementArea,
  createPlacesBelow,
  loadShippedRegions,
} from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../tests/application/application.ts'
import { addPerson, everywhere, type Held, signInFully } from '../../../tests/application/people.ts'
import type { Visitor } from '../../../tests/application/visitor.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const county = '222403000000'
const guandi = '222403102000'
const inGuandi = '222403102240'
const yaodian = '222403108204'
const inDays = (days: number) => dayOf(new Date(clock.now().getTime() + days * 86_400_000))
const reviews: Held = { role: 'security-admin', code: county }
const far: Held = { role: 'supervisor', code: '220000000000' }
const unitId = newId()
const villageId = newId()
const ids = new Map<string, string>()
let reviewer: Visitor

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const areas = await application.work.write(everywhere, async (tx) => {
    const common = { countyCode: '222403', level: 'county', beginsOn: '2026-01-01' }
    await insertOrganizations(tx, [
      {
        ...common,
        id: unitId,
        side: 'supporter',
        code: 'U1',
        name: '市统计局',
        kind: 'unit',
        regionCode: county,
      },
      {
        ...common,
        id: villageId,
        side: 'community',
        code: 'V1',
        name: '官地南村',
        kind: 'village',
        regionCode: inGuandi,
      },
    ])
    const area = (name: string, keeper: string, members: [string, boolean][]) =>
      createManagementArea(
        tx,
        {
          name,
          countyCode: keeper,
          validFrom: '2026-01-01',
          members: members.map(([regionCode, included]) => ({ regionCode, included })),
        },
        { actor: 'test' },
      )
    return {
      around: await area('东部片区', '222400', [
        [county, true],
        [yaodian.slice(0, 9).padEnd(12, '0'), false],
      ]),
      without: await area('无官地片区', '222403', [
        [county, true],
        [guandi, false],
      ]),
      within: await area('官地周边', '222403', [[inGuandi, true]]),
    }
  })
  const area = (id: string, keeper: string): Partial<Held> => ({
    code: id,
    kind: 'area',
    countyCode: keeper,
  })
  const organization = (id: string): Partial<Held> => ({
    code: id,
    kind: 'organization',
    countyCode: '222403',
  })
  const people: Record<string, Partial<Held>> = {
    reviewer: { role: 'security-admin', code: county },
    province: { role: 'supervisor', code: '220000000000' },
    prefecture: { role: 'supervisor', code: '222400000000' },
    county: { role: 'supervisor', code: county, endsOn: inDays(20) },
    township: { role: 'township', code: guandi },
    village: { role: 'village', code: inGuandi },
    beside: { role: 'township', code: '222403108000' },
    neighbour: { role: 'office', code: '222404000000' },
    ended: { role: 'supervisor', code: county, beginsOn: inDays(-9), endsOn: inDays(-1) },
    coming: { role: 'supervisor', code: county, beginsOn: inDays(3) },
    closed: { role: 'supervisor', code: county },
    area: { role: 'supervisor', ...area(areas.around, '222400') },
    'area-without': { role: 'supervisor', ...area(areas.without, '222403') },
    'area-within': { role: 'supervisor', ...area(areas.within, '222403') },
    unit: { role: 'unit', ...organization(unitId) },
    clerk: { role: 'village', ...organization(villageId), regionCode: inGuandi },
  }
  for (const [username, held] of Object.entries(people)) {
    ids.set(username, await addPerson(application, { username, grants: [held as Held] }))
  }
  await addPerson(application, {
    username: 'demo',
    demo: true,
    grants: [{ role: 'grid', code: county }],
  })
  await application.work.write(everywhere, (tx) =>
    tx.db
      .updateTable('identity.users')
      .set({ closedAt: tx.now })
      .where('username', '=', 'closed')
      .execute(),
  )
  reviewer = await signInFully(application, 'reviewer')
})

const ask = (query: string) => reviewer.get(`/api/access-review?${query}`)
const seers = async (query: string) => {
  const { body } = await ask(query)
  return body.items.map(({ user }: { user: { username: string } }) => user.username).sort()
}

test('tells who can see 官地镇: from above, from the areas that hold it, nobody else', async () => {
  expect(await seers(`region=${guandi}`)).toEqual(
    ['area', 'county', 'prefecture', 'province', 'reviewer', 'township'].sort(),
  )
  expect((await ask(`region=${guandi}`)).body.place).toEqual({ code: guandi, name: '敦化市官地镇' })
})

test('follows what is cut out of an area, and what an area names more closely', async () => {
  expect(await seers(`region=${inGuandi}`)).toEqual(
    [
      'area',
      'area-within',
      'clerk',
      'county',
      'prefecture',
      'province',
      'reviewer',
      'township',
      'village',
    ].sort(),
  )
  expect(await seers(`region=${yaodian}`)).toEqual(
    ['area-without', 'beside', 'county', 'prefecture', 'province', 'reviewer'].sort(),
  )
})

test('tells who can see an organization: whoever reaches its seat, and its own people', async () => {
  expect(await seers(`organization=${unitId}`)).toEqual(
    ['area', 'area-without', 'county', 'prefecture', 'province', 'reviewer', 'unit'].sort(),
  )
  expect(await seers(`organization=${villageId}`)).toContain('clerk')
  expect(await seers(`organization=${villageId}`)).toContain('township')
  expect(await seers(`organization=${villageId}`)).not.toContain('unit')
})

test('tells who sees a branch through the unit above it, wherever the branch is', async () => {
  const branchId = newId()
  await application.work.write(everywhere, (tx) =>
    insertOrganizations(tx, [
      {
        ...{ countyCode: '222403', id: branchId, side: 'supporter', code: 'B1', kind: 'branch' },
        ...{ name: '统计局支部', level: 'county', beginsOn: '2026-01-01' },
        ...{ regionCode: yaodian, parentId: unitId },
      },
    ]),
  )
  const { body } = await reviewer.get(`/api/access-review?organization=${branchId}`)
  const names = body.items.map(({ user }: { user: { username: string } }) => user.username)
  expect(names).toContain('unit')
  expect(names).not.toContain('clerk')
})

test('tells who keeps the places of a village in its own organization, and that it is those alone', async () => {
  const group = await application.work.write(everywhere, (tx) =>
    createPlacesBelow(tx, inGuandi, { parentCode: null, kind: 'group', names: ['一组'] }, 'test'),
  )
  for (const region of [inGuandi, (group[0] as { code: string }).code]) {
    const { body } = await reviewer.get(`/api/access-review?region=${region}`)
    const clerk = body.items.find(
      ({ user }: { user: { username: string } }) => user.username === 'clerk',
    )
    expect(clerk.capabilities).toEqual(['places.read', 'places.write'])
  }
})

test('says since when, until when, by whom, with which capabilities, and what to look at', async () => {
  const { body } = await ask(`region=${guandi}`)
  const of = (username: string) =>
    body.items.find(({ user }: { user: { username: string } }) => user.username === username)
  expect(of('county')).toMatchObject({
    grant: {
      role: 'supervisor',
      scope: { kind: 'region', code: county, name: '敦化市' },
      beginsOn: inDays(0),
      endsOn: inDays(20),
      reason: 'test',
    },
    givenBy: 'test',
    capabilities: [
      'deeds.read',
      'indicators.read',
      'needs.read',
      'organizations.read',
      'places.read',
      'programmes.read',
    ],
    acts: true,
    flags: ['ends-soon'],
  })
  expect(of('township')).toMatchObject({ acts: false, flags: ['second-factor-missing'] })
  expect(of('reviewer')).toMatchObject({ acts: true, flags: [] })
  await application.work.write(everywhere, (tx) =>
    tx.db
      .updateTable('identity.users')
      .set({ lastSignInAt: new Date(tx.now.getTime() - 91 * 86_400_000) })
      .where('username', '=', 'province')
      .execute(),
  )
  const again = (await ask(`region=${guandi}`)).body.items
  const province = again.find(
    ({ user }: { user: { username: string } }) => user.username === 'province',
  )
  expect(province.flags).toEqual(['long-absent'])
})

test('covers what the actors themselves may reach: it goes by the same reach', async () => {
  const visitor = await signInFully(application, 'township')
  expect((await visitor.get('/api/session')).body.capabilities).toContain('accounts.read')
  const { body } = await ask(`region=${guandi}`)
  const row = body.items.find(
    ({ user }: { user: { username: string } }) => user.username === 'township',
  )
  expect(row.acts).toBe(true)
})

test('is a table too, in the reader’s language', async () => {
  const { body, headers } = await reviewer.get(`/api/access-review.csv?region=${guandi}`)
  expect(headers.get('content-type')).toContain('text/csv')
  const lines = (body as string).split('\n')
  expect(lines[0]).toBe(
    '姓名,用户名,角色,范围,范围代码,开始日,结束日,授权人,理由,能做什么,最近登录,提醒',
  )
  expect(body).toContain('三十天内到期')
  const english = await reviewer.get(`/api/access-review.csv?region=${guandi}&lang=en`)
  expect(english.body).toContain('ends within thirty days')
})

test('whoever is told of learns who asked, once for some time; the reader is no look', async () => {
  const looksOf = async (countyCode: string, username: string) => {
    const rows = await application.work.read(everywhere, (tx) =>
      tx.db
        .selectFrom('journal.looks')
        .select(['actor', 'purpose'])
        .where('countyCode', '=', countyCode)
        .where('subjectKind', '=', 'user')
        .where('subjectId', '=', ids.get(username) as string)
        .execute(),
    )
    return rows.map(({ actor, purpose }) => [actor, purpose])
  }
  const askedBy = (username: string) => [ids.get(username), 'access-review']
  ids.set('other', await addPerson(application, { username: 'other', grants: [reviews] }))
  ids.set('far', await addPerson(application, { username: 'far', home: '220000', grants: [far] }))
  const other = await signInFully(application, 'other')
  for (const format of ['', '', '.csv'])
    await other.get(`/api/access-review${format}?region=${guandi}`)
  const fromOther = async (countyCode: string, username: string) =>
    (await looksOf(countyCode, username)).filter(([actor]) => actor === ids.get('other'))
  expect(await fromOther('222403', 'county')).toEqual([askedBy('other')])
  expect(await fromOther('220000', 'far')).toEqual([askedBy('other')])
  expect(await fromOther('222403', 'other')).toEqual([])
  expect(await fromOther('222403', 'clerk'), 'not told of').toEqual([])
  const own = await (await signInFully(application, 'county')).get('/api/account/traces')
  expect(own.body.items).toContainEqual(
    expect.objectContaining({ by: 'other', purpose: 'access-review' }),
  )
})

test('is for places within the reviewer’s own reach, asked for one at a time', async () => {
  expect(await ask('region=222404000000')).toMatchObject({ status: 404 })
  expect(await ask('region=222400000000')).toMatchObject({ status: 404 })
  expect(await ask(`organization=${newId()}`)).toMatchObject({ status: 404 })
  expect(await ask('')).toMatchObject({ status: 400 })
  expect(await ask(`region=${guandi}&organization=${unitId}`)).toMatchObject({ status: 400 })
})

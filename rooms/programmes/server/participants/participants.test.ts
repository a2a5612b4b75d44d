import { beforeAll, describe, expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import type { Answer } from '../../../../tests/application/visitor.ts'
import {
  county,
  neighbour,
  nextYear,
  ok,
  useOffices,
  yanming,
  yaodian,
  year,
} from '../../testing/offices.ts'

const offices = useOffices()
const { as, make, register } = offices

const pathOf = (cycleId: string) => `/api/cycles/${cycleId}/participants`
const join = (cycleId: string, body: object, who = 'office') =>
  as(who).post(pathOf(cycleId), { part: 'supporter', ...body })
const list = async (cycleId: string, query = '', who = 'office') =>
  ok(await as(who).get(`${pathOf(cycleId)}?${query}`))
const leave = (cycleId: string, id: string, who = 'office') =>
  as(who).post(`${pathOf(cycleId)}/${id}/leave`, { reason: '机构改革' })
const codesOf = ({ body }: Answer) =>
  (body as { errors: { code: string }[] }).errors.map(({ code }) => code)
const tell = () => deliverOutbox(offices.application.work, allSubscriptions, county)

describe('organizations that join', () => {
  test('take part from today, and see themselves among the others', async () => {
    const { id, cycleId } = await make()
    const [other] = await register({ name: '市审计局' })
    const organizationIds = [offices.unit, other]
    expect(ok(await join(cycleId, { organizationIds }))).toEqual({
      ...{ joined: 2, already: 0, faults: [] },
    })
    ok(await join(cycleId, { part: 'community', organizationIds: [offices.village] }))
    const { items, counts } = await list(cycleId, 'part=supporter', 'unit')
    expect(counts).toEqual({ supporter: 2, community: 1, ally: 0 })
    expect(items.find(({ mine }: { mine: boolean }) => mine)).toMatchObject({
      ...{ organizationId: offices.unit, name: '市统计局', part: 'supporter', leftOn: null },
      ...{ regionName: '敦化市', kind: 'unit', level: 'county' },
    })
    const { inside } = ok(await as('village').get(`/api/programmes/${id}`))
    expect(inside).toMatchObject({
      participants: counts,
      mine: [{ cycleId, organizationId: offices.village, part: 'community', name: '腰甸村' }],
    })
    expect(inside.nextTasks[0]).toMatchObject({ title: '印发两个方案' })
  })

  test('are told every fault at once, and none of them joins', async () => {
    const { cycleId } = await make()
    const [branch, closed, guest, far, there] = await register(
      { name: '一支部', kind: 'branch' },
      { name: '撤了的局', endsOn: '2026-02-01' },
      { name: '外县来的', homeCountyCode: neighbour },
      { name: '珲春的', countyCode: neighbour },
      { name: '已经在的' },
    )
    ok(await join(cycleId, { organizationIds: [there] }))
    const organizationIds = [offices.unit, branch, closed, guest, far, there, offices.unit]
    const refused = await join(cycleId, { organizationIds })
    expect(refused).toMatchObject({ status: 422, body: { code: 'programmes.cannot-join' } })
    expect(codesOf(refused)).toEqual(
      ['kind', 'closed', 'guest', 'absent', 'already', 'twice'].map((each) => `programmes.${each}`),
    )
    const [kind] = (refused.body as { errors: { detail: string; pointer: string }[] }).errors
    expect(kind).toMatchObject({ pointer: '/organizationIds/1' })
    expect(kind?.detail).toBe('“一支部”是支部，这个行动里只有这些能参加：单位、企业、学校、医院')
    expect((await list(cycleId)).items).toHaveLength(1)
    const seen = ok(await join(cycleId, { organizationIds, preview: true }))
    expect(seen).toMatchObject({ joined: 0 })
    expect(seen.faults.map(({ code }: { code: string }) => code)).toEqual(codesOf(refused))
    expect(seen.faults[0].text).toBe(kind?.detail)
  })

  test('have a kind and a level that the settings name for the part', async () => {
    const branches = await make({ template: 'branch-to-branch' })
    const [city, town, unsaid] = await register(
      { kind: 'branch', level: 'city' },
      { kind: 'branch', level: 'township' },
      { kind: 'branch', level: null },
    )
    const organizationIds = [city, town, unsaid]
    const refused = await join(branches.cycleId, { organizationIds })
    expect(codesOf(refused)).toEqual(['programmes.level', 'programmes.level'])
    expect(ok(await join(branches.cycleId, { organizationIds: [city] })).joined).toBe(1)
    const ally = await join(branches.cycleId, { part: 'ally', organizationIds: [offices.unit] })
    expect(codesOf(ally)).toEqual(['programmes.no-allies'])
    const { cycleId } = await make()
    ok(await join(cycleId, { part: 'ally', organizationIds: [offices.unit] }))
    const helped = await join(cycleId, { part: 'ally', organizationIds: [offices.village] })
    expect(codesOf(helped)).toEqual(['programmes.kind'])
  })

  test('join all at once, as far as they fit and are not there; before it is said how many', async () => {
    const { cycleId } = await make()
    const [town, , branch] = await register(
      { name: '镇财政所', regionCode: yanming },
      { name: '镇卫生院', kind: 'hospital', regionCode: yanming },
      { name: '镇里的支部', kind: 'branch', regionCode: yanming },
    )
    ok(await join(cycleId, { organizationIds: [town] }))
    const allOf = { side: 'supporter', regionCode: yanming }
    const preview = ok(await join(cycleId, { allOf, preview: true }))
    expect(preview).toEqual({ joined: 1, already: 1, faults: [] })
    expect((await list(cycleId)).items).toHaveLength(1)
    expect(ok(await join(cycleId, { allOf }))).toEqual(preview)
    const { items } = await list(cycleId)
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['镇财政所', '镇卫生院'])
    expect(
      items.map(({ organizationId }: { organizationId: string }) => organizationId),
    ).not.toContain(branch)
    expect(ok(await join(cycleId, { allOf }))).toEqual({ joined: 0, already: 2, faults: [] })
    const far = await join(cycleId, { allOf: { side: 'supporter', regionCode: neighbour } })
    expect(codesOf(far)).toEqual(['programmes.absent'])
  })

  test('are not there twice when two offices add them in the same moment', async () => {
    const { cycleId } = await make()
    const [id] = await register({ name: '抢着加的' })
    const ask = () => join(cycleId, { organizationIds: [id] })
    const answers = await Promise.all([ask(), ask()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect((await list(cycleId)).items).toHaveLength(1)
  })

  test('are chosen by the office of all of the region, and by no other', async () => {
    const { cycleId } = await make()
    const organizationIds = [offices.unit]
    expect((await join(cycleId, { organizationIds }, 'township')).status).toBe(403)
    expect((await join(cycleId, { organizationIds }, 'unit')).status).toBe(403)
    expect((await join(cycleId, { organizationIds }, 'neighbour')).status).toBe(404)
    expect((await join(cycleId, { organizationIds, allOf: { side: 'other' } })).status).toBe(400)
    expect((await join(cycleId, {})).status).toBe(400)
  })

  test('of a city’s programme stay under their own counties', async () => {
    const { cycleId } = await make({ regionCode: '2224' }, 'prefecture')
    const [far] = await register({ name: '珲春统计局', countyCode: neighbour })
    const body = { part: 'supporter', organizationIds: [offices.unit, far] }
    expect(ok(await as('prefecture').post(pathOf(cycleId), body)).joined).toBe(2)
    const { items } = await list(cycleId, '', 'prefecture')
    expect(items.map(({ countyCode }: { countyCode: string }) => countyCode)).toEqual([
      county,
      neighbour,
    ])
  })

  test('join no cycle that is over', async () => {
    const cycle = { name: '旧', beginsOn: '2020-01-01', endsOn: '2020-12-31' }
    const { cycleId } = await make({ cycle })
    const late = await join(cycleId, { organizationIds: [offices.unit] })
    expect(late.body.code).toBe('programmes.cycle-over')
  })
})

describe('a list of those who take part', () => {
  test('is found by name, pinyin, initials and code, and leafed through page by page', async () => {
    const { cycleId } = await make()
    const ids = await register(
      ...['市气象局', '市档案局', '市地震局'].map((name) => ({ name, code: `Q-${name}` })),
    )
    ok(await join(cycleId, { organizationIds: ids }))
    for (const q of ['档案', 'dangan', 'daj', 'Q-市档案局']) {
      const { items } = await list(cycleId, `q=${encodeURIComponent(q)}`)
      expect([q, items.map(({ name }: { name: string }) => name)]).toEqual([q, ['市档案局']])
    }
    const first = await list(cycleId, 'limit=2')
    const second = await list(cycleId, `limit=2&after=${first.next}`)
    const all = [...first.items, ...second.items]
    expect(all.map(({ organizationId }) => organizationId).sort()).toEqual([...ids].sort())
    expect(second.next).toBe(undefined)
  })

  test('names cadres to whoever reaches them, and tells others the code', async () => {
    const { cycleId } = await make({ template: 'cadres-to-villages' })
    const [cadre] = await register({ name: '王某某', code: 'GB-7', kind: 'person' })
    ok(await join(cycleId, { organizationIds: [cadre] }))
    expect((await list(cycleId)).items).toMatchObject([{ name: '王某某', code: 'GB-7' }])
    expect((await list(cycleId, '', 'village')).items).toMatchObject([{ name: 'GB-7' }])
    expect((await list(cycleId, `q=${encodeURIComponent('王某某')}`)).items).toEqual([])
  })
})

describe('whoever leaves', () => {
  test('stays known with the reason, and may come back', async () => {
    const { cycleId } = await make()
    ok(await join(cycleId, { organizationIds: [offices.unit] }))
    expect((await leave(cycleId, offices.unit, 'township')).status).toBe(403)
    expect((await leave(cycleId, offices.unit, 'neighbour')).status).toBe(404)
    ok(await leave(cycleId, offices.unit))
    expect((await leave(cycleId, offices.unit)).body.code).toBe('programmes.has-left')
    expect((await leave(cycleId, offices.village)).status).toBe(404)
    const { items, counts } = await list(cycleId, 'state=left')
    expect(counts.supporter).toBe(0)
    expect(items).toMatchObject([{ organizationId: offices.unit, leftReason: '机构改革' }])
    ok(await join(cycleId, { organizationIds: [offices.unit] }))
    expect((await list(cycleId)).items).toHaveLength(1)
  })

  test('before a cycle begins never took part in it', async () => {
    const { cycleId } = await make({ cycle: nextYear })
    ok(await join(cycleId, { organizationIds: [offices.unit] }))
    expect(ok(await leave(cycleId, offices.unit))).toEqual({ leftOn: nextYear.beginsOn })
  })
})

describe('when the registry changes', () => {
  let cycleId: string
  beforeAll(async () => {
    ;({ cycleId } = await make())
  })

  test('a closed organization leaves the cycles that are not over, once however often it is told', async () => {
    const [id] = (await register({ name: '要撤的局' })) as [string]
    ok(await join(cycleId, { organizationIds: [id] }))
    const hangs = ok(await as('office').get(`/api/organizations/${county}/${id}`)).hangs
    expect(hangs).toContainEqual(expect.objectContaining({ key: 'participations', count: 1 }))
    const path = `/api/organizations/${county}/${id}/close`
    ok(await as('office').post(path, { version: 1, reason: '机构改革' }))
    await tell()
    const { items } = await list(cycleId, 'state=left')
    expect(items).toMatchObject([{ organizationId: id, leftReason: '单位已撤销' }])
    await offices.application.work.write({ counties: [county] }, async (tx) => {
      for (const { topic, handle } of allSubscriptions) {
        const event = { countyCode: county, id, topic, payload: { id } }
        if (topic === 'organizations.closed') await handle(tx, event)
      }
    })
    expect((await list(cycleId, 'state=left')).items).toEqual(items)
  })

  test('one that is reopened is there again, as if it had never been away', async () => {
    const [id] = (await register({ name: '撤了又恢复的局' })) as [string]
    ok(await join(cycleId, { organizationIds: [id] }))
    const of = (items: { organizationId: string; joinedOn: string }[]) =>
      items.find((each) => each.organizationId === id)
    const before = of((await list(cycleId)).items)
    const path = `/api/organizations/${county}/${id}`
    ok(await as('office').post(`${path}/close`, { version: 1, reason: '机构改革' }))
    await tell()
    expect(of((await list(cycleId)).items)).toBeUndefined()
    ok(await as('office').post(`${path}/reopen`, { version: 2, reason: '撤错了' }))
    await tell()
    expect(of((await list(cycleId)).items)).toEqual(before)
    expect(of((await list(cycleId, 'state=left')).items)).toBeUndefined()
  })

  test('one that was reopened before it was told goes on', async () => {
    const [id] = await register({ name: '误撤的局' })
    ok(await join(cycleId, { organizationIds: [id] }))
    const path = `/api/organizations/${county}/${id}`
    ok(await as('office').post(`${path}/close`, { version: 1, reason: '点错了' }))
    ok(await as('office').post(`${path}/reopen`, { version: 2, reason: '点错了' }))
    await tell()
    const { items } = await list(cycleId)
    expect(items.some((each: { organizationId: string }) => each.organizationId === id)).toBe(true)
  })

  test('what a duplicate took part in and owned, the kept one did', async () => {
    const [kept, twin, both, bothTwin] = await register(
      { name: '市总工会' },
      { name: '敦化市总工会' },
      { name: '团市委' },
      { name: '共青团敦化市委' },
    )
    const own = await make()
    ok(await join(own.cycleId, { organizationIds: [twin, both, bothTwin] }))
    const task = { title: '慰问', owner: '工会', ownerOrganizationId: twin, dueOn: `${year}-12-01` }
    ok(await as('office').post(`/api/cycles/${own.cycleId}/tasks`, task))
    for (const [from, to] of [
      [twin, kept],
      [bothTwin, both],
    ]) {
      const merger = {
        kind: 'duplicate',
        from: [{ id: from, version: 1 }],
        to: { id: to, version: 1 },
      }
      ok(
        await as('office').post(`/api/organizations/${county}/merge`, {
          ...merger,
          reason: '重复',
        }),
      )
    }
    await tell()
    const present = (await list(own.cycleId)).items
    expect(present.map((each: { organizationId: string }) => each.organizationId).sort()).toEqual(
      [kept, both].sort(),
    )
    const left = (await list(own.cycleId, 'state=left')).items
    expect(left).toMatchObject([
      { organizationId: both, leftReason: '重复登记，已并到保留的那一个' },
    ])
    const tasks = ok(await as('office').get(`/api/cycles/${own.cycleId}/tasks?limit=200`)).items
    expect(tasks.find(({ title }: { title: string }) => title === '慰问')).toMatchObject({
      ownerOrganizationId: kept,
    })
  })

  test('one that was joined to another leaves; whether the other takes part, people decide', async () => {
    const [from, to] = await register({ name: '粮食局' }, { name: '发改局' })
    const own = await make()
    ok(await join(own.cycleId, { organizationIds: [from] }))
    const merger = { kind: 'merged', from: [{ id: from, version: 1 }], to: { id: to, version: 1 } }
    ok(await as('office').post(`/api/organizations/${county}/merge`, { ...merger, reason: '合并' }))
    await tell()
    expect((await list(own.cycleId)).items).toEqual([])
    expect((await list(own.cycleId, 'state=left')).items).toMatchObject([{ organizationId: from }])
  })
})

test('a village clerk whose role is on the region is shown the village as their own', async () => {
  const { id, cycleId } = await make()
  ok(await join(cycleId, { part: 'community', organizationIds: [offices.village] }))
  await offices.admit('clerk', { role: 'village', code: yaodian })
  const { inside } = ok(await as('clerk').get(`/api/programmes/${id}`))
  expect(inside.mine).toMatchObject([{ organizationId: offices.village }])
})

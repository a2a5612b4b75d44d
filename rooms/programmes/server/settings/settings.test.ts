import { describe, expect, test } from 'vitest'
import type { Settings } from '../../shared/template.ts'
import { county, ok, useOffices } from '../../testing/offices.ts'

const offices = useOffices()
const { as, make } = offices

const reason = '按会议纪要'
const settingsOf = async (id: string): Promise<Settings> =>
  ok(await as('prefecture').get(`/api/programmes/${id}`)).settings
const put = (id: string, settings: object, version = 1, who = 'office') =>
  as(who).ask('PUT', `/api/programmes/${id}/settings`, { version, reason, settings })

describe('what a programme goes by', () => {
  test('is changed by a new version; the ones before stay readable, by whom and why', async () => {
    const { id } = await make()
    const settings = await settingsOf(id)
    const changed = { ...settings, allies: false }
    expect(ok(await put(id, changed))).toEqual({ version: 2 })
    expect(await settingsOf(id)).toEqual(changed)
    const first = ok(await as('village').get(`/api/programmes/${id}/settings?limit=1`))
    expect(first.items).toMatchObject([{ version: 2, reason, by: 'office', settings: changed }])
    const { items } = ok(
      await as('village').get(`/api/programmes/${id}/settings?limit=1&after=${first.next}`),
    )
    expect(items).toMatchObject([{ version: 1, reason: '按模板“党建包联”', settings }])
  })

  test('opens at any of its versions, and is not there at one that never was', async () => {
    const { id } = await make()
    const settings = await settingsOf(id)
    ok(await put(id, { ...settings, allies: false }))
    const version = (of: unknown) => as('village').get(`/api/programmes/${id}/settings/${of}`)
    expect(ok(await version(1))).toMatchObject({ version: 1, settings })
    expect(ok(await version(2))).toMatchObject({ version: 2, reason, settings: { allies: false } })
    expect((await version(3)).status).toBe(404)
    expect((await version(0)).status).toBe(400)
    expect((await version('last')).status).toBe(400)
  })

  test('names a post that is gone by what it was called, not by its code', async () => {
    const { id } = await make({ template: 'cadres-to-villages' })
    const settings = await settingsOf(id)
    const [post] = settings.posts
    const refused = await put(id, { ...settings, posts: [] })
    expect(refused.body.errors).toHaveLength(1)
    expect(refused.body.errors[0].detail).toContain(`“${post?.name.zh}”`)
  })

  test('keeps no identity number, and what is said as long as the plan of a cycle takes it', async () => {
    const { id } = await make()
    const settings = await settingsOf(id)
    const [task] = settings.tasks
    const named = (zh: string) => ({ ...settings, tasks: [{ ...task, title: { zh, en: zh } }] })
    expect((await put(id, named('找 11010519491231002X'))).status).toBe(400)
    expect((await put(id, named('长'.repeat(201)))).status).toBe(400)
    expect((await put(id, named('评选{先进}'))).status).toBe(400)
    expect((await put(id, named('评选{count}'))).status).toBe(400)
    expect((await put(id, named('长'.repeat(200)))).status).toBe(200)
  })

  test('is refused when somebody else changed it meanwhile, and told where it differs', async () => {
    const { id } = await make()
    const settings = await settingsOf(id)
    ok(await put(id, { ...settings, allies: false }))
    const late = await put(id, { ...settings, posts: [] })
    expect(late).toMatchObject({ status: 409, body: { code: 'programmes.stale' } })
    const fields = late.body.conflicts[0].changes.map(({ field }: { field: string }) => field)
    expect(fields).toEqual(expect.arrayContaining(['allies', 'posts']))
    expect(fields).not.toContain('ways')
  })

  test('is refused with all that does not fit together, and with what has no shape', async () => {
    const { id } = await make()
    const settings = await settingsOf(id)
    const wrong = {
      ...settings,
      activities: [],
      dutyRule: { post: 'nobody', fewestDaysPerMonth: 3 },
      stages: [{ name: { zh: '倒', en: 'Back' }, fromMonth: 3, toMonth: 1 }],
    }
    const refused = await put(id, wrong)
    expect(refused).toMatchObject({ status: 422, body: { code: 'programmes.wrong-settings' } })
    const told = refused.body.errors.map(({ code }: { code: string }) => code)
    expect(told.filter((code: string) => code === 'programmes.no-activity')).toHaveLength(5)
    expect(told).toContain('programmes.no-post')
    expect(told).toContain('programmes.ends-first')
    expect((await put(id, { ...settings, ways: [] })).status).toBe(400)
    expect((await put(id, { ...settings, extra: 1 })).status).toBe(400)
  })

  test('keeps a place for everybody who takes part; whoever would lose it is named, all of them', async () => {
    const { id, cycleId } = await make()
    const [school, hospital] = await offices.register(
      { name: '一中', kind: 'school' },
      { name: '市医院', kind: 'hospital' },
    )
    const join = (part: string, organizationIds: unknown[]) =>
      as('office').post(`/api/cycles/${cycleId}/participants`, { part, organizationIds })
    ok(await join('supporter', [offices.unit, school]))
    ok(await join('ally', [hospital]))
    const settings = await settingsOf(id)
    const narrow = {
      ...settings,
      allies: false,
      supporters: { ...settings.supporters, kinds: ['unit'] },
      fields: [],
    }
    const refused = await put(id, narrow)
    expect(refused).toMatchObject({ status: 422, body: { code: 'programmes.still-take-part' } })
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/settings/allies',
      '/settings/supporters',
    ])
    expect(await settingsOf(id)).toEqual(settings)
    for (const each of [school, hospital]) {
      const path = `/api/cycles/${cycleId}/participants/${each}/leave`
      ok(await as('office').post(path, { reason: '调整范围' }))
    }
    expect((await put(id, narrow)).status).toBe(200)
  })

  test('is changed though somebody became of another kind since it joined', async () => {
    const { id, cycleId } = await make()
    const [odd] = await offices.register({ name: '商会', kind: 'enterprise' })
    const body = { part: 'supporter', organizationIds: [odd] }
    ok(await as('office').post(`/api/cycles/${cycleId}/participants`, body))
    const path = `/api/organizations/${county}/${odd}`
    const kind = { version: 1, kind: 'social', reason: '登记错了' }
    ok(await as('office').ask('PATCH', path, kind))
    const settings = await settingsOf(id)
    expect((await put(id, { ...settings, posts: [] })).status).toBe(200)
  })

  test('is never such that somebody joins by what it was before', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, cycleId } = await make()
      const settings = await settingsOf(id)
      const path = `/api/cycles/${cycleId}/participants`
      const joining = { part: 'ally', organizationIds: [offices.unit] }
      const [joined, changed] = await Promise.all([
        as('office').post(path, joining),
        put(id, { ...settings, allies: false }),
      ])
      expect([joined.status, changed.status].sort()).toEqual([200, 422])
    }
  })

  test('is changed by the office of its whole region alone', async () => {
    const { id } = await make()
    const settings = await settingsOf(id)
    expect((await put(id, settings, 1, 'township')).status).toBe(403)
    expect((await put(id, settings, 1, 'neighbour')).status).toBe(404)
    expect((await put(id, settings, 1, 'prefecture')).status).toBe(200)
  })
})

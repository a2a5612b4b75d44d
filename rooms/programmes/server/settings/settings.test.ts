import { describe, expect, test } from 'vitest'
import type { Settings } from '../../shared/template.ts'
import { ok, useOffices } from '../../testing/offices.ts'

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

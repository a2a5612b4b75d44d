import { beforeAll, describe, expect, test } from 'vitest'
import { ok, useOffices } from '../../testing/offices.ts'

const offices = useOffices()
const { as, make } = offices

let guide: string
let id: string

beforeAll(async () => {
  const template = 'seven-fields'
  guide = (await make({ template, regionCode: '2224', name: '州指导意见' }, 'prefecture')).id
  id = (await make({ guideId: guide })).id
})

const read = async (who = 'office', of = id) =>
  ok(await as(who).get(`/api/programmes/${of}/guidance`))
const itemOf = async (item: string) =>
  (await read()).items.find((each: { item: string }) => each.item === item)
const answer = (item: string, body: object, who = 'office') =>
  as(who).ask('PUT', `/api/programmes/${id}/guidance/${item}`, {
    ...{ version: 0, guideVersion: 1, answer: 'adopted', ...body },
  })

describe('guidance of a higher region', () => {
  test('binds nobody: each item is there with what it says, unanswered', async () => {
    const { guide: shown, items } = await read('village')
    expect(shown).toEqual({ id: guide, name: '州指导意见', office: '市联建办', version: 1 })
    expect(items).toHaveLength(13)
    expect(items.every((each: { answer: unknown }) => each.answer === null)).toBe(true)
    expect(await itemOf('dutyRule')).toMatchObject({ theirs: null, same: true })
    expect(await itemOf('allies')).toMatchObject({ theirs: true, same: true })
    expect(await itemOf('indicators')).toMatchObject({ same: false, label: { zh: '指标' } })
  })

  test('that is adopted enters the own settings', async () => {
    expect(ok(await answer('indicators', {}))).toEqual({ version: 1, settingsVersion: 2 })
    const own = ok(await as('office').get(`/api/programmes/${id}`)).settings
    const theirs = ok(await as('prefecture').get(`/api/programmes/${guide}`)).settings
    expect(own.indicators).toEqual(theirs.indicators)
    expect(own.ways).not.toEqual(theirs.ways)
    expect(await itemOf('indicators')).toMatchObject({
      same: true,
      answer: { answer: 'adopted', by: 'office', stale: false },
    })
    expect(ok(await answer('allies', {}))).toEqual({ version: 1, settingsVersion: 2 })
  })

  test('that was adopted is not changed before it is varied with a reason', async () => {
    const own = await make({ guideId: guide })
    const path = `/api/programmes/${own.id}`
    const put = (item: string, body: object) =>
      as('office').ask('PUT', `${path}/guidance/${item}`, { guideVersion: 1, ...body })
    ok(await put('stages', { version: 0, answer: 'adopted' }))
    ok(await put('allies', { version: 0, answer: 'adopted' }))
    const { settings, settingsVersion: version } = ok(await as('office').get(path))
    const change = (more: object, seen = version) =>
      as('office').ask('PUT', `${path}/settings`, {
        ...{ version: seen, reason: '本地情况不同', settings: { ...settings, ...more } },
      })
    const refused = await change({ stages: [], allies: false, posts: [] })
    expect(refused).toMatchObject({ status: 422, body: { code: 'programmes.fixed-by-guide' } })
    const told = refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(told.sort()).toEqual(['/settings/allies', '/settings/stages'])
    expect(refused.body.errors[0].detail).toContain('州指导意见')
    ok(await put('stages', { version: 1, answer: 'varied', reason: '本地情况不同' }))
    expect((await change({ stages: [], allies: false })).status).toBe(422)
    expect(ok(await change({ stages: [] }))).toEqual({ version: version + 1 })
  })

  test('that is varied needs a reason, which the higher office reads', async () => {
    expect((await answer('ways', { answer: 'varied' })).status).toBe(400)
    ok(await answer('ways', { answer: 'varied', reason: '我市单位少' }))
    const { items } = await read('prefecture')
    const ways = items.find(({ item }: { item: string }) => item === 'ways')
    expect(ways).toMatchObject({ same: false, answer: { answer: 'varied', reason: '我市单位少' } })
  })

  test('is answered once at a time, and by the own office alone', async () => {
    ok(await answer('posts', { answer: 'varied', reason: '先这样' }))
    expect((await answer('posts', {})).body.code).toBe('programmes.stale')
    expect((await answer('stages', {}, 'township')).status).toBe(403)
    expect((await answer('stages', {}, 'neighbour')).status).toBe(404)
    expect((await answer('dutyRule', {})).body.code).toBe('programmes.not-guided')
    expect((await answer('everything', {})).status).toBe(400)
  })

  test('is not adopted where those who take part would have no place', async () => {
    const other = await make({ template: 'branch-to-branch', regionCode: '2224' }, 'prefecture')
    const guided = await make({ guideId: other.id })
    const body = { part: 'supporter', organizationIds: [offices.unit] }
    ok(await as('office').post(`/api/cycles/${guided.cycleId}/participants`, body))
    const path = `/api/programmes/${guided.id}/guidance/supporters`
    const adopted = { version: 0, guideVersion: 1, answer: 'adopted' }
    const refused = await as('office').ask('PUT', path, adopted)
    // The fields of the own plan name kinds that would support nobody; they are told first.
    expect(refused.body.code).toBe('programmes.wrong-settings')
    const fields = { version: 0, guideVersion: 1, answer: 'adopted' }
    const theirs = ok(await as('office').get(`/api/programmes/${guided.id}`)).settings
    const settings = { ...theirs, fields: [] }
    const change = { version: 1, reason: '先去掉领域', settings }
    ok(await as('office').ask('PUT', `/api/programmes/${guided.id}/settings`, change))
    expect((await as('office').ask('PUT', path, fields)).body.code).toBe(
      'programmes.still-take-part',
    )
  })

  test('that changes makes the answer to what changed stale, and undoes none', async () => {
    const { settings } = ok(await as('prefecture').get(`/api/programmes/${guide}`))
    const changed = { ...settings, indicators: settings.indicators.slice(1) }
    const change = { version: 1, reason: '精简指标', settings: changed }
    ok(await as('prefecture').ask('PUT', `/api/programmes/${guide}/settings`, change))
    expect(await itemOf('indicators')).toMatchObject({
      same: false,
      answer: { answer: 'adopted', guideVersion: 1, stale: true },
    })
    expect((await itemOf('ways')).answer).toMatchObject({ stale: false })
    const late = await answer('tasks', {})
    expect(late).toMatchObject({ status: 409, body: { code: 'programmes.stale-guidance' } })
    ok(await answer('indicators', { version: 1, guideVersion: 2 }))
    expect(await itemOf('indicators')).toMatchObject({ same: true, answer: { stale: false } })
  })

  test('of another guide is unanswered, whatever was answered to the one before', async () => {
    const later = await make({ regionCode: '2224', name: '新的指导意见' }, 'prefecture')
    const path = `/api/programmes/${id}`
    const { version } = ok(await as('office').get(path))
    const change = { version, reason: '换了文件', guideId: later.id }
    ok(await as('office').ask('PATCH', path, change))
    expect(await itemOf('ways')).toMatchObject({ answer: null })
    ok(await answer('ways', { answer: 'varied', reason: '照旧' }))
    expect(await itemOf('ways')).toMatchObject({ answer: { reason: '照旧', version: 1 } })
    const own = { version: version + 1, reason: '试', guideId: id }
    expect((await as('office').ask('PATCH', path, own)).body.code).toBe('programmes.unfit-guide')
  })

  test('is none where no programme guides', async () => {
    const { id: alone } = await make()
    const answered = await as('office').get(`/api/programmes/${alone}/guidance`)
    expect(answered).toMatchObject({ status: 422, body: { code: 'programmes.no-guide' } })
  })
})

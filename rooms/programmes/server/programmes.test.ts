import { describe, expect, test } from 'vitest'
import {
  county,
  ok,
  prefecture,
  thisYear,
  useOffices,
  yanming,
  yaodian,
  year,
} from '../testing/offices.ts'
import { templates } from './templates.ts'

const offices = useOffices()
const { as, make } = offices
const all = [...templates.values()]

describe('templates', () => {
  test('are listed and shown whole to whoever has a role in programmes', async () => {
    const { items } = ok(await as('village').get('/api/templates'))
    expect(items.map(({ code }: { code: string }) => code)).toEqual([...templates.keys()])
    const whole = ok(await as('unit').get('/api/templates/seven-fields'))
    expect(whole).toEqual(templates.get('seven-fields'))
    expect((await as('unit').get('/api/templates/eight-fields')).status).toBe(404)
  })

  test.each(all.map(({ code }) => code))(
    'a programme made from %s has what the template says',
    async (code) => {
      const template = templates.get(code)
      if (!template) throw new Error(code)
      const { id, cycleId, ...made } = await make({ template: code })
      expect(made).toEqual({ leftOut: [] })
      const shown = ok(await as('office').get(`/api/programmes/${id}`))
      const { code: _code, source: _source, documents, ...settings } = template
      expect(shown).toMatchObject({ settings, settingsVersion: 1, template: code, version: 1 })
      expect(shown).toMatchObject({ published: false, cycles: [{ id: cycleId, ...thisYear }] })
      const stages = ok(await as('office').get(`/api/cycles/${cycleId}/stages`))
      const named = (items: { name: string }[]) => items.map(({ name }) => name)
      expect(named(stages.items)).toEqual(template.stages.map(({ name }) => name.zh))
      expect(stages.items[0].beginsOn).toBe(thisYear.beginsOn)
      const tasks = ok(await as('office').get(`/api/cycles/${cycleId}/tasks`)).items
      expect(tasks.map(({ title }: { title: string }) => title).sort()).toEqual(
        template.tasks.map(({ title }) => title.zh).sort(),
      )
      const duties = ok(await as('office').get(`/api/cycles/${cycleId}/duties`))
      expect(duties.version).toBe(1)
      expect(duties.items.map(({ post }: { post: string }) => post)).toEqual(
        template.duties.map(({ post }) => post.zh),
      )
      const library = ok(await as('office').get(`/api/programmes/${id}/documents`)).items
      expect(library.map(({ title }: { title: string }) => title)).toEqual(
        documents.map(({ zh }) => zh),
      )
      expect(library.every(({ version }: { version: number }) => version === 0)).toBe(true)
    },
  )
})

describe('a new programme', () => {
  const body = {
    ...{ template: 'units-to-places', regionCode: county, name: '试点', officeName: '联建办' },
    cycle: thisYear,
  }
  const post = (more: object, who = 'office') =>
    as(who).post('/api/programmes', { ...body, ...more })

  test('is made by the office of its whole region alone', async () => {
    expect((await post({}, 'neighbour')).status).toBe(403)
    expect((await post({}, 'township')).status).toBe(403)
    expect((await post({}, 'village')).status).toBe(403)
    expect((await post({ regionCode: '2224' })).status).toBe(403)
    expect((await post({ regionCode: '2224' }, 'prefecture')).status).toBe(200)
  })

  test('needs a template, a region and days that are there', async () => {
    expect((await post({ template: 'nothing' })).body.code).toBe('programmes.unknown-template')
    const village = await post({ regionCode: yaodian })
    expect(village.body).toMatchObject({ code: 'programmes.unknown-region' })
    const days = { name: '倒', beginsOn: '2026-06-01', endsOn: '2026-06-01' }
    expect((await post({ cycle: days })).body).toMatchObject({
      code: 'programmes.wrong-cycle',
      errors: [{ pointer: '/cycle/endsOn', code: 'programmes.reversed' }],
    })
    const long = { ...days, endsOn: '2029-06-01' }
    expect((await post({ cycle: long })).body.errors[0].code).toBe('programmes.long')
  })

  test('of a shorter cycle leaves out the stages that would come after it', async () => {
    const cycle = { name: '半年', beginsOn: `${year}-01-01`, endsOn: `${year}-06-30` }
    const { id, leftOut } = ok(await post({ cycle }))
    expect(leftOut).toEqual(['巩固发展', '持续推动'])
    const { inside } = ok(await as('office').get(`/api/programmes/${id}`))
    expect(inside.nextTasks.at(-1)).toMatchObject({ title: '年底总结', dueOn: cycle.endsOn })
  })

  test('is made once when the request is repeated', async () => {
    const key = { 'idempotency-key': 'make-once' }
    const ask = () => as('office').ask('POST', '/api/programmes', { ...body, name: '一次' }, key)
    const [first, second] = [ok(await ask()), ok(await ask())]
    expect(second).toEqual(first)
    const { items } = ok(await as('office').get('/api/programmes?limit=200'))
    expect(items.filter(({ name }: { name: string }) => name === '一次')).toHaveLength(1)
  })

  test('is guided only by one of a region around it that its office may see', async () => {
    const guide = await make({ regionCode: '2224', name: '州里的' }, 'prefecture')
    expect((await post({ guideId: guide.id })).status).toBe(200)
    const own = await make()
    expect((await post({ guideId: own.id })).body.code).toBe('programmes.unfit-guide')
  })
})

describe('whoever reads a programme', () => {
  test('that is not published has a role that touches its region', async () => {
    const { id } = await make()
    const path = `/api/programmes/${id}`
    for (const who of ['office', 'prefecture', 'township', 'unit', 'village', 'supervisor']) {
      expect([who, (await as(who).get(path)).status]).toEqual([who, 200])
    }
    expect((await as('neighbour').get(path)).status).toBe(404)
    const listed = async (who: string, which: string) =>
      ok(await as(who).get(`/api/programmes?limit=200&which=${which}`)).items.some(
        (each: { id: string }) => each.id === id,
      )
    expect(await listed('village', 'all')).toBe(true)
    expect(await listed('village', 'published')).toBe(false)
    expect(await listed('neighbour', 'all')).toBe(false)
    expect((await offices.application.visitor().get(`/api/public/programmes/${id}`)).status).toBe(
      404,
    )
  })

  test('of another county learns of it when it is published, until it is withdrawn', async () => {
    const { id } = await make()
    const decided = { version: 1, reason: '方案已经印发' }
    expect(ok(await as('office').post(`/api/programmes/${id}/publish`, decided))).toEqual({
      version: 2,
    })
    const visitor = offices.application.visitor()
    expect((await visitor.get(`/api/public/programmes/${id}`)).status).toBe(200)
    const seen = ok(await as('neighbour').get(`/api/programmes/${id}`))
    expect(seen).toMatchObject({ published: true, mayChange: false, inside: null })
    const again = await as('office').post(`/api/programmes/${id}/publish`, {
      ...decided,
      version: 2,
    })
    expect(again.body.code).toBe('programmes.already-published')
    const withdrawn = { version: 2, reason: '名单要改' }
    expect((await as('neighbour').post(`/api/programmes/${id}/withdraw`, withdrawn)).status).toBe(
      403,
    )
    ok(await as('office').post(`/api/programmes/${id}/withdraw`, withdrawn))
    expect((await visitor.get(`/api/public/programmes/${id}`)).status).toBe(404)
    const twice = await as('office').post(`/api/programmes/${id}/withdraw`, {
      ...withdrawn,
      version: 3,
    })
    expect(twice.body.code).toBe('programmes.not-published')
  })

  test('of a city finds it from every county in it, page by page and each once', async () => {
    const city = await make({ regionCode: '2224' }, 'prefecture')
    expect((await as('village').get(`/api/programmes/${city.id}`)).status).toBe(200)
    expect((await as('neighbour').get(`/api/programmes/${city.id}`)).status).toBe(200)
    await make()
    await make()
    const ids: string[] = []
    let after: string | undefined
    do {
      const query = `which=reached&limit=2${after ? `&after=${after}` : ''}`
      const { items, next } = ok(await as('unit').get(`/api/programmes?${query}`))
      ids.push(...items.map(({ id }: { id: string }) => id))
      after = next
    } while (after)
    expect(ids).toContain(city.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual([...ids].sort().reverse())
  })
})

describe('name and office of a programme', () => {
  const patch = (id: string, body: object, who = 'office') =>
    as(who).ask('PATCH', `/api/programmes/${id}`, { version: 1, reason: '机构改革', ...body })

  test('are changed by its office; the later of two is told what the earlier changed', async () => {
    const { id } = await make()
    expect((await patch(id, { officeName: '社会工作部' })).body).toEqual({ version: 2 })
    const late = await patch(id, { officeName: '组织部' })
    expect(late).toMatchObject({ status: 409, body: { code: 'programmes.stale' } })
    expect(late.body.conflicts[0].changes).toMatchObject([
      { field: 'officeName', theirs: '社会工作部', yours: '组织部', by: 'office' },
    ])
    const shown = ok(await as('village').get(`/api/programmes/${id}`))
    expect(shown).toMatchObject({ office: '社会工作部', mayChange: false })
  })

  test('are not changed by whoever covers a part of its region, or does not see it', async () => {
    const { id } = await make()
    expect((await patch(id, { name: '我的' }, 'township')).status).toBe(403)
    expect((await patch(id, { name: '我的' }, 'neighbour')).status).toBe(404)
    const city = await make({ regionCode: '2224' }, 'prefecture')
    expect((await patch(city.id, { name: '我的' })).status).toBe(403)
    expect((await patch(id, { name: '州里改的' }, 'prefecture')).status).toBe(200)
  })
})

test('a programme of one township is called by it, and read by those who serve there or above', async () => {
  const { id } = await make({ regionCode: yanming })
  const path = `/api/programmes/${id}`
  const { region } = ok(await as('village').get(path))
  expect(region).toBe('吉林省延边朝鲜族自治州敦化市雁鸣湖镇')
  for (const who of ['township', 'unit', 'supervisor']) {
    expect([who, (await as(who).get(path)).status]).toEqual([who, 200])
  }
  await offices.admit('far-village', { role: 'village', code: '222403102240' })
  expect((await as('far-village').get(path)).status).toBe(404)
})

test('a programme that was published without a pairing has a page of its own', async () => {
  for (const regionCode of [county, yanming, '2224']) {
    const { id } = await make({ regionCode }, 'prefecture')
    const decided = { version: 1, reason: '方案已经印发' }
    ok(await as('prefecture').post(`/api/programmes/${id}/publish`, decided))
    const visitor = offices.application.visitor()
    for (const path of [`/programmes/${id}`, `/programmes/${id}/partnerships`, '/']) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
    }
  }
})

test('a programme of a prefecture is kept under its padded code', async () => {
  const { cycleId } = await make({ regionCode: '2224' }, 'prefecture')
  const { items } = ok(await as('office').get(`/api/cycles/${cycleId}/tasks`))
  expect(items[0].countyCode).toBe(prefecture)
})

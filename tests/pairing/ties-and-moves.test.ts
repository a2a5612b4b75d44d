/** Ties from before, what both sides wish, and what happens when units close and communities are added. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type County, countyCode, makeCounty, type Participant, region } from './county.ts'
import { decide, decided, inDays, proposalsOf, putInForce, runOf } from './lead-run.ts'

const units: Participant[] = Array.from({ length: 4 }, (_, at) => ({
  ...{ code: `U${at + 1}`, name: `第${at + 1}局`, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = Array.from({ length: 8 }, (_, at) => ({
  ...{ code: `V${at + 1}`, name: `第${at + 1}村`, kind: 'village', region: '222403102240' },
}))
const sheets: Record<string, string[]> = {
  supporters: [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    ...units.map(({ code, name }, at) => `${code},${name},单位,党委,${1 + (at % 3)},1,3,文化`),
  ],
  communities: [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...villages.map(({ code, name }, at) => `${code},${name},村,${1 + (at % 3)},1,1,文化`),
  ],
  relations: [
    '包联方,村(社区),关系,开始日期',
    'U1,V1,现有,2021-05-01',
    'U2,V2,现有,2022年3月1日',
    'U3,V3,回避,',
  ],
  preferences: ['包联方,村(社区),名次,填报方', 'U4,V8,1,包联方', 'U4,V8,1,村', 'U3,V7,1,包联方'],
}

let county: County
beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
})
afterAll(() => county?.close())

const tiesAs = async (code?: string) => {
  const visitor = code === undefined ? county.office : await county.of(code)
  return (await visitor.get(`/api/cycles/${county.cycleId}/ties`)).body.items
}

/** What waits for the office because one side is no more. */
const stranded = async () => (await county.office.get('/api/partnerships/stranded')).body.items

describe('ties and wishes', () => {
  test('from before are all shown to the office, and to a side its own', async () => {
    expect(await tiesAs()).toMatchObject([
      { supporter: { code: 'U1' }, community: { code: 'V1' }, since: '2021-05-01', state: 'kept' },
      { supporter: { code: 'U2' }, community: { code: 'V2' }, since: '2022-03-01', state: 'kept' },
    ])
    expect(await tiesAs('U2')).toMatchObject([{ supporter: { code: 'U2' } }])
    expect(await tiesAs('V5')).toEqual([])
  })

  test('are questioned by a side with a reason, and settled by the office', async () => {
    const [, second] = await tiesAs()
    const path = `/api/ties/${countyCode}/${second.id}`
    const reason = '单位换了业务，帮不上了'
    const question = { version: second.version, side: 'community', reason }
    expect(await (await county.of('V1')).post(`${path}/question`, question)).toMatchObject({
      status: 404,
    })
    const asked = await (await county.of('V2')).post(`${path}/question`, question)
    expect(asked).toMatchObject({ status: 200, body: { state: 'questioned' } })
    const end = { version: second.version, state: 'ended', reason: '双方同意' }
    expect(await county.office.post(`${path}/settle`, end)).toMatchObject({
      status: 422,
      body: { code: 'pairing.tie-changed' },
    })
    const again = { ...end, version: asked.body.version }
    expect(await county.office.post(`${path}/settle`, again)).toMatchObject({
      status: 200,
      body: { state: 'ended' },
    })
  })

  test('are said to count by a side, which takes its own question back, and nobody else’s', async () => {
    const unit = await county.of('U1')
    const [first] = await tiesAs('U1')
    const path = `/api/ties/${countyCode}/${first.id}`
    const own = { version: first.version, side: 'supporter' }
    expect(await unit.post(`${path}/confirm`, { ...own, side: 'community' })).toMatchObject({
      status: 404,
    })
    expect(await unit.post(`${path}/confirm`, own)).toMatchObject({ body: { state: 'kept' } })
    const village = await county.of('V1')
    const question = { version: 2, side: 'community', reason: '路太远' }
    expect(await village.post(`${path}/question`, question)).toMatchObject({ status: 200 })
    expect(await tiesAs('V1')).toMatchObject([
      { state: 'questioned', confirmed: { supporter: true, community: false } },
    ])
    expect(await unit.post(`${path}/confirm`, { ...own, version: 3 })).toMatchObject({
      body: { state: 'questioned' },
    })
    const back = { version: 4, side: 'community' }
    expect(await village.post(`${path}/confirm`, back)).toMatchObject({ body: { state: 'kept' } })
    const [, ended] = await tiesAs()
    const late = { version: ended.version, side: 'supporter' }
    const other = await county.of('U2')
    expect(await other.post(`/api/ties/${countyCode}/${ended.id}/confirm`, late)).toMatchObject({
      status: 422,
      body: { code: 'pairing.tie-ended' },
    })
  })

  test('from before are added once by the office, between two that take part', async () => {
    const [first] = await tiesAs()
    const pair = { supporterId: first.supporter.id, communityId: first.community.id }
    const add = (body: object) =>
      county.office.post(`/api/cycles/${county.cycleId}/ties`, { ...pair, ...body })
    expect(await add({ since: '2020-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'pairing.tie-known' },
    })
    const swapped = { supporterId: pair.communityId, communityId: pair.supporterId }
    expect(await add({ ...swapped, since: '2020-01-01' })).toMatchObject({
      status: 422,
      body: { code: 'pairing.choice-unknown' },
    })
  })

  test('are asked for until a day within the cycle, and as many as the office says', async () => {
    const path = `/api/cycles/${county.cycleId}`
    const unit = await county.of('U2')
    const [own] = (await unit.get(`/api/organizations?county=${countyCode}&limit=5`)).body.items
    const choose = { organizationId: own.id, choices: [] }
    expect(await unit.ask('PUT', `${path}/choices`, choose)).toMatchObject({
      body: { code: 'pairing.wishes-not-asked' },
    })
    expect((await unit.get('/api/wishes')).body.items).toEqual([])
    const call = (body: object) => county.office.ask('PUT', `${path}/wish-call`, body)
    expect(await call({ version: 0, until: inDays(county, -1), most: 2 })).toMatchObject({
      body: { code: 'pairing.call-outside' },
    })
    const until = inDays(county, 7)
    expect(await call({ version: 0, until, most: 2 })).toMatchObject({ body: { version: 1 } })
    expect(await call({ version: 0, until, most: 3 })).toMatchObject({
      body: { code: 'pairing.call-changed' },
    })
    expect((await unit.get('/api/wishes')).body.items).toMatchObject([
      { side: 'supporter', organization: { code: 'U2' }, until, most: 2, open: true, choices: [] },
    ])
    const three = Array.from({ length: 3 }, () => own.id)
    expect(await unit.ask('PUT', `${path}/choices`, { ...choose, choices: three })).toMatchObject({
      body: { code: 'pairing.wishes-too-many' },
    })
    expect((await county.office.get(`${path}/wish-call`)).body).toMatchObject({
      call: { until, most: 2, version: 1 },
      supporter: { all: 4, said: 2 },
      community: { all: 8, said: 1 },
      mutual: 1,
    })
  })

  test('of a side are said in its order, and only of who takes part', async () => {
    const unit = await county.of('U2')
    const [own] = (await unit.get(`/api/organizations?county=${countyCode}&limit=5`)).body.items
    const list = `/api/organizations?county=${countyCode}&side=community&limit=20`
    const all = (await county.office.get(list)).body.items
    const idOf = (code: string) => all.find((each: { code: string }) => each.code === code).id
    const path = `/api/cycles/${county.cycleId}/choices`
    const put = (choices: string[]) => unit.ask('PUT', path, { organizationId: own.id, choices })
    expect(await put([idOf('V5'), idOf('V6')])).toMatchObject({
      status: 200,
      body: { choices: [{ code: 'V5' }, { code: 'V6' }] },
    })
    expect(await put([idOf('V5'), idOf('V5')])).toMatchObject({ status: 422 })
    expect(await put([own.id])).toMatchObject({
      status: 422,
      body: { code: 'pairing.choice-unknown' },
    })
    expect((await unit.get(`${path}?organization=${own.id}`)).body.choices).toHaveLength(2)
  })

  test('enter the run as retained and as chosen, and what is to be avoided does not come', async () => {
    const run = await decided(county)
    const proposals = await proposalsOf(county, run)
    const of = (community: string) => proposals.find((each) => each.community.code === community)
    expect(of('V1')).toMatchObject({ supporter: { code: 'U1' }, origin: 'retained' })
    expect(of('V8')).toMatchObject({ supporter: { code: 'U4' }, origin: 'chosen' })
    expect(of('V3')?.supporter.code).not.toBe('U3')
    expect(of('V2')?.origin).toBe('solved')
    const { body } = await county.office.get(`${run.path}/report`)
    expect(body).toMatchObject({ coverage: { covered: 8, all: 8 }, strata: [] })
    await putInForce(county, run)
    const transcript = await county.application
      .visitor()
      .get(`/api/public/runs/${countyCode}/${run.id}/transcript.json`)
    expect(transcript).toMatchObject({ status: 200 })
  })
})

describe('when a unit closes and a village is added', () => {
  test('what is in force stays where it can, and what ended is not rewritten', async () => {
    const list = `/api/organizations?county=${countyCode}&side=supporter&limit=20`
    const all = (await county.office.get(list)).body.items
    const closing = all.find((each: { code: string }) => each.code === 'U4')
    const { body: open } = await county.office.get(`/api/organizations/${countyCode}/${closing.id}`)
    const closed = await county.office.post(
      `/api/organizations/${countyCode}/${closing.id}/close`,
      {
        ...{ version: open.version, day: inDays(county, 0), reason: '机构改革' },
      },
    )
    expect([closed.status, closed.body.title]).toEqual([200, undefined])
    const [waits, ...others] = await stranded()
    expect(others).toEqual([])
    expect(waits).toMatchObject({
      cycleId: county.cycleId,
      organization: { id: closing.id, name: '第4局', ended: '已撤销' },
    })
    const made = await county.office.post(`/api/cycles/${county.cycleId}/re-pairing`, {
      reason: '机构改革后重新结对',
    })
    expect(made).toMatchObject({ status: 200 })
    const run = await decide(county, runOf(made.body))
    const shown = (await county.office.get(run.path)).body
    const proposals = await proposalsOf(county, run)
    expect(shown).toMatchObject({ kind: 're-pairing', state: 'solved', moves: { others: 0 } })
    expect(shown.moves.forced).toBeGreaterThan(0)
    expect(shown.moves.kept + shown.moves.forced).toBe(8)
    expect(proposals).toHaveLength(shown.moves.forced)
    await putInForce(county, run)
    expect((await county.office.get(run.path)).body.pairCount).toBe(8)
    const ended = await county.application.work.read({ counties: [countyCode] }, (tx) =>
      tx.db
        .selectFrom('pairing.partnerships')
        .select(['endsOn', 'endReason'])
        .where('countyCode', '=', countyCode)
        .where('endReason', 'is not', null)
        .execute(),
    )
    expect(ended).toHaveLength(shown.moves.forced)
    expect(waits.count).toBe(shown.moves.forced)
    expect(await stranded()).toEqual([])
  })

  test('a cycle in which nothing is in force has nothing to pair again', async () => {
    const other = await makeCounty('units-to-places', { supporters: [], communities: [] })
    try {
      expect(
        await other.office.post(`/api/cycles/${other.cycleId}/re-pairing`, { reason: '试试' }),
      ).toMatchObject({ status: 422, body: { code: 'pairing.nothing-in-force' } })
    } finally {
      await other.close()
    }
  })
})

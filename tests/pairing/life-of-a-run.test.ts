/** A run from the roster to in force, as the office, the units and the villages lead it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openThread } from '#base/server/jobs/thread.ts'
import { computeRun } from '#rooms/pairing/server/door.ts'
import { type County, countyCode, makeCounty, region } from './county.ts'
import {
  acceptAll as acceptIn,
  proposalsOf as allOf,
  compute,
  inDays as daysAhead,
  decided as decidedIn,
  draft as draftIn,
  type Run,
  runOf,
  say as sayIn,
  seed,
  setPublished,
  take as takeIn,
} from './lead-run.ts'

const units = ['甲局', '乙局', '丙局'].map((name, at) => ({
  code: `U${at + 1}`,
  name,
  kind: 'unit',
  level: 'county',
  region,
}))
const villages = [
  ['222403102201', '一村'],
  ['222403102202', '二村'],
  ['222403102203', '三村'],
  ['222403102204', '四村'],
  ['222403102205', '五村'],
  ['222403102206', '六村'],
].map(([code, name]) => ({
  code: code as string,
  name: name as string,
  kind: 'village',
  region: '222403102240',
}))

const supporterSheet = [
  '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
  'U1,甲局,单位,党委,1,2,3,组织建设',
  'U2,乙局,单位,经济,2,2,3,增收',
  'U3,丙局,单位,政法,3,2,3,法律服务',
]
const communitySheet = [
  '编号,名称,类型,等次,最少结对,最多结对,需求',
  ...villages.map(({ code, name }, at) => {
    const need = ['组织建设', '增收', '法律服务'][at % 3]
    return `${code},${name},村,${(at % 3) + 1},1,1,${need}`
  }),
]

let county: County
const counties: County[] = []
async function enterCounty(): Promise<void> {
  county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  counties.push(county)
}
beforeAll(enterCounty)
afterAll(async () => {
  for (const each of counties) await each.close()
})

async function bringRoster(): Promise<void> {
  for (const [table, sheet] of [
    ['supporters', supporterSheet],
    ['communities', communitySheet],
  ] as const) {
    expect((await county.bring(table, sheet)).body.faults).toEqual([])
  }
}

const inDays = (days: number) => daysAhead(county, days)
const draft = (body: object = {}) => draftIn(county, body)
const take = (run: Run, step: string, body: object = {}) => takeIn(county, run, step, body)
const proposalsOf = (run: Run) => allOf(county, run)
const say = (code: string, id: string, side: string, answer: string, reason?: string) =>
  sayIn(county, code, id, side, answer, reason)
const acceptAll = (run: Run, but: readonly string[] = []) => acceptIn(county, run, but)

describe('the roster', () => {
  test('is not taken while one row of it is wrong, and every fault is told', async () => {
    const lines = [...supporterSheet, 'U9,没有局,单位,党委,5,2,1,组织建设']
    const { status, body } = await county.bring('supporters', lines)
    expect(status).toBe(200)
    expect(body.faults.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [5, 'not-expected'],
      [5, 'max-below-min'],
      [5, 'supporter-unregistered'],
    ])
    expect(body.faults[2].wrong).toContain('先在“组织”里录入')
    expect(await take(await draft(), 'freeze')).toMatchObject({
      status: 422,
      body: { code: 'pairing.no-roster' },
    })
  })

  test('is looked at first, and taken when it is right', async () => {
    expect((await county.bring('supporters', supporterSheet, true)).body).toMatchObject({
      rows: 3,
      faults: [],
    })
    await bringRoster()
    const sums = (await county.office.get(`/api/cycles/${county.cycleId}/roster`)).body
    expect(sums).toMatchObject({
      supporter: { rows: 3, capacityMin: 6, capacityMax: 9, withTier: 3 },
      community: { rows: 6, capacityMin: 6, capacityMax: 6, withTier: 6 },
    })
  })
})

test('a run is led from draft to in force, and each step says who did it', async () => {
  const run = await draft({ way: 'balanced', reason: '年度结对' })
  expect(await take(run, 'freeze')).toMatchObject({ status: 200, body: { state: 'frozen' } })
  const rules = (await county.office.get(run.path)).body.rules
  const change = { version: run.version, rules }
  expect(await county.office.ask('PUT', `${run.path}/rules`, change)).toMatchObject({
    status: 409,
    body: { code: 'pairing.out-of-turn' },
  })

  expect(await take(run, 'simulate')).toMatchObject({ status: 202 })
  expect(await take(run, 'decide', { seed })).toMatchObject({
    status: 422,
    body: { code: 'pairing.working-already' },
  })
  await county.compute(run.id)
  const tried = (await county.office.get(run.path)).body
  expect(tried).toMatchObject({ state: 'simulated', working: null })
  expect(tried.simulations[0].outcome).toMatchObject({
    outcome: 'paired',
    communities: 6,
    covered: { min: 6, max: 6 },
  })
  run.version = tried.version

  expect(await take(run, 'decide', { seed })).toMatchObject({ status: 202 })
  await compute(county, run)
  const unit = await county.of('U1')
  expect((await unit.get('/api/proposals')).body.items).toEqual([])

  expect(await take(run, 'propose', { answerBy: inDays(7) })).toMatchObject({
    status: 200,
    body: { state: 'proposed' },
  })
  const mine = (await unit.get('/api/proposals')).body.items
  expect(mine.length).toBeGreaterThan(0)
  expect(new Set(mine.map((each: { side: string }) => each.side))).toEqual(new Set(['supporter']))
  expect(mine[0].why.length).toBeGreaterThan(5)
  expect(await take(run, 'disclose', { from: inDays(1) })).toMatchObject({
    status: 422,
    body: { code: 'pairing.unanswered', title: expect.stringContaining('6') },
  })

  await acceptAll(run)
  expect(await take(run, 'enforce')).toMatchObject({ status: 409 })
  expect(await take(run, 'disclose', { from: inDays(0) })).toMatchObject({
    status: 200,
    body: { state: 'disclosed' },
  })
  expect(await take(run, 'enforce')).toMatchObject({
    status: 422,
    body: { code: 'pairing.days-left' },
  })
  await county.passDays(20)
  expect(await take(run, 'enforce')).toMatchObject({ status: 200, body: { state: 'in-force' } })

  const shown = (await county.office.get(run.path)).body
  expect(shown.steps.map(({ step }: { step: string }) => step)).toEqual([
    'create',
    'freeze',
    'simulate',
    'solve',
    'propose',
    'disclose',
    'enforce',
  ])
  expect(shown.steps.every(({ by }: { by: string }) => by !== '')).toBe(true)
  expect(shown.pairCount).toBe(6)
  expect(await take(run, 'void', { reason: '想作废' })).toMatchObject({ status: 409 })
})

test('whoever has a partnership in force is in no further run', async () => {
  expect(await take(await draft(), 'freeze')).toMatchObject({
    status: 422,
    body: { code: 'pairing.no-roster' },
  })
})

describe('what is declined or objected to', () => {
  beforeAll(async () => {
    await enterCounty()
    await bringRoster()
  })

  test('falls free, is paired again among the rest, and not with the same', async () => {
    const run = await decidedIn(county)
    await take(run, 'propose', { answerBy: inDays(7) })
    const [first] = await proposalsOf(run)
    if (!first) throw new Error('nothing proposed')
    const village = first.community.code
    expect(await say(village, first.id, 'community', 'declined')).toMatchObject({ status: 200 })
    // The same again changes nothing, another answer is refused.
    expect(await say(village, first.id, 'community', 'declined')).toMatchObject({ status: 200 })
    expect(await say(village, first.id, 'community', 'accepted')).toMatchObject({
      status: 422,
      body: { code: 'pairing.answered-already' },
    })
    await acceptAll(run, [first.id])
    const again = await county.office.post(`${run.path}/remainder`, { version: run.version })
    expect(again).toMatchObject({ status: 200 })
    const rest = runOf(again.body)
    expect(await take(run, 'disclose', { from: inDays(0) })).toMatchObject({
      status: 422,
      body: { code: 'pairing.remainder-open' },
    })
    await take(rest, 'decide', { seed })
    await compute(county, rest)
    await take(rest, 'propose', { answerBy: inDays(7) })
    const after = (await proposalsOf(run)).filter(({ community }) => community.code === village)
    expect(after).toHaveLength(2)
    const second = after.find(({ id }) => id !== first.id)
    if (!second) throw new Error('not paired again')
    expect(second.supporter.code).not.toBe(first.supporter.code)
    // A second time a village says why.
    expect(await say(village, second.id, 'community', 'declined')).toMatchObject({
      status: 422,
      body: { code: 'pairing.reason-needed' },
    })
    for (const [side, code] of [
      ['supporter', second.supporter.code],
      ['community', village],
    ] as const) {
      await say(code, second.id, side, 'accepted')
    }
    expect(await take(run, 'disclose', { from: inDays(0) })).toMatchObject({ status: 200 })
    expect((await county.office.get(rest.path)).body.state).toBe('disclosed')

    const objection = { proposalId: second.id, from: 'resident', body: '两家是亲戚，应当回避。' }
    const public_ = `/api/public/runs/${countyCode}/${run.id}/objections`
    await setPublished(county, false)
    expect((await county.application.visitor().post(public_, objection)).status).toBe(404)
    await setPublished(county, true)
    const { status, body } = await county.application.visitor().post(public_, objection)
    expect(status).toBe(200)
    const { community, supporter } = second
    expect((await county.office.get(`${run.path}/objections`)).body.items).toMatchObject([
      { proposalId: second.id, pair: { supporter: supporter.name, community: community.name } },
    ])
    await county.passDays(20)
    expect(await take(run, 'enforce')).toMatchObject({
      status: 422,
      body: { code: 'pairing.undecided' },
    })
    const decision = { decision: 'upheld', answer: '属实，重新配。', name: '王主任' }
    const decide = `/api/objections/${countyCode}/${body.id}/decide`
    expect(await county.office.post(decide, decision)).toMatchObject({
      status: 200,
      body: { decision: 'upheld', decidedBy: '王主任' },
    })
    expect(await county.office.post(decide, decision)).toMatchObject({ status: 422 })
    const { code } = body
    expect(await county.application.visitor().post(`${public_}/answer`, { code })).toMatchObject({
      status: 200,
      body: { decision: 'upheld', answer: '属实，重新配。', decidedBy: '王主任' },
    })

    const { items } = (await county.office.get(`/api/cycles/${county.cycleId}/runs`)).body
    const own = items.find(({ kind }: { kind: string }) => kind === 'objection')
    const third = runOf(own)
    // What was answered is erased one day; the steps of a run are kept.
    const life = JSON.stringify((await county.office.get(third.path)).body)
    expect(life).toContain('异议成立')
    expect(life).not.toContain('属实')
    await take(third, 'decide', { seed })
    await compute(county, third)
    await take(third, 'propose', { answerBy: inDays(3) })
    const [only, ...others] = (await proposalsOf(run)).filter(
      ({ id, community }) => community.code === village && ![first.id, second.id].includes(id),
    )
    if (!only) throw new Error('not paired again after the objection')
    expect(others).toEqual([])
    const met = [first, second].map(({ supporter }) => supporter.code)
    expect(met).not.toContain(only.supporter.code)
    await say(only.supporter.code, only.id, 'supporter', 'accepted')
    await say(village, only.id, 'community', 'accepted')
    expect(await take(run, 'enforce')).toMatchObject({
      status: 422,
      body: { code: 'pairing.remainder-open' },
    })
    expect(await take(third, 'disclose', { from: inDays(0) })).toMatchObject({ status: 200 })
    expect(await take(run, 'enforce')).toMatchObject({
      status: 422,
      body: { code: 'pairing.days-left' },
    })
    // The days of the whole are over; those of the pair that came after the objection are not.
    const fine = { from: 'community', body: '这一家我们没有意见。' }
    const stranger = county.application.visitor()
    expect(await stranger.post(public_, fine)).toMatchObject({
      status: 422,
      body: { code: 'pairing.not-disclosed' },
    })
    expect((await stranger.post(public_, { ...fine, proposalId: second.id })).status).toBe(404)
    const late = await stranger.post(public_, { ...fine, proposalId: only.id })
    expect(late.status).toBe(200)
    const told = await stranger.get(`/api/public/runs/${countyCode}/${run.id}/disclosure`)
    expect(told.body).toMatchObject({
      state: 'over',
      counts: { pairs: 6, dropped: 1 },
      belonging: [
        { kind: 'remainder', state: 'over' },
        { kind: 'objection', state: 'open' },
      ],
    })
    const kept = { decision: 'rejected', answer: '没有意见，照办。', name: '王主任' }
    await county.office.post(`/api/objections/${countyCode}/${late.body.id}/decide`, kept)
    await county.passDays(20)
    expect(await take(run, 'enforce')).toMatchObject({ status: 200 })
    expect((await county.office.get(run.path)).body.pairCount).toBe(6)
    expect((await county.office.get(third.path)).body.state).toBe('in-force')
    // What anybody recomputes is the pairing of all, not the few that were paired again.
    const { transcriptHash } = (await county.office.get(run.path)).body
    const published = await stranger.get(`/api/public/programmes/${county.programmeId}/transcript`)
    expect(published.body.hash).toBe(transcriptHash)
  })
})

describe('a run that somebody leads on', () => {
  beforeAll(async () => {
    await enterCounty()
    await bringRoster()
  })

  test('two who press at once: one acts, the other is told what was done', async () => {
    const run = await draft()
    const both = [county.office, county.colleague].map((each) =>
      each.post(`${run.path}/freeze`, { version: run.version }),
    )
    const answers = await Promise.all(both)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('pairing.moved-on')
  })

  test('what is being computed is called off, and the run stays as it was', async () => {
    const run = await draft()
    await take(run, 'freeze')
    await take(run, 'decide', { seed })
    expect(await take(run, 'call-off')).toMatchObject({ status: 200, body: { state: 'frozen' } })
    await county.compute(run.id)
    expect((await county.office.get(run.path)).body).toMatchObject({
      state: 'frozen',
      working: null,
    })
  })

  test('called off while it is computed, the computation is broken off', async () => {
    const began = new Int32Array(new SharedArrayBuffer(4))
    const entry = new URL('./endless-thread.ts', import.meta.url)
    const endless = openThread(entry, began.buffer)
    try {
      const run = await draft()
      await take(run, 'freeze')
      await take(run, 'decide', { seed })
      const computing = computeRun(county.application.work, endless, { countyCode, runId: run.id })
      await Atomics.waitAsync(began, 0, 0).value
      await take(run, 'call-off')
      await computing
    } finally {
      await endless.close()
    }
  })

  test('a run is void with a reason, and its record stays', async () => {
    const run = await decidedIn(county)
    expect(await take(run, 'void')).toMatchObject({ status: 400 })
    expect(await take(run, 'void', { reason: '名单有误' })).toMatchObject({
      status: 200,
      body: { state: 'void' },
    })
    const shown = (await county.office.get(run.path)).body
    expect(shown.steps.at(-1)).toMatchObject({ step: 'void', reason: '名单有误' })
    expect(shown.transcriptHash).toMatch(/^[0-9a-f]{64}$/)
    expect((await proposalsOf(run)).length).toBe(6)
  })

  test('somebody who answers for another organization learns of no proposal', async () => {
    const run = await decidedIn(county)
    await take(run, 'propose', { answerBy: inDays(7) })
    const [first] = await proposalsOf(run)
    const other = villages.find(({ code }) => code !== first?.community.code)
    expect(await say(other?.code ?? '', first?.id ?? '', 'community', 'accepted')).toMatchObject({
      status: 404,
    })
    const unit = await county.of('U1')
    expect(await unit.get(run.path)).toMatchObject({ status: 403 })
  })
})

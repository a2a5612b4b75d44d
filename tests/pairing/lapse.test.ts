/** What nobody answered in time falls free: no consent, and no refusal of either side. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, makeCounty, type Participant, region } from './county.ts'
import {
  acceptAll,
  decide,
  decided,
  inDays,
  type Proposal,
  proposalsOf,
  type Run,
  runOf,
  say,
  take,
} from './lead-run.ts'

const units: Participant[] = ['甲局', '乙局', '丙局'].map((name, at) => ({
  ...{ code: `U${at + 1}`, name, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = ['一村', '二村', '三村', '四村'].map((name, at) => ({
  ...{ code: `V${at + 1}`, name, kind: 'village', region: '222403102240' },
}))
const sheets: Record<string, string[]> = {
  supporters: [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    ...units.map(({ code, name }) => `${code},${name},单位,党委,2,1,3,文化`),
  ],
  communities: [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...villages.map(({ code, name }) => `${code},${name},村,2,1,1,文化`),
  ],
}
const reason = '催过两次，还是没有答复'

let county: County
let run: Run
let silent: Proposal
let declined: Proposal
let rest: Run

beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
  run = await decided(county, { way: 'balanced' })
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  const [first, second] = await proposalsOf(county, run)
  if (!first || !second) throw new Error('nothing proposed')
  silent = first
  declined = second
  await say(county, silent.supporter.code, silent.id, 'supporter', 'accepted')
  await say(county, declined.community.code, declined.id, 'community', 'declined')
  await acceptAll(county, run, [silent.id, declined.id])
})
afterAll(() => county?.close())

const shown = async ({ path }: Run) => (await county.office.get(path)).body
const found = async (id: string) => (await proposalsOf(county, run)).find((each) => each.id === id)

test('nothing lapses while somebody may still answer, and not without a reason', async () => {
  expect((await shown(run)).counts).toMatchObject({ waiting: 1, overdue: 0, lapsed: 0 })
  expect(await take(county, run, 'lapse', { reason })).toMatchObject({
    ...{ status: 422, body: { code: 'pairing.day-not-over' } },
  })
  await county.passDays(7)
  // The last day itself is a day to answer on.
  expect(await take(county, run, 'lapse', { reason })).toMatchObject({
    ...{ status: 422, body: { code: 'pairing.day-not-over' } },
  })
  await county.passDays(1)
  expect((await shown(run)).counts).toMatchObject({ waiting: 1, overdue: 1 })
  expect(await take(county, run, 'lapse')).toMatchObject({ status: 400 })
  expect(await take(county, run, 'lapse', { reason: '  ' })).toMatchObject({ status: 400 })
})

test('nobody but the office lets anything lapse', async () => {
  const body = { version: run.version, reason }
  for (const code of ['U1', 'V1']) {
    const answer = await (await county.of(code)).post(`${run.path}/lapse`, body)
    expect(answer.status).toBe(403)
  }
  expect((await shown(run)).counts).toMatchObject({ waiting: 1, lapsed: 0 })
})

test('of two who press at once one acts, the other is told, and a third time nothing is left', async () => {
  const both = [county.office, county.colleague].map((each) =>
    each.post(`${run.path}/lapse`, { version: run.version, reason }),
  )
  const answers = await Promise.all(both)
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  run.version = (await shown(run)).version
  expect(await take(county, run, 'lapse', { reason })).toMatchObject({
    ...{ status: 422, body: { code: 'pairing.nothing-unanswered' } },
  })
})

test('it is recorded as not answered: what was said stays, and nobody declined it', async () => {
  const { counts, state, steps } = await shown(run)
  expect(state).toBe('proposed')
  expect(counts).toMatchObject({ waiting: 0, overdue: 0, lapsed: 1, declined: 1, accepted: 2 })
  expect(steps.at(-1)).toMatchObject({ step: 'lapse', state: 'proposed', reason })
  const own = await county.office.get(`${run.path}/proposals?state=lapsed`)
  expect(own.body.items).toMatchObject([
    {
      ...{ id: silent.id, lapsed: true, communityAnswer: null },
      supporterAnswer: { answer: 'accepted' },
    },
  ])
  expect(await found(declined.id)).toMatchObject({ lapsed: false })
})

test('what lapsed is answered by nobody any more, even when the day is prolonged', async () => {
  await take(county, run, 'prolong', { answerBy: inDays(county, 5) })
  const { community, id } = silent
  expect(await say(county, community.code, id, 'community', 'accepted')).toMatchObject({
    ...{ status: 422, body: { code: 'pairing.lapsed' } },
  })
  const mine = (await (await county.of(community.code)).get('/api/proposals')).body.items
  expect(mine).toMatchObject([{ id, lapsed: true }])
})

test('it is paired again among the rest, not with the same', async () => {
  const again = await county.office.post(`${run.path}/remainder`, { version: run.version })
  expect(again).toMatchObject({ status: 200 })
  rest = await decide(county, runOf(again.body))
  await take(county, rest, 'propose', { answerBy: inDays(county, 3) })
  const own = await proposalsOf(county, rest)
  const pairs = own.map(({ supporter, community }) => [supporter.code, community.code].join())
  expect(own.map(({ community }) => community.code).sort()).toEqual(
    [silent, declined].map(({ community }) => community.code).sort(),
  )
  for (const { supporter, community } of [silent, declined]) {
    expect(pairs).not.toContain([supporter.code, community.code].join())
  }
})

test('a side that was silent still declines once without a reason', async () => {
  const own = await proposalsOf(county, rest)
  const next = own.find(({ community }) => community.code === silent.community.code)
  const answer = await say(county, silent.community.code, next?.id ?? '', 'community', 'declined')
  expect(answer).toMatchObject({ status: 200 })
})

test('a run of the rest lapses by itself, with days of its own', async () => {
  await county.passDays(4)
  expect((await shown(rest)).counts).toMatchObject({ proposals: 2, waiting: 1, overdue: 1 })
  expect((await shown(run)).counts).toMatchObject({ waiting: 1, overdue: 0 })
  expect(await take(county, run, 'disclose', { from: inDays(county, 0) })).toMatchObject({
    ...{ status: 422, body: { code: 'pairing.unanswered' } },
  })
  expect(await take(county, rest, 'lapse', { reason })).toMatchObject({ status: 200 })
  expect((await shown(rest)).counts).toMatchObject({ waiting: 0, lapsed: 1, declined: 1 })
  expect(await take(county, run, 'disclose', { from: inDays(county, 0) })).toMatchObject({
    status: 200,
  })
})

test('what lapsed is neither disclosed nor put in force', async () => {
  expect(await take(county, run, 'lapse', { reason })).toMatchObject({
    ...{ status: 409, body: { code: 'pairing.out-of-turn' } },
  })
  await county.passDays(20)
  expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
  expect((await shown(run)).pairCount).toBe(2)
})

/** What nobody answered in time falls free: no consent, and no refusal of either side. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { County } from './county.ts'
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
import { bringUnits, bringVillages, makeSmallCounty, refused, way } from './small-county.ts'

const reason = '催过两次，还是没有答复'

let county: County
let run: Run
let silent: Proposal
let declined: Proposal
let rest: Run

beforeAll(async () => {
  county = await makeSmallCounty()
  await bringUnits(county, [3, 3, 3], 1)
  await bringVillages(county, 4)
  run = await decided(county, way)
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
  expect(await take(county, run, 'lapse', { reason })).toMatchObject(refused('day-not-over'))
  await county.passDays(7)
  // The last day itself is a day to answer on.
  expect(await take(county, run, 'lapse', { reason })).toMatchObject(refused('day-not-over'))
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
  expect(await take(county, run, 'lapse', { reason })).toMatchObject(refused('nothing-unanswered'))
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
  expect(await say(county, community.code, id, 'community', 'accepted')).toMatchObject(
    refused('lapsed'),
  )
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
  expect(await take(county, run, 'disclose', { from: inDays(county, 0) })).toMatchObject(
    refused('unanswered'),
  )
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

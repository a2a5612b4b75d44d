/** What the office can still do where answers are late, or a pair falls that came in place of another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type County, countyCode } from './county.ts'
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

const shown = async (county: County, { path }: Run) => (await county.office.get(path)).body
const again = (county: County, run: Run) =>
  county.office.post(`${run.path}/remainder`, { version: run.version })

async function only(county: County, run: Run): Promise<Proposal> {
  const [one, ...more] = await proposalsOf(county, run)
  if (!one || more.length > 0) throw new Error('not one pair')
  return one
}

describe('the day for answers', () => {
  let county: County
  let run: Run
  let cycleEnd: string

  beforeAll(async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [2, 2, 2])
    await bringVillages(county, 3)
    cycleEnd = (await county.office.get(`/api/cycles/${county.cycleId}`)).body.endsOn
    run = await decided(county, way)
  })
  afterAll(() => county?.close())

  test('lies between today and the end of the cycle, and both bounds are said', async () => {
    for (const answerBy of [inDays(county, -1), inDays(county, 400), '9999-12-31']) {
      const answer = await take(county, run, 'propose', { answerBy })
      expect(answer).toMatchObject(refused('answer-day'))
      expect(answer.body.title).toContain(inDays(county, 0))
      expect(answer.body.title).toContain(cycleEnd)
    }
    expect(await take(county, run, 'propose', { answerBy: inDays(county, 7) })).toMatchObject({
      status: 200,
    })
  })

  test('is only moved on: no earlier, not the same again, and not past the cycle', async () => {
    for (const answerBy of [inDays(county, 3), inDays(county, 7), inDays(county, 400)]) {
      const answer = await take(county, run, 'prolong', { answerBy })
      expect(answer).toMatchObject(refused('answer-day-on'))
      expect(answer.body.title).toContain(inDays(county, 7))
      expect(answer.body.title).toContain(cycleEnd)
    }
    expect((await shown(county, run)).answerBy).toBe(inDays(county, 7))
    expect(await take(county, run, 'prolong', { answerBy: inDays(county, 8) })).toMatchObject({
      status: 200,
    })
  })

  test('is moved to a day that is still to come, when the one before is over', async () => {
    await county.passDays(10)
    const answer = await take(county, run, 'prolong', { answerBy: inDays(county, 0) })
    expect(answer).toMatchObject(refused('answer-day-on'))
    expect(answer.body.title).toContain(inDays(county, 0))
    expect(await take(county, run, 'prolong', { answerBy: cycleEnd })).toMatchObject({
      status: 200,
    })
    expect((await shown(county, run)).answerBy).toBe(cycleEnd)
  })
})

describe('a remainder', () => {
  let county: County
  let run: Run

  beforeAll(async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [1, 1, 1])
    await bringVillages(county, 2)
    run = await decided(county, way)
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    const [first] = await proposalsOf(county, run)
    await say(county, first?.community.code ?? '', first?.id ?? '', 'community', 'declined')
    await acceptAll(county, run, [first?.id ?? ''])
  })
  afterAll(() => county?.close())

  test('of one that paired everybody is refused as nothing that is free', async () => {
    const made = await again(county, run)
    expect(made).toMatchObject({ status: 200 })
    const rest = await decide(county, runOf(made.body))
    await take(county, rest, 'propose', { answerBy: inDays(county, 7) })
    await acceptAll(county, rest)
    expect(await again(county, run)).toMatchObject(refused('nothing-free'))
    expect(await again(county, rest)).toMatchObject(refused('belongs-to-another'))
  })
})

describe('a remainder where nobody has a place left', () => {
  let county: County
  afterAll(() => county?.close())

  test('says so, and not that the roster is empty', async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [2])
    await bringVillages(county, 2)
    const run = await decided(county, way)
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    const [first] = await proposalsOf(county, run)
    await say(county, first?.community.code ?? '', first?.id ?? '', 'community', 'declined')
    await bringUnits(county, [1])
    expect(await again(county, run)).toMatchObject(refused('no-places-left'))
  })
})

describe('a pair that falls after an objection', () => {
  let county: County
  let run: Run
  let first: Proposal
  let after: Run
  let second: Proposal

  beforeAll(async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [2, 2, 2])
    await bringVillages(county, 1)
    run = await decided(county, way)
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    await acceptAll(county, run)
    await take(county, run, 'disclose', { from: inDays(county, 0) })
    first = await only(county, run)
    const path = `/api/public/runs/${countyCode}/${run.id}/objections`
    const body = { proposalId: first.id, from: 'resident', body: '这一对不合适，请重新考虑' }
    const { id } = (await county.application.visitor().post(path, body)).body
    await county.office.post(`/api/objections/${countyCode}/${id}/decide`, {
      ...{ decision: 'upheld', answer: '异议成立，重新结对', name: '张主任' },
    })
    after = await decide(county, await objectionRun())
    await take(county, after, 'propose', { answerBy: inDays(county, 7) })
    second = await only(county, after)
  })
  afterAll(() => county?.close())

  /** The newest. */
  async function objectionRun(): Promise<Run> {
    const { items } = (await county.office.get(`/api/cycles/${county.cycleId}/runs`)).body
    return runOf(items.find(({ kind }: { kind: string }) => kind === 'objection'))
  }

  test('is not paired again while it stands', async () => {
    expect(await again(county, after)).toMatchObject(refused('nothing-free'))
  })

  test('is paired once more in a further run, with neither of those before', async () => {
    await say(county, 'V1', second.id, 'community', 'declined')
    expect(await take(county, run, 'enforce')).toMatchObject(refused('days-left'))
    const made = await again(county, after)
    expect(made).toMatchObject({ status: 200 })
    const further = await decide(county, runOf(made.body))
    expect(await shown(county, further)).toMatchObject({ kind: 'objection', parentId: run.id })
    // Nothing of the one before stood; it ended with that.
    expect(await shown(county, after)).toMatchObject({ state: 'void' })
    await take(county, further, 'propose', { answerBy: inDays(county, 3) })
    const third = await only(county, further)
    const met = [first, second].map(({ supporter }) => supporter.code)
    expect(met).not.toContain(third.supporter.code)
    after = further
    second = third
  })

  test('leaves the way to force open: with days of its own', async () => {
    await acceptAll(county, after)
    await county.passDays(20)
    expect(await take(county, run, 'enforce')).toMatchObject(refused('remainder-open'))
    expect(await take(county, after, 'disclose', { from: inDays(county, 0) })).toMatchObject({
      status: 200,
    })
    await county.passDays(20)
    expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
    expect(await shown(county, run)).toMatchObject({ pairCount: 1 })
  })
})

describe('a village that is left without a pair after an objection', () => {
  let county: County
  afterAll(() => county?.close())

  test('is free for the next run of the cycle, once the office voids the one after the objection', async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [2, 2, 2])
    await bringVillages(county, 2)
    const run = await decided(county, way)
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    await acceptAll(county, run)
    await take(county, run, 'disclose', { from: inDays(county, 0) })
    const [first] = await proposalsOf(county, run)
    const path = `/api/public/runs/${countyCode}/${run.id}/objections`
    const body = { proposalId: first?.id, from: 'resident', body: '这一对不合适，请重新考虑' }
    const { id } = (await county.application.visitor().post(path, body)).body
    await county.office.post(`/api/objections/${countyCode}/${id}/decide`, {
      ...{ decision: 'upheld', answer: '异议成立，重新结对', name: '张主任' },
    })
    const { items } = (await county.office.get(`/api/cycles/${county.cycleId}/runs`)).body
    const after = await decide(
      county,
      runOf(items.find(({ kind }: { kind: string }) => kind === 'objection')),
    )
    await take(county, after, 'propose', { answerBy: inDays(county, 7) })
    const { id: fallen, community } = await only(county, after)
    await say(county, community.code, fallen, 'community', 'declined')
    await take(county, after, 'void', { reason: '不再补配，等下一次' })
    await county.passDays(20)
    expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
    const next = await decided(county, way)
    await take(county, next, 'propose', { answerBy: inDays(county, 7) })
    expect((await only(county, next)).community.code).toBe(community.code)
  })
})

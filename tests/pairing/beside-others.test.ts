/** A run beside what is in force already, and beside another that is led at the same time. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type County, countyCode } from './county.ts'
import {
  acceptAll,
  decide,
  decided,
  draft,
  inDays,
  proposalsOf,
  putInForce,
  type Run,
  runOf,
  say,
  take,
} from './lead-run.ts'
import { bringUnits, bringVillages, makeSmallCounty, refused, way } from './small-county.ts'

const placesIn = async (county: County, { path }: Run): Promise<Record<string, number>> => {
  const { supporters } = (await county.office.get(`${path}/roster`)).body.roster
  return Object.fromEntries(
    supporters.map(({ code, max }: { code: string; max: number }) => [code, max]),
  )
}

describe('a cycle in which something is in force', () => {
  let county: County
  let late: Run
  let asked: Run

  beforeAll(async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [1, 1])
    await bringVillages(county, 2)
    late = await decided(county, way)
    asked = await decided(county, way)
    await take(county, asked, 'propose', { answerBy: inDays(county, 30) })
    await acceptAll(county, asked)
    await putInForce(county, await decided(county, way))
  })
  afterAll(() => county?.close())

  test('another run of the same lists, frozen before that, comes to nothing', async () => {
    expect(await take(county, late, 'propose', { answerBy: inDays(county, 7) })).toMatchObject(
      refused('overtaken'),
    )
    expect(await take(county, asked, 'disclose', { from: inDays(county, 0) })).toMatchObject(
      refused('overtaken'),
    )
    expect(await take(county, asked, 'void', { reason: '已有一次生效' })).toMatchObject({
      status: 200,
    })
  })

  test('two that have each other already are not paired once more', async () => {
    await bringVillages(county, 2, 2)
    const { relations } = (await county.office.get(`${(await draft(county, way)).path}/roster`))
      .body.roster
    expect(relations.map(({ relation }: { relation: string }) => relation)).toEqual([])
    await bringUnits(county, [2, 2])
    const more = (await county.office.get(`${(await draft(county, way)).path}/roster`)).body.roster
    const path = `/api/public/programmes/${county.programmeId}/partnerships`
    const { items } = (await county.application.visitor().get(path)).body
    expect(more.relations).toHaveLength(2)
    for (const { supporter, community } of items) {
      expect(more.relations).toContainEqual({
        ...{ supporter: supporter.code, community: community.code, relation: 'avoid' },
      })
    }
    const inForce = items.map(({ supporter, community }: Record<string, { code: string }>) => [
      supporter?.code,
      community?.code,
    ])
    const run = await draft(county, way)
    const read = (await county.office.get(`${run.path}/roster`)).body
    expect(read.standing.sort()).toEqual(inForce.sort())
    const { rules } = (await county.office.get(run.path)).body
    const [supporter, community] = inForce[0]
    const dropped = [{ relation: 'avoid', supporter, community }]
    const body = { version: run.version, rules, roster: { places: [], dropped } }
    expect(await county.office.ask('PUT', `${run.path}/rules`, body)).toMatchObject(
      refused('pair-in-force'),
    )
    await bringVillages(county, 2)
  })

  test('a remainder gives nobody a place that is taken by what is in force', async () => {
    await bringUnits(county, [1, 2])
    await bringVillages(county, 3)
    const run = await decided(county, way)
    expect(await placesIn(county, run)).toEqual({ U2: 1 })
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    const [only] = await proposalsOf(county, run)
    await say(county, 'V3', only?.id as string, 'community', 'declined')
    const again = await county.office.post(`${run.path}/remainder`, { version: run.version })
    expect(again).toMatchObject({ status: 200 })
    expect(await placesIn(county, runOf(again.body))).toEqual({ U2: 1 })
    await take(county, run, 'void', { reason: '换个办法' })
  })

  test('neither does one of a re-pairing, beside the pairs that it keeps', async () => {
    const made = await county.office.post(`/api/cycles/${county.cycleId}/re-pairing`, {
      reason: '新加一村',
    })
    const run = await decide(county, runOf(made.body))
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    const [only, more] = await proposalsOf(county, run)
    expect([only?.community.code, more]).toEqual(['V3', undefined])
    await say(county, 'V3', only?.id as string, 'community', 'declined', '想换一家')
    const again = await county.office.post(`${run.path}/remainder`, { version: run.version })
    expect(again).toMatchObject({ status: 200 })
    expect(await placesIn(county, runOf(again.body))).toEqual({ U2: 1 })
  })
})

describe('two at once', () => {
  let county: County

  beforeAll(async () => {
    county = await makeSmallCounty()
    await bringUnits(county, [1, 1, 1])
    await bringVillages(county, 2)
  })
  afterAll(() => county?.close())

  test('a draw is either announced or made from a typed seed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const run = await draft(county, { way: 'tier-draw' })
      expect(await take(county, run, 'freeze')).toMatchObject({ status: 200 })
      const { version } = run
      const answers = await Promise.all([
        county.office.post(`${run.path}/ceremony`, {
          ...{ version, event: '抽签仪式' },
          parties: ['甲局', '一村'].map((party) => ({ party, way: 'device' })),
          beacon: { kind: 'dice', event: '当场掷骰子' },
        }),
        county.colleague.post(`${run.path}/decide`, { version, seed: 'ab'.repeat(32) }),
      ])
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
    }
  })

  test('two objections that are upheld are paired again one after the other', async () => {
    const run = await decided(county, way)
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    await acceptAll(county, run)
    await take(county, run, 'disclose', { from: inDays(county, 0) })
    const ids: string[] = []
    for (const { id } of await proposalsOf(county, run)) {
      const path = `/api/public/runs/${countyCode}/${run.id}/objections`
      const body = { proposalId: id, from: 'resident', body: '这一对不合适，请重新考虑' }
      ids.push((await county.application.visitor().post(path, body)).body.id)
    }
    const uphold = (id: string | undefined) =>
      county.office.post(`/api/objections/${countyCode}/${id}/decide`, {
        ...{ decision: 'upheld', answer: '异议成立，重新结对', name: '张主任' },
      })
    expect(await uphold(ids[0])).toMatchObject({ status: 200 })
    expect(await uphold(ids[1])).toMatchObject(refused('objection-open'))
    const runs = (await county.office.get(`/api/cycles/${county.cycleId}/runs`)).body.items
    const first = runOf(runs.find(({ kind }: { kind: string }) => kind === 'objection'))
    await decide(county, first)
    expect(await uphold(ids[1])).toMatchObject({ status: 200 })
  })

  test('nothing is disclosed for days beyond the cycle', async () => {
    const run = await decided(county, way)
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    await acceptAll(county, run)
    for (const from of [inDays(county, 365), '9999-12-31']) {
      expect(await take(county, run, 'disclose', { from })).toMatchObject(refused('day-beyond'))
    }
    await take(county, run, 'disclose', { from: inDays(county, 0) })
    await county.passDays(400)
    expect(await take(county, run, 'enforce')).toMatchObject(refused('cycle-over'))
  })
})

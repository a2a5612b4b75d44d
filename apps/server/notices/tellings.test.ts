/** Who is told what happened to a run: both sides, each of their own, and never whoever did it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { deliverOutbox, type Event } from '#base/server/jobs/outbox.ts'
import { everywhere } from '#rooms/identity/server/door.ts'
import type { Visitor } from '../../../tests/application/visitor.ts'
import { type County, countyCode } from '../../../tests/pairing/county.ts'
import {
  acceptAll,
  decided,
  inDays,
  proposalsOf,
  type Run,
  take,
} from '../../../tests/pairing/lead-run.ts'
import {
  bringUnits,
  bringVillages,
  makeSmallCounty,
  way,
} from '../../../tests/pairing/small-county.ts'
import { tellOf } from './follow-events.ts'

let county: County
let run: Run
let unit: Visitor
let village: Visitor

beforeAll(async () => {
  county = await makeSmallCounty()
  await bringUnits(county, [1, 1], 1)
  await bringVillages(county, 2)
  ;[unit, village] = [await county.of('U1'), await county.of('V1')]
  run = await decided(county, way)
})
afterAll(() => county?.close())

/** Delivers what waits, and does what the jobs would do that it asks for; twice, as it may come. */
async function deliver(): Promise<void> {
  const { work } = county.application
  await deliverOutbox(work, allSubscriptions, countyCode)
  const events = await work.read(everywhere, (tx) =>
    tx.db
      .selectFrom('base.outbox')
      .select(['countyCode', 'id', 'topic', 'payload'])
      .where('countyCode', '=', countyCode)
      .orderBy('id')
      .execute(),
  )
  for (const event of [...events, ...events]) await tellOf(work, event as Event)
}

async function toldTo(visitor: Visitor) {
  await deliver()
  const { body } = await visitor.get('/api/notices')
  return body.items.map(({ title, to }: { title: { zh: string }; to: string }) => [title.zh, to])
}

test('both sides are asked to answer, with the day; the office that asked is told nothing', async () => {
  const answerBy = inDays(county, 7)
  expect(await take(county, run, 'propose', { answerBy })).toMatchObject({ status: 200 })
  const asked = [['答复结对：结对', '/proposals']]
  expect(await toldTo(unit)).toEqual(asked)
  expect(await toldTo(village)).toEqual(asked)
  expect((await village.get('/api/notices')).body.items[0].dueOn).toBe(answerBy)
  expect(await toldTo(county.office)).toEqual([])
})

test('whoever has no part in it is told nothing', async () => {
  expect(await toldTo(await county.of('V4'))).toEqual([])
})

test('an objection is told to the offices, its answer to the two whom it is about', async () => {
  await acceptAll(county, run)
  await take(county, run, 'disclose', { from: inDays(county, 0) })
  const pair = (await proposalsOf(county, run)).find(({ supporter }) => supporter.code === 'U1')
  const path = `/api/public${run.path.slice('/api'.length)}/objections`
  const objection = { proposalId: pair?.id, from: 'resident', body: '应当回避。' }
  const { status, body } = await county.application.visitor().post(path, objection)
  expect([status, body.title]).toEqual([200, undefined])
  const office = county.office
  expect(await toldTo(office)).toEqual([
    ['答复一条意见：结对', expect.stringContaining('/pairing/runs/')],
  ])
  const decision = { decision: 'rejected', answer: '没有亲属关系。', name: '赵主任' }
  const { items } = (await office.get(`${run.path}/objections`)).body
  const decide = `/api/objections/${countyCode}/${items[0].id}/decide`
  expect((await office.post(decide, decision)).status).toBe(200)
  expect((await toldTo(unit))[0]).toEqual(['公示里的意见答复了：结对', '/proposals'])
  const other = await county.of('U2')
  expect(JSON.stringify(await toldTo(other))).not.toContain('意见')
})

test('what is in force leads to the story of the two', async () => {
  await county.passDays(20)
  const [one, other] = [await county.of('U1'), await county.of('V4')]
  expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
  const [pair] = (await one.get('/api/partnerships')).body.items
  expect(await toldTo(one)).toContainEqual([
    `结对开始：甲局和${pair.community.name}`,
    `/partnerships/${countyCode}/${pair.id}`,
  ])
  expect(await toldTo(other)).toEqual([])
})

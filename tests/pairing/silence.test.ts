/** Nothing recorded for long: the unit is told first, the office later, and it ends by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { tellOf } from '#apps/server/notices/follow-events.ts'
import { movements } from '#apps/server/stories.ts'
import { dayOf } from '#base/server/clock.ts'
import { deliverOutbox, type Event } from '#base/server/jobs/outbox.ts'
import { newId } from '#base/server/new-id.ts'
import { watchSilence } from '#rooms/pairing/server/silence/watch-silence.ts'
import { everywhere } from '../application/people.ts'
import type { Visitor } from '../application/visitor.ts'
import { type County, countyCode } from './county.ts'
import { decided, putInForce } from './lead-run.ts'
import { bringUnits, bringVillages, makeSmallCounty, way } from './small-county.ts'

let county: County
let partnershipId: string

beforeAll(async () => {
  county = await makeSmallCounty()
  await bringUnits(county, [1], 1)
  await bringVillages(county, 1)
  await putInForce(county, await decided(county, way))
  partnershipId = (await (await county.of('U1')).get('/api/partnerships')).body.items[0].id
})
afterAll(() => county?.close())

/** Time goes by, and the night's job looks; as often as it may, for it may look again. */
async function pass(days: number): Promise<void> {
  const { work } = county.application
  await county.passDays(days)
  await watchSilence(work, movements)
  await watchSilence(work, movements)
  await deliverOutbox(work, allSubscriptions, countyCode)
}

const waits = async (visitor: Visitor) => (await visitor.get('/api/partnerships/silent')).body.items

/** What the outbox said of silences so far. */
const said = async () =>
  (
    await county.application.work.read(everywhere, (tx) =>
      tx.db
        .selectFrom('base.outbox')
        .select(['countyCode', 'id', 'topic', 'payload'])
        .where('countyCode', '=', countyCode)
        .where('topic', '=', 'pairing.silent')
        .orderBy('id')
        .execute(),
    )
  ).map((event) => event as Event)

const turns = async () =>
  (await said()).map(({ payload }) => payload as { to: string; days: number })

/** Something is done for the village, as the rooms that keep deeds hand it over. */
async function recordSomething(): Promise<void> {
  const { cycleId, programmeId } = county
  await county.application.work.write({ counties: [countyCode] }, async (tx) => {
    const record = { kind: 'deed', id: newId(), version: 1 }
    await tx.record({
      ...{ countyCode, action: 'test.count', actor: 'test', subject: record },
      facts: [
        {
          ...{ programmeId, cycleId, record, measure: 'deed', quantity: 1, partnershipId },
          ...{ day: dayOf(tx.now), regionCode: '222403102240' },
        },
      ],
    })
  })
}

test('nobody is told for 44 days; on the 45th it waits for the unit alone, and is told once', async () => {
  await pass(44)
  expect(await turns()).toEqual([])
  await pass(1)
  expect(await turns()).toMatchObject([{ to: 'unit', days: 45 }])
  const unit = await county.of('U1')
  expect(await waits(unit)).toMatchObject([{ id: partnershipId, days: 45, own: true }])
  expect(await waits(county.office)).toEqual([])
  expect(await waits(await county.of('U2'))).toEqual([])
  expect(await waits(await county.of('V1'))).toEqual([])
  for (const event of await said()) await tellOf(county.application.work, event)
  const [notice] = (await unit.get('/api/notices')).body.items
  expect(notice).toMatchObject({
    ...{ kind: 'silence', to: `/partnerships/${countyCode}/${partnershipId}` },
    title: { zh: '甲局和一村：45 天没有记录了' },
  })
  await pass(10)
  expect(await turns()).toHaveLength(1)
})

test('on the 75th day it waits for the office too, and is told once', async () => {
  await pass(20)
  expect(await turns()).toMatchObject([{ to: 'unit' }, { to: 'office', days: 75 }])
  expect(await waits(county.office)).toMatchObject([{ id: partnershipId, days: 75, own: false }])
  await pass(30)
  expect(await turns()).toHaveLength(2)
})

test('it ends by itself when something is recorded, and a new silence is told anew', async () => {
  await pass(1)
  await recordSomething()
  await pass(0)
  expect(await waits(county.office)).toEqual([])
  expect(await waits(await county.of('U1'))).toEqual([])
  await pass(45)
  expect(await turns()).toMatchObject([{}, {}, { to: 'unit', days: 45 }])
})

test('a programme says its own days, and refuses an office that comes before the unit', async () => {
  const path = `/api/programmes/${county.programmeId}/settings`
  const { settings, settingsVersion } = (
    await county.office.get(`/api/programmes/${county.programmeId}`)
  ).body
  const put = (silence: object) =>
    county.office.ask('PUT', path, {
      ...{ version: settingsVersion, reason: '缩短' },
      settings: { ...settings, silence },
    })
  expect((await put({ unitDays: 20, officeDays: 20 })).status).toBe(400)
  expect((await put({ unitDays: 20, officeDays: 30 })).status).toBe(200)
  await recordSomething()
  await pass(0)
  await pass(20)
  expect((await turns()).at(-1)).toMatchObject({ to: 'unit', days: 20 })
  await pass(10)
  expect((await turns()).at(-1)).toMatchObject({ to: 'office', days: 30 })
})

test('what is over is silent no more', async () => {
  await pass(366)
  expect(await waits(county.office)).toEqual([])
})

/** A pair whose sides lie in two counties: each is told of it, reads it, and looks after it from its own. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellOf } from '#apps/server/notices/follow-events.ts'
import { movements } from '#apps/server/stories.ts'
import type { Event } from '#base/server/jobs/outbox.ts'
import { watchSilence } from '#rooms/pairing/server/silence/watch-silence.ts'
import { everywhere } from '../application/people.ts'
import { type County, makeCounty } from './county.ts'
import { decided, putInForce } from './lead-run.ts'
import { city, communities, sheets, supporters } from './small-city.ts'

let county: County
/** Kept in 延吉, of a unit of 敦化. */
let pair: { countyCode: string; id: string; supporter: { id: string; name: string } }

beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters, communities }, city)
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
  await putInForce(county, await decided(county, { way: 'balanced' }))
  pair = (await (await county.of('U1')).get('/api/partnerships')).body.items[0]
})
afterAll(() => county?.close())

const storyOf = async (code: string) =>
  (await county.of(code)).get(`/api/partnerships/${pair.countyCode}/${pair.id}/story`)

/** What all events so far make of it. */
async function tellAll(): Promise<void> {
  const { work } = county.application
  const events = await work.read(everywhere, (tx) =>
    tx.db
      .selectFrom('base.outbox')
      .select(['countyCode', 'id', 'topic', 'payload'])
      .where((e) => e.between('countyCode', '000000', '999999'))
      .orderBy('id')
      .execute(),
  )
  for (const event of events) await tellOf(work, event as Event)
}

const toldTo = async (code: string) => {
  const visitor = await county.of(code)
  await tellAll()
  const { items } = (await visitor.get('/api/notices')).body
  return items.map(({ title }: { title: { zh: string } }) => title.zh)
}

test('it is kept with the village, and both sides read it; others of either county do not', async () => {
  expect(pair).toMatchObject({ countyCode: '222401', supporter: { name: '敦化市司法局' } })
  for (const code of ['U1', 'V3']) {
    const { status, body } = await storyOf(code)
    expect([status, body.partnership.supporterCountyCode]).toEqual([200, '222403'])
    expect(body.moments.length).toBeGreaterThan(3)
  }
  expect((await storyOf('U2')).status).toBe(404)
  expect((await storyOf('V1')).status).toBe(404)
})

test('the organization’s own page lists it, in whichever county the partner lies', async () => {
  const path = `/api/partnerships?county=222403&organization=${pair.supporter.id}`
  const { items } = (await (await county.of('U1')).get(path)).body
  expect(items).toMatchObject([{ id: pair.id }])
  expect((await (await county.of('C1')).get(path)).body.items).toEqual([])
})

test('both are told that it began, each by their own pair alone', async () => {
  const begun = '结对开始：敦化市司法局和河南社区'
  expect(await toldTo('U1')).toContain(begun)
  expect(await toldTo('V3')).toContain(begun)
  expect(await toldTo('C1')).not.toContain(begun)
})

test('a long silence waits for the unit in its own county, then for the city’s office', async () => {
  const waits = async () => {
    const visitors = [await county.of('U1'), await county.of('V3'), county.office]
    const answers = await Promise.all(visitors.map((each) => each.get('/api/partnerships/silent')))
    return answers.map(({ body }) => body.items.filter(({ id }: { id: string }) => id === pair.id))
  }
  await county.passDays(45)
  await watchSilence(county.application.work, movements)
  expect(await waits()).toMatchObject([[{ days: 45, own: true }], [], []])
  expect(await toldTo('U1')).toContain('敦化市司法局和河南社区：45 天没有记录了')
  await county.passDays(30)
  await watchSilence(county.application.work, movements)
  expect(await waits()).toMatchObject([[{}], [], [{ days: 75, own: false }]])
})

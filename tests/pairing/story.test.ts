/** A partnership's story, from how it came to what is next, for whoever reaches either side. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { addPerson, openSession } from '../application/people.ts'
import type { Visitor } from '../application/visitor.ts'
import { type County, countyCode } from './county.ts'
import { decided, inDays, proposalsOf, putInForce, type Run } from './lead-run.ts'
import { bringUnits, bringVillages, makeSmallCounty, way } from './small-county.ts'

interface Told {
  day: string
  kind: string
  level: string | null
  title: { zh: string }
  detail?: { zh: string }
}

let county: County
let run: Run
let first: { id: string; path: string; supporterId: string; villageCode: string }

beforeAll(async () => {
  county = await makeSmallCounty()
  await bringUnits(county, [1, 1, 1], 1)
  await bringVillages(county, 3)
  run = await decided(county, way)
  await putInForce(county, run)
  const proposal = (await proposalsOf(county, run)).find(({ supporter }) => supporter.code === 'U1')
  if (!proposal) throw new Error('the first unit got nobody')
  const { partnershipId } = proposal as unknown as { partnershipId: string }
  const { supporter, community } = proposal
  const path = `/api/partnerships/${countyCode}/${partnershipId}/story`
  first = { id: partnershipId, path, supporterId: supporter.id, villageCode: community.code }
})
afterAll(() => county?.close())

const as = (code: string) => county.of(code)
const titles = (moments: readonly Told[]) => moments.map(({ title }) => title.zh)

async function townshipClerk(code: string): Promise<Visitor> {
  const id = await addPerson(county.application, {
    ...{ username: `t${code}`, password: false, grants: [{ role: 'township', code }] },
  })
  return openSession(county.application, id, { secondFactor: true })
}

test('tells how the two came together, the newest first, and what is next', async () => {
  const { status, body } = await (await as('U1')).get(first.path)
  expect(status).toBe(200)
  const today = dayOf(county.clock.now())
  expect(body.partnership).toMatchObject({
    ...{ id: first.id, countyCode, over: false, endReason: null, since: today },
    supporter: { name: '甲局' },
  })
  const { name } = body.partnership.community
  expect(titles(body.moments)).toEqual([
    '结对开始',
    '开始公示',
    expect.stringContaining('同意结对'),
    expect.stringContaining('同意结对'),
    '请双方答复',
    expect.stringMatching(/抽中|算出/),
  ])
  expect(titles(body.moments)).toContain(`${name}同意结对`)
  expect(body.next).toMatchObject([{ day: body.partnership.until, title: { zh: '结对到期' } }])
  expect(body.older).toBeUndefined()
})

test('what the unit says counts as its own word, what the village says as the other side', async () => {
  const { moments } = (await (await as('U1')).get(first.path)).body as { moments: Told[] }
  const said = (part: string) => moments.find(({ title }) => title.zh.includes(part))?.level
  expect(said('甲局')).toBe('declared')
  expect(said('村')).toBe('countersigned')
  expect(said('结对开始')).toBe('countersigned')
  expect(said('开始公示')).toBeNull()
})

test('both sides, their township and the office read it; nobody else learns that it is there', async () => {
  for (const visitor of [await as('U1'), await as(first.villageCode), county.office]) {
    expect((await visitor.get(first.path)).status).toBe(200)
  }
  expect((await (await townshipClerk('222403102000')).get(first.path)).status).toBe(200)
  expect((await (await townshipClerk('222403108000')).get(first.path)).status).toBe(404)
  expect((await (await as('U2')).get(first.path)).status).toBe(404)
  const other = ['V1', 'V2', 'V3'].find((code) => code !== first.villageCode) as string
  expect((await (await as(other)).get(first.path)).status).toBe(404)
})

test('who has it finds it by the organization, by a name, and among their own', async () => {
  const ids = async (visitor: Visitor, query: string) =>
    (await visitor.get(`/api/partnerships${query}`)).body.items.map(({ id }: { id: string }) => id)
  const of = `?county=${countyCode}&organization=${first.supporterId}`
  expect(await ids(county.office, of)).toEqual([first.id])
  expect(await ids(await as('U2'), of)).toEqual([])
  expect(await ids(await as('U1'), '')).toEqual([first.id])
  expect(await ids(county.office, `?q=${encodeURIComponent('甲局')}`)).toEqual([first.id])
  expect(await ids(await as('U2'), `?q=${encodeURIComponent('甲局')}`)).toEqual([])
})

test('months that are not told yet are told when asked for, quiet ones passed over', async () => {
  await county.passDays(240)
  const newest = (await (await as('U1')).get(first.path)).body
  const older = inDays(county, -230).slice(0, 7)
  const page = (await (await as('U1')).get(`${first.path}?until=${older}`)).body
  expect(page.next).toEqual([])
  expect(newest.moments.length).toBe(6)
  expect(page.moments.length).toBeGreaterThan(0)
  for (const { day } of page.moments as Told[]) expect(day.slice(0, 7) <= older).toBe(true)
})

test('one that is over has nothing next, and says when it ended', async () => {
  const { until } = (await (await as('U1')).get(first.path)).body.partnership
  const days = Math.ceil((Date.parse(until) - county.clock.now().getTime()) / 86_400_000) + 2
  await county.passDays(days)
  const { body } = await (await as('U1')).get(first.path)
  expect(body.partnership.over).toBe(true)
  expect(body.next).toEqual([])
  expect(body.moments[0]).toMatchObject({ day: until, title: { zh: '结对到期' } })
})

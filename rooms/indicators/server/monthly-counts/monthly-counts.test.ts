import { expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { letJoin } from '#rooms/programmes/server/door.ts'
import {
  county,
  ok,
  useOffices,
  yanming,
  yaodian,
  year,
} from '#rooms/programmes/testing/offices.ts'
import { addPerson, openSession } from '../../../../tests/application/people.ts'
import { monthAfter, monthOf } from '../../shared/months.ts'
import { foldCounty } from '../totals/fold-county.ts'

const offices = useOffices()
const thisMonth = monthOf(dayOf(new Date()))
const lastMonth = monthAfter(thisMonth, -1)
const longAgo = monthAfter(thisMonth, -6)

interface Entry {
  month?: string
  quantity?: number
  version?: number
  reason?: string
  measure?: string
  organizationId?: string
}

/** A programme in which the village takes part, and what it says there. */
async function counting(template = 'cadres-to-villages', since = `${year - 1}-01-01`) {
  const cycle = { name: '两年', beginsOn: `${year - 1}-01-01`, endsOn: `${year + 1}-12-31` }
  const { cycleId } = await offices.make({ template, cycle })
  await offices.application.work.write({ counties: [county] }, async (tx) => {
    const villages = await listOrganizationsByIds(tx, county, [offices.village])
    const joining = { actor: 'test', since }
    await letJoin(tx, { id: cycleId, ...cycle }, 'community', villages, joining)
  })
  const path = `/api/cycles/${cycleId}`
  const enter = (entry: Entry, who = 'village') =>
    offices.as(who).post(`${path}/monthly-counts`, {
      ...{ county, organizationId: offices.village, measure: 'disputes' },
      ...{ month: lastMonth, quantity: 3, version: 0, ...entry },
    })
  const countersign = (id: string, version: number, who = 'township') =>
    offices.as(who).post(`/api/monthly-counts/${county}/${id}/countersign`, { version })
  const figure = async () => {
    await foldCounty(offices.application.work, county)
    const { items } = ok(await offices.as('office').get(`${path}/figures?region=${yaodian}`))
    return items.find(({ code }: { code: string }) => code === 'disputes')
  }
  const list = async (of: string, who = 'village') =>
    ok(await offices.as(who).get(`${path}/monthly-counts?${of}`))
  return { enter, countersign, figure, list, path }
}

test('a village counts a month, its township agrees, and the figure says so', async () => {
  const { enter, countersign, figure, list, path } = await counting()
  const { id } = ok(await enter({}))
  expect(await figure()).toMatchObject({ quantity: 3, byLevel: { declared: 3 } })
  ok(await countersign(id, 1))
  ok(await countersign(id, 1))
  expect(await figure()).toMatchObject({ quantity: 3, byLevel: { declared: 0, countersigned: 3 } })
  const records = await offices
    .as('office')
    .get(`${path}/figures/disputes/records?region=${yaodian}`)
  expect(ok(records).items).toMatchObject([
    { kind: 'monthly-count', id, quantity: 3, level: 'countersigned', way: 'office' },
  ])
  const told = await list(`county=${county}&organization=${offices.village}`)
  expect(told.measures).toMatchObject([{ measure: 'disputes', unit: { zh: '起' } }])
  expect(told.months[0]).toEqual({ month: lastMonth, late: false })
  expect(told.items).toMatchObject([{ id, version: 1, countersigned: true, own: true }])
})

test('none is a number too', async () => {
  const { enter, figure } = await counting()
  ok(await enter({ quantity: 0 }))
  expect(await figure()).toMatchObject({ quantity: 0, records: 1 })
})

test('a correction takes back what was counted, and that somebody agreed to it', async () => {
  const { enter, countersign, figure } = await counting()
  const { id } = ok(await enter({}))
  ok(await countersign(id, 1))
  expect(await enter({ version: 1, quantity: 5 })).toMatchObject({
    ...{ status: 422, body: { code: 'indicators.corrected-without-reason' } },
  })
  ok(await enter({ version: 1, quantity: 5, reason: '漏了两起' }))
  expect(await figure()).toMatchObject({
    ...{ quantity: 5, records: 1, byLevel: { declared: 5, countersigned: 0 } },
  })
  expect(await countersign(id, 1)).toMatchObject({ status: 409 })
})

test('a month is entered once: who read an older version is told what is there', async () => {
  const { enter } = await counting()
  ok(await enter({}))
  const second = await enter({ quantity: 8 })
  expect(second).toMatchObject({ status: 409, body: { code: 'indicators.stale' } })
  expect(JSON.stringify(second.body)).toContain('"theirs":3')
  expect(await enter({ version: 7, reason: '改' })).toMatchObject({ status: 409 })
})

test('a month that is not over, or long over without a reason, is refused', async () => {
  const { enter } = await counting()
  const code = async (entry: Entry) => (await enter(entry)).body.code
  expect(await code({ month: thisMonth })).toBe('indicators.not-over')
  expect(await code({ month: `${year - 3}-01-01` })).toBe('indicators.outside-cycle')
  expect(await code({ month: longAgo })).toBe('indicators.late-without-reason')
  expect((await enter({ month: longAgo, reason: '补报' })).status).toBe(200)
  expect((await enter({ month: `${year}-01-15` })).status).toBe(400)
  expect((await enter({ quantity: -1 })).status).toBe(400)
})

test('nobody counts for a village beyond their reach, or what the programme does not count', async () => {
  const { enter, countersign, list } = await counting()
  const [stranger] = await offices.register({
    ...{ side: 'community', kind: 'village', level: 'village', regionCode: '222403109201' },
  })
  expect((await enter({}, 'township')).status).toBe(403)
  expect((await enter({}, 'unit')).status).toBe(403)
  expect((await enter({ organizationId: stranger as string })).status).toBe(404)
  expect((await enter({ measure: 'deed' })).status).toBe(404)
  const { id } = ok(await enter({}))
  expect((await countersign(id, 1, 'neighbour')).status).toBe(404)
  expect((await countersign(id, 1, 'village')).status).toBe(403)
  expect((await list(`region=${yanming}`, 'township')).items).toHaveLength(1)
  const other = await counting('units-to-places')
  expect((await other.enter({})).status).toBe(404)
})

test('nobody agrees to a number of their own, whatever roles they hold', async () => {
  const { enter, path } = await counting()
  const grants = [
    { role: 'village', code: yaodian },
    { role: 'township', code: yanming },
  ] as const
  const { application } = offices
  const both = await addPerson(application, { username: 'both', grants: [...grants] })
  const visitor = await openSession(application, both, { secondFactor: true })
  const entry = { county, organizationId: offices.village, measure: 'disputes', version: 0 }
  const entered = await visitor.post(`${path}/monthly-counts`, {
    ...{ ...entry, month: lastMonth, quantity: 4 },
  })
  const countersign = `/api/monthly-counts/${county}/${ok(entered).id}/countersign`
  expect(await visitor.post(countersign, { version: 1 })).toMatchObject({
    ...{ status: 422, body: { code: 'indicators.own-count' } },
  })
  expect((await offices.as('township').post(countersign, { version: 1 })).status).toBe(200)
  expect((await enter({ version: 0 })).status).toBe(409)
})

test('a village is told which last month is missing, until it counted it', async () => {
  const { enter, path } = await counting()
  const ofCycle = async (who: string) => {
    const { items } = ok(await offices.as(who).get('/api/monthly-counts/enterable'))
    return items.filter(({ cycleId }: { cycleId: string }) => path.endsWith(cycleId))
  }
  expect(await ofCycle('village')).toMatchObject([
    { village: { id: offices.village, name: '腰甸村' }, missing: lastMonth, county },
  ])
  ok(await enter({ month: longAgo, reason: '补报' }))
  expect(await ofCycle('village')).toMatchObject([{ missing: lastMonth }])
  ok(await enter({}))
  expect(await ofCycle('village')).toMatchObject([{ missing: null }])
  expect((await offices.as('unit').get('/api/monthly-counts/enterable')).status).toBe(403)
})

test('nothing is missing of a month that was over when the village joined', async () => {
  const { path } = await counting('cadres-to-villages', thisMonth)
  const { items } = ok(await offices.as('village').get('/api/monthly-counts/enterable'))
  expect(items.find(({ cycleId }: { cycleId: string }) => path.endsWith(cycleId))).toMatchObject({
    missing: null,
  })
})

test('a township and the office are told what waits for them, and nobody beyond', async () => {
  const { enter, countersign } = await counting()
  const { id } = ok(await enter({ quantity: 2 }))
  const waiting = async (who: string) => {
    const { items } = ok(await offices.as(who).get('/api/monthly-counts/waiting'))
    return items.filter((each: { id: string }) => each.id === id)
  }
  const told = [{ village: { name: '腰甸村' }, month: lastMonth, quantity: 2, unit: { zh: '起' } }]
  expect(await waiting('township')).toMatchObject(told)
  expect(await waiting('office')).toMatchObject(told)
  expect(await waiting('neighbour')).toEqual([])
  expect((await offices.as('village').get('/api/monthly-counts/waiting')).status).toBe(403)
  ok(await countersign(id, 1))
  expect(await waiting('township')).toEqual([])
  ok(await enter({ version: 1, quantity: 4, reason: '漏了' }))
  expect(await waiting('township')).toMatchObject([{ quantity: 4, version: 2, reason: '漏了' }])
})

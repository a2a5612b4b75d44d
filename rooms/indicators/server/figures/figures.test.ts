import { expect, test } from 'vitest'
import { county, useOffices, year } from '#rooms/programmes/testing/offices.ts'
import { countDeeds } from '../../testing/counted-deeds.ts'

const offices = useOffices()
const [near, far] = ['222403108204', '222403109201']

const count: typeof countDeeds = (work, programme, deeds) =>
  countDeeds(
    work,
    programme,
    deeds.map((deed) => ({ organizationId: offices.unit, ...deed })),
  )

async function counted() {
  const programme = await offices.make({ template: 'cadres-to-villages' })
  await count(offices.application.work, programme, [
    { village: near, day: `${year}-01-31`, cost: 10_000, confirmed: true },
    { village: near, day: `${year}-02-01`, cost: 250 },
    { village: far, day: `${year}-02-28`, cost: 7 },
  ])
  return `/api/cycles/${programme.cycleId}/figures`
}

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what an answer holds
const figure = (answer: { body: any }, code: string) =>
  answer.body.items.find((each: { code: string }) => each.code === code)

test('a figure says how much, how sure, month by month, and by which definition', async () => {
  const path = await counted()
  const answer = await offices.as('office').get(`${path}?region=${county}`)
  expect(answer.status).toBe(200)
  expect(figure(answer, 'deeds')).toMatchObject({
    ...{ quantity: 3, records: 3, counted: true, money: false, unit: { zh: '件' } },
    byLevel: { declared: 2, countersigned: 0, confirmed: 1, inspected: 0 },
    months: [
      { month: `${year}-01-01`, quantity: 1, byLevel: { confirmed: 1 } },
      { month: `${year}-02-01`, quantity: 2, byLevel: { declared: 2 } },
    ],
  })
  expect(figure(answer, 'spent')).toMatchObject({ quantity: 10_257, money: true })
  expect(figure(answer, 'raised').apart).toMatchObject([
    { code: 'brought-in', name: { zh: '引资' }, why: { zh: expect.stringContaining('不进村账') } },
  ])
  expect(answer.body.asOf).toMatch(/Z$/)
})

test('a township, a village and a unit each have their own', async () => {
  const path = await counted()
  const ask = (who: string, of: string) => offices.as(who).get(`${path}?${of}`)
  expect(figure(await ask('township', 'region=222403108'), 'deeds').quantity).toBe(2)
  expect(figure(await ask('office', `region=${far}`), 'deeds').quantity).toBe(1)
  const unit = await ask('unit', `county=${county}&organization=${offices.unit}`)
  expect(figure(unit, 'spent').quantity).toBe(10_257)
})

test('nobody reads the figures of a place or a unit beyond their reach', async () => {
  const path = await counted()
  const ask = async (who: string, of: string) => (await offices.as(who).get(`${path}?${of}`)).status
  expect(await ask('township', `region=${county}`)).toBe(403)
  expect(await ask('unit', `region=${near}`)).toBe(403)
  expect(await ask('neighbour', `region=${county}`)).toBe(403)
  const [other] = await offices.register({ name: '别的局' })
  expect(await ask('unit', `county=${county}&organization=${other}`)).toBe(403)
  expect(await ask('unit', '')).toBe(404)
})

test('a figure opens to its records, newest first, page by page, each as sure as it is', async () => {
  const path = await counted()
  const of = `region=${county}&limit=2`
  const first = await offices.as('office').get(`${path}/deeds/records?${of}`)
  expect(first.body.items).toMatchObject([
    { day: `${year}-02-28`, place: { code: far }, level: 'declared', way: null },
    { day: `${year}-02-01`, place: { code: near }, level: 'declared' },
  ])
  const rest = await offices
    .as('office')
    .get(`${path}/deeds/records?${of}&after=${first.body.next}`)
  expect(rest.body).toMatchObject({ items: [{ level: 'confirmed', way: 'link', kind: 'deed' }] })
  expect(rest.body.next).toBeUndefined()
  const january = await offices
    .as('office')
    .get(`${path}/spent/records?region=${near}&month=${year}-01-01`)
  expect(january.body.items).toMatchObject([{ quantity: 10_000, aspect: 'own' }])
  expect((await offices.as('office').get(`${path}/brought/records?${of}`)).status).toBe(404)
})

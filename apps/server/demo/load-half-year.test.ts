import { beforeAll, expect, test } from 'vitest'
import { createWork } from '#base/server/db/work.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { inventedCounty, loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../tests/application/application.ts'
import { journal } from '../../../tests/application/compose-application.ts'
import { changeWriters } from '../change-writers.ts'
import { composeRoutes } from '../compose.ts'
import { loadDemoAccounts } from './demo-accounts.ts'
import { loadDemo } from './load-demo.ts'
import { loadHalfYear } from './load-half-year.ts'
import { loadInvented } from './load-invented.ts'

const application = useApplication({ demo: true })

const load = async () => {
  const { database, identity } = application
  await loadHalfYear({
    workAt: (clock) => createWork(database.db, clock, changeWriters({ journal })),
    routes: composeRoutes(identity, database.probe, {} as Thread),
    version: 'test',
  })
}

beforeAll(async () => {
  const { database, work, identity } = application
  await loadShippedRegions(database.adminUrl)
  await loadDemo(work, () => undefined)
  await loadInvented(work, database.adminUrl)
  await load()
  await loadDemoAccounts(work, identity.auth)
}, 120_000)

async function as(username: string) {
  const visitor = application.visitor()
  const { demoPassword: password } = (await visitor.get('/api/sign-in-ways')).body
  const signed = await visitor.post('/api/session', { username, password })
  expect(signed).toMatchObject({ status: 200, body: { step: 'signed-in' } })
  return visitor
}

test('villages asked, units did what they took on, and most of it was confirmed by whom it helped', async () => {
  const office = await as('draw')
  const county = `county=${inventedCounty}`
  const { states } = (await office.get(`/api/needs/counts?${county}`)).body
  const { count } = (await office.get('/api/deeds/count?state=confirmed')).body
  expect(states.closed).toBeGreaterThan(40)
  expect(states.published).toBeGreaterThan(0)
  expect(count).toBeGreaterThan(80)
})

test('something waits for the clerk, and the bureau is the partner of that village', async () => {
  const clerk = await as('clerk')
  const { items: needs } = (await clerk.get('/api/needs/waiting')).body
  const { items: deeds } = (await clerk.get('/api/deeds?waiting=answer')).body
  expect(needs.length + deeds.length).toBeGreaterThan(0)
  const pairs = (await (await as('bureau')).get('/api/partnerships')).body.items
  const names = pairs.map(({ community }: { community: { name: string } }) => community.name)
  expect(names).toContain('东河沿村')
})

test('no village of elsewhere is shown doing what it did not', async () => {
  const office = await as('office')
  expect((await office.get('/api/deeds/count')).body.count).toBe(0)
  expect((await office.get('/api/needs')).body.items).toEqual([])
})

test('once begun it is not begun again', async () => {
  const office = await as('draw')
  const before = (await office.get('/api/deeds/count')).body
  await load()
  expect((await office.get('/api/deeds/count')).body).toEqual(before)
})

import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../tests/application/application.ts'
import { addPerson, type Held, openSession } from '../../../tests/application/people.ts'
import type { Visitor } from '../../../tests/application/visitor.ts'

const application = useApplication()
const people = new Map<string, { id: string; visitor: Visitor }>()
const as = (name: string) => (people.get(name) as { visitor: Visitor }).visitor
const idOf = (name: string) => (people.get(name) as { id: string }).id

async function admit(name: string, held: Held): Promise<void> {
  const id = await addPerson(application, { username: name, name, grants: [held] })
  const visitor = await openSession(application, id, { secondFactor: true })
  people.set(name, { id, visitor })
}

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  await admit('王主任', { role: 'system-admin', code: '222403000000' })
  await admit('审计员', { role: 'audit-admin', code: '222403000000' })
  await admit('外县审计', { role: 'audit-admin', code: '222404000000' })
  await admit('办公室', { role: 'office', code: '222403000000' })
  await admit('文书', { role: 'village', code: '222403108204' })
})

test('whoever is looked at and changed learns by whom, and so does the audit administrator', async () => {
  const path = `/api/people/${idOf('文书')}`
  await as('王主任').get(path)
  await as('王主任').get(path)
  await as('王主任').post(`${path}/invite`, { reason: '登录单丢了' })
  await as('审计员').get(path)
  const own = await as('文书').get('/api/account/traces')
  expect(own.body.items).toMatchObject([
    { by: '审计员', purpose: 'account-page', action: null },
    { by: '王主任', action: 'identity.invite', reason: '登录单丢了' },
    { by: '王主任', purpose: 'account-page' },
  ])
  expect((await as('审计员').get(`${path}/traces`)).body).toEqual(own.body)
  const page = await as('文书').get('/api/account/traces?limit=2')
  const rest = await as('文书').get(`/api/account/traces?limit=2&after=${page.body.next}`)
  expect([...page.body.items, ...rest.body.items]).toEqual(own.body.items)
})

test('nobody else is told, and opening one’s own account is no look', async () => {
  const path = `/api/people/${idOf('王主任')}`
  await as('王主任').get(path)
  expect((await as('王主任').get('/api/account/traces')).body.items).toEqual([])
  expect((await as('王主任').get(`${path}/traces`)).status).toBe(403)
  expect((await as('外县审计').get(`${path}/traces`)).status).toBe(404)
})

test('an organization tells its own, and the audit administrator, who read its contacts and who changed them', async () => {
  const chief = as('办公室')
  const made = await chief.post('/api/organizations', {
    countyCode: '222403',
    side: 'supporter',
    code: 'T1',
    name: '市水利局',
    kind: 'unit',
    regionCode: '222403000000',
  })
  expect(made.status).toBe(200)
  const path = `/api/organizations/222403/${made.body.id}`
  await chief.post(`${path}/contacts`, {
    name: '李二',
    phone: '0433-6223344',
    purpose: '防汛值班',
    expiresOn: dayOf(new Date(Date.now() + 30 * 86_400_000)),
  })
  await chief.get(`${path}/contacts`)
  const told = await as('审计员').get(`${path}/traces`)
  expect(told.body.items).toMatchObject([
    { by: '办公室', purpose: 'contacts', action: null },
    { by: '办公室', action: 'organizations.create-contact' },
    { by: '办公室', action: 'organizations.create' },
  ])
  const log = await as('审计员').get('/api/journal/entries?county=222403&subjectKind=organization')
  expect(log.body.names, 'the journal calls it by its name').toMatchObject({
    [made.body.id]: '市水利局',
  })
  expect((await as('文书').get(`${path}/traces`)).status).toBe(404)
  expect((await as('外县审计').get(`${path}/traces`)).status).toBe(404)
  expect((await as('王主任').get(`${path}/traces`)).status).toBe(403)
})

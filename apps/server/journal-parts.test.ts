/** Entries of the journal say what they concern, and are found by its name. */
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../tests/application/application.ts'
import { addPerson, signInFully } from '../../tests/application/people.ts'
import type { Visitor } from '../../tests/application/visitor.ts'

const county = '222403'
const application = useApplication()
let office: Visitor
let audit: Visitor
let bureau: string

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const code = `${county}000000`
  await addPerson(application, { username: 'office', grants: [{ role: 'office', code }] })
  await addPerson(application, { username: 'audit', grants: [{ role: 'audit-admin', code }] })
  office = await signInFully(application, 'office')
  audit = await signInFully(application, 'audit')
  const unit = { countyCode: county, side: 'supporter', kind: 'unit', regionCode: county }
  const made = await office.post('/api/organizations', { ...unit, code: 'A1', name: '市水利局' })
  expect(made).toMatchObject({ status: 200 })
  bureau = made.body.id
})

/** Action, kind and name of what is found, newest first. */
async function told(typed: string): Promise<string[]> {
  const { body } = await audit.get(`/api/journal/entries?q=${encodeURIComponent(typed)}`)
  return body.items.map(
    ({ action, subject }: { action: string; subject: { kind: string; id: string } }) =>
      `${action} ${subject.kind} ${body.names[subject.id]}`,
  )
}

test('a part of the name finds the organization, and what hangs on it by whose it is', async () => {
  const path = `/api/organizations/${county}/${bureau}`
  const expiresOn = dayOf(new Date(Date.now() + 30 * 86_400_000))
  const contact = { name: '李二', phone: '0433-6223344', purpose: '防汛值班', expiresOn }
  expect(await office.post(`${path}/contacts`, contact)).toMatchObject({ status: 200 })
  const post = { title: '局长', kind: 'director', holderName: '王一' }
  expect(await office.post(`${path}/posts`, post)).toMatchObject({ status: 200 })
  const team = { name: '抢险队', kind: 'emergency', people: 20 }
  expect(await office.post(`${path}/teams`, team)).toMatchObject({ status: 200 })
  expect(await told('水利')).toEqual([
    'organizations.create-team team 市水利局 抢险队',
    'organizations.create-post post 市水利局',
    'organizations.create-contact contact 市水利局',
    'organizations.create organization 市水利局',
  ])
  // Nobody inside the organization is named.
  const { body } = await audit.get('/api/journal/entries')
  expect(JSON.stringify(body)).not.toMatch(/李二|王一/)
})

test('a contact that was deleted is still told by whose it was', async () => {
  const path = `/api/organizations/${county}/${bureau}/contacts`
  const { body } = await office.get(path)
  const [{ id, version }] = body.items
  const gone = await office.ask('DELETE', `${path}/${id}?version=${version}`)
  expect(gone.status).toBe(200)
  expect((await told('水利'))[0]).toBe('organizations.delete-contact contact 市水利局')
})

test('a former name finds it too, and an area is found by its own', async () => {
  const renamed = { name: '市水务局', reason: '机构改革', version: 1 }
  const path = `/api/organizations/${county}/${bureau}`
  expect(await office.post(`${path}/rename`, renamed)).toMatchObject({ status: 200 })
  expect((await told('水利')).at(-1)).toBe('organizations.create organization 市水务局')
  const members = [{ code: '222403108000', included: true }]
  await office.post('/api/management-areas', { keeperCode: county, name: '湖东片区', members })
  expect(await told('湖东')).toEqual(['regions.create-management-area management-area 湖东片区'])
})

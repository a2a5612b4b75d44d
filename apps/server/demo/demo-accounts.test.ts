import { beforeAll, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import {
  firstRunCode,
  startApplication,
  useApplication,
} from '../../../tests/application/application.ts'
import { addPerson, password } from '../../../tests/application/people.ts'
import { welcome } from '../welcome.ts'
import { loadDemoAccounts } from './demo-accounts.ts'
import { isDemo } from './is-demo.ts'
import { loadDemo } from './load-demo.ts'

const application = useApplication({ demo: true })
const serious = useApplication()

beforeAll(async () => {
  for (const each of [application, serious]) {
    await loadShippedRegions(each.database.adminUrl)
    await loadDemo(each.work, () => undefined)
    await loadDemoAccounts(each.work, each.identity.auth)
  }
})

interface Ways {
  demoPassword: string
  demo: { username: string; role: string }[]
}
const ways = async (): Promise<Ways> => (await application.visitor().get('/api/sign-in-ways')).body

test('the demo names an account of every role, and their one password', async () => {
  const { demo, demoPassword } = await ways()
  expect(demo.map(({ username, role }) => [username, role])).toEqual([
    ['office', 'office'],
    ['township', 'township'],
    ['unit', 'unit'],
    ['village', 'village'],
    ['posted', 'posted'],
    ['grid', 'grid'],
    ['supervisor', 'supervisor'],
    ['system', 'system-admin'],
    ['security', 'security-admin'],
    ['audit', 'audit-admin'],
  ])
  expect(demoPassword).toBe('lianjian-demo')
})

test('each signs in and acts, without a second factor, on its place', async () => {
  const { demo, demoPassword: password } = await ways()
  const places = new Map<string, string>()
  for (const { username } of demo) {
    const visitor = application.visitor()
    const signed = await visitor.post('/api/session', { username, password })
    expect(signed).toMatchObject({ status: 200, body: { step: 'signed-in' } })
    const { body } = await visitor.get('/api/session')
    expect(body).toMatchObject({ demo: true, secondFactor: { withheld: false } })
    expect(body.name).toMatch(/^示例/)
    expect(body.capabilities.length).toBeGreaterThan(0)
    places.set(username, body.grants[0].scope.name)
  }
  expect(places.get('office')).toBe('敦化市')
  expect(places.get('township')).toBe('敦化市官地镇')
  expect(places.get('village')).toBe('腰甸村')
  expect(places.get('unit')).toBe('市委办公室')
})

test('none changes its password or takes a second factor: the next visitor signs in too', async () => {
  const { demoPassword: password } = await ways()
  const visitor = application.visitor()
  await visitor.post('/api/session', { username: 'office', password })
  const change = { current: password, next: 'four words quite long' }
  for (const answer of [
    await visitor.post('/api/password', change),
    await visitor.post('/api/second-factor', { password }),
  ]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'identity.demo-stays' } })
  }
})

test('none appoints an administrator, whatever else it may give', async () => {
  const { demoPassword: password } = await ways()
  const visitor = application.visitor()
  await visitor.post('/api/session', { username: 'system', password })
  const make = (username: string, role: string) =>
    visitor.post('/api/people', {
      countyCode: '222403',
      username,
      name: '试用',
      grants: [{ role, scope: { kind: 'region', code: '222403000000' }, reason: '试一试' }],
    })
  for (const role of ['system-admin', 'security-admin', 'audit-admin']) {
    expect(await make('taker', role)).toMatchObject({
      status: 403,
      body: { code: 'identity.beyond-reach' },
    })
  }
  expect(await make('tried', 'office')).toMatchObject({ status: 200 })
  const { grantableRoles } = (await visitor.get('/api/session')).body
  expect(grantableRoles).toContain('office')
  expect(grantableRoles.filter((role: string) => role.endsWith('-admin'))).toEqual([])
  expect(await isDemo(application.work, true)).toBe(true)
})

test('loading them again adds none', async () => {
  expect(await isDemo(application.work, true)).toBe(true)
  expect(await isDemo(application.work, false)).toBe(false)
  await loadDemoAccounts(application.work, application.identity.auth)
  expect((await ways()).demo).toHaveLength(10)
})

test('the demo ends with the first administrator who is appointed, and does not come back', async () => {
  const shown = await startApplication({ demo: true })
  try {
    await loadShippedRegions(shown.database.adminUrl)
    await addPerson(shown, { username: 'office', demo: true })
    const signIn = () => shown.visitor().post('/api/session', { username: 'office', password })
    expect(await signIn()).toMatchObject({ status: 200 })
    const before = shown.visitor()
    await before.post('/api/session', { username: 'office', password })
    const id = await addPerson(shown, {
      username: 'chief',
      grants: [{ role: 'system-admin', code: '222403000000' }],
    })
    expect(await signIn()).toMatchObject({ status: 422 })
    expect(await before.get('/api/session')).toMatchObject({ status: 401 })
    await shown.database.pool.query('update identity.users set closed_at = now() where id = $1', [
      id,
    ])
    expect(await isDemo(shown.work, true)).toBe(false)
  } finally {
    await shown.close()
  }
})

test('none signs in where the demo is off, and none is named', async () => {
  const visitor = serious.visitor()
  const signed = await visitor.post('/api/session', {
    username: 'office',
    password: 'lianjian-demo',
  })
  expect(signed).toMatchObject({ status: 422, body: { code: 'identity.wrong-sign-in' } })
  expect((await visitor.get('/api/sign-in-ways')).body).toMatchObject({
    demo: [],
    demoPassword: null,
    firstRun: true,
  })
})

test('the start says how to get in: the accounts in the demo, the code of the first run otherwise', async () => {
  const started = { address: 'http://localhost:3000', database: { way: 'test' }, firstRunCode }
  const shown = await welcome(application.work, { ...started, demo: true })
  expect(shown).toContain('lianjian-demo')
  expect(shown).toContain('township')
  expect(shown).not.toContain(firstRunCode)
  const plain = await welcome(serious.work, { ...started, demo: false })
  expect(plain).toContain(`启动码 / start code: ${firstRunCode}`)
  expect(plain).toContain('http://localhost:3000/desk/first-run')
  expect(plain).not.toContain('lianjian-demo')
  await serious.visitor().post('/api/first-run', {
    code: firstRunCode,
    countyCode: '222403',
    username: 'chief',
    name: '王主任',
    password: 'four words quite long',
  })
  expect(await isDemo(serious.work, true)).toBe(false)
  const later = await welcome(serious.work, { ...started, demo: false })
  expect(later).not.toContain(firstRunCode)
})

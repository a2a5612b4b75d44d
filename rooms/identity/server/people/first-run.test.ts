import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadShippedRegions, withAdmin } from '#rooms/regions/server/door.ts'
import { firstRunCode, useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  openSession,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { waitForLocks } from '../../../../tests/database/waiting.ts'

const application = useApplication()
beforeAll(() => loadShippedRegions(application.database.adminUrl))
beforeEach(() =>
  application.work.write(everywhere, async (tx) => {
    await tx.db.deleteFrom('identity.users').execute()
    await tx.db
      .updateTable('identity.grants')
      .set({ endsOn: '2020-01-01', beginsOn: '2020-01-01' })
      .where('countyCode', '=', '222403')
      .execute()
  }),
)

const begin = (given: object = {}) =>
  application.visitor().post('/api/first-run', {
    code: firstRunCode,
    countyCode: '222403',
    username: 'Chief',
    name: '王主任',
    password,
    ...given,
  })
const ways = async () => (await application.visitor().get('/api/sign-in-ways')).body

test('whoever reads the terminal makes the first administrator, who then sets up a second factor', async () => {
  expect(await ways()).toEqual({ firstRun: true, unified: [], demo: [], demoPassword: null })
  expect(await begin()).toMatchObject({ status: 200 })
  expect(await ways()).toMatchObject({ firstRun: false })
  const visitor = await signInFully(application, 'chief')
  const me = await visitor.get('/api/session')
  expect(me.body.grants).toMatchObject([
    { role: 'system-admin', scope: { code: '222403000000', name: '敦化市' } },
  ])
})

test('a wrong code, and the right one once there is an administrator, make nobody', async () => {
  const wrong = await begin({ code: 'WRONG-WRONG-WR' })
  expect(wrong).toMatchObject({ status: 422, body: { code: 'identity.wrong-first-run-code' } })
  expect(await begin({ code: firstRunCode.toLowerCase() })).toMatchObject({ status: 200 })
  expect(await begin({ username: 'second' })).toMatchObject({
    status: 422,
    body: { code: 'identity.wrong-first-run-code' },
  })
})

test('two first runs at once make one administrator', async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, at) => begin({ username: `chief${at}` })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422])
})

test('a common password and a county that is not there are refused', async () => {
  expect(await begin({ password: 'password123' })).toMatchObject({ status: 422 })
  expect(await begin({ countyCode: '999999' })).toMatchObject({
    status: 422,
    body: { code: 'identity.scope-unknown' },
  })
  expect(await ways()).toMatchObject({ firstRun: true })
})

test('closes what visitors of a demo made before, and the administrator opens again whom they know', async () => {
  const grants = [{ role: 'office', code: '222403000000' } as const]
  const id = await addPerson(application, { username: 'tried', grants })
  const visitor = await signIn(application, 'tried')
  expect(await begin()).toMatchObject({ status: 200 })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
  await expect(signIn(application, 'tried')).rejects.toThrow('wrong-sign-in')
  const chief = await signInFully(application, 'chief')
  const reopen = await chief.post(`/api/people/${id}/reopen`, { reason: '是我们的人' })
  expect(reopen).toMatchObject({ status: 200 })
  await signIn(application, 'tried')
})

describe('what visitors of a demo are about', () => {
  const grant = { role: 'township', scope: { kind: 'region', code: '222403102000' }, reason: '试' }
  const backdoor = { username: 'backdoor', name: '后门', countyCode: '222403', grants: [grant] }
  let visitor: Visitor
  let id: string

  beforeEach(async () => {
    const grants = [{ role: 'office', code: '222403000000' } as const]
    id = await addPerson(application, { username: 'tried', grants })
    visitor = await openSession(application, id, { secondFactor: true })
    expect(await visitor.get('/api/people')).toMatchObject({ status: 200 })
  })

  test('ends with the first administrator, at once', async () => {
    await addPerson(application, { username: 'shown', demo: true })
    expect(await begin()).toMatchObject({ status: 200 })
    expect(await visitor.post('/api/people', backdoor)).toMatchObject({ status: 401 })
    const chief = await signInFully(application, 'chief')
    const { items } = (await chief.get('/api/people')).body
    expect(items.filter(({ state }: { state: string }) => state !== 'closed')).toMatchObject([
      { username: 'Chief' },
    ])
  })

  test('is closed also when it is made at that very moment', async () => {
    await withAdmin(application.database.adminUrl, async (client) => {
      // The name is being taken, so that the account is half made until this ends.
      await client.query('begin')
      await client.query(
        `insert into identity.users (id, name, email, email_verified, username, home_county_code)
         values ('other', 'x', 'other@account.invalid', false, 'backdoor', '222403')`,
      )
      const making = visitor.post('/api/people', backdoor)
      await waitForLocks(application.database, 1)
      const beginning = begin()
      await waitForLocks(application.database, 2)
      await client.query('rollback')
      const made = await making
      expect(made).toMatchObject({ status: 200 })
      expect(await beginning).toMatchObject({ status: 200 })
      const redeemed = await application.visitor().post('/api/invitations/redeem', {
        username: 'backdoor',
        code: made.body.code,
        password,
      })
      expect(redeemed).toMatchObject({ status: 422 })
      const chief = await signInFully(application, 'chief')
      const person = await chief.get(`/api/people/${made.body.userId}`)
      expect(person.body).toMatchObject({ state: 'closed' })
    })
  })

  test('is not made by whose account was closed while it waited', async () => {
    await withAdmin(application.database.adminUrl, async (client) => {
      await client.query('begin')
      await client.query('update identity.users set closed_at = now() where id = $1', [id])
      const making = visitor.post('/api/people', backdoor)
      await waitForLocks(application.database, 1)
      await client.query('commit')
      expect(await making).toMatchObject({ status: 401 })
    })
  })
})

test('is open again when nobody administrates any more, and leaves the others alone', async () => {
  await begin()
  await addPerson(application, { username: 'colleague' })
  await signIn(application, 'chief')
  await application.work.write(everywhere, (tx) =>
    tx.db
      .updateTable('identity.users')
      .set({ closedAt: tx.now })
      .where('username', '=', 'chief')
      .execute(),
  )
  expect(await ways()).toMatchObject({ firstRun: true })
  expect(await begin()).toMatchObject({ status: 409 })
  expect(await begin({ username: 'next' })).toMatchObject({ status: 200 })
  await signIn(application, 'colleague')
})

describe('in the demo', () => {
  const demo = useApplication({ demo: true })
  beforeAll(() => loadShippedRegions(demo.database.adminUrl))

  test('there is no first run', async () => {
    const visitor = demo.visitor()
    expect((await visitor.get('/api/sign-in-ways')).body).toMatchObject({ firstRun: false })
    const body = { code: firstRunCode, countyCode: '222403', username: 'a11', name: 'a', password }
    expect(await visitor.post('/api/first-run', body)).toMatchObject({ status: 422 })
  })
})

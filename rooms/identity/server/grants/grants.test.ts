import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  type Held,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const county = '222403000000'
const guandi = '222403102000'
const today = () => dayOf(clock.now())
const inDays = (days: number) => dayOf(new Date(clock.now().getTime() + days * 86_400_000))
let chief: Visitor
let office: Visitor
let people = 0

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  await addPerson(application, {
    username: 'chief',
    grants: [{ role: 'system-admin', code: county }],
  })
  await addPerson(application, { username: 'office', grants: [{ role: 'office', code: county }] })
  chief = await signInFully(application, 'chief')
  office = await signInFully(application, 'office')
})

async function newPerson(grants: Held[] = [], home = '222403') {
  people += 1
  const username = `person${people}`
  return { username, id: await addPerson(application, { username, grants, home }) }
}

const give = (by: Visitor, id: string, role: string, code: string, more: object = {}) =>
  by.post(`/api/people/${id}/grants`, {
    role,
    scope: { kind: 'region', code },
    reason: '工作需要',
    ...more,
  })
const grantsOf = async (id: string) => (await chief.get(`/api/people/${id}`)).body.grants
const end = (by: Visitor, grant: { countyCode: string; id: string }, more: object = {}) =>
  by.post(`/api/grants/${grant.countyCode}/${grant.id}/end`, { reason: '调离', ...more })

describe('giving', () => {
  test('gives a role on a place, from today until a day', async () => {
    const { id } = await newPerson()
    expect(await give(chief, id, 'township', guandi, { endsOn: inDays(30) })).toMatchObject({
      status: 200,
    })
    expect(await grantsOf(id)).toMatchObject([
      {
        role: 'township',
        scope: { code: guandi, name: '敦化市官地镇' },
        beginsOn: today(),
        endsOn: inDays(30),
        reason: '工作需要',
      },
    ])
  })

  test('refuses what lies beyond the giver', async () => {
    const { id } = await newPerson()
    const refusals: [Visitor, string, string, number, string][] = [
      [office, 'office', county, 403, 'identity.beyond-reach'],
      [office, 'system-admin', county, 403, 'identity.beyond-reach'],
      [office, 'township', '222404000000', 403, 'identity.beyond-reach'],
      [chief, 'office', '222400000000', 403, 'identity.beyond-reach'],
      [chief, 'office', '229999000000', 422, 'identity.scope-unknown'],
      [chief, 'unit', county, 422, 'identity.role-not-there'],
    ]
    for (const [by, role, code, status, problem] of refusals) {
      expect(await give(by, id, role, code)).toMatchObject({ status, body: { code: problem } })
    }
    expect(await grantsOf(id)).toEqual([])
  })

  test('refuses to give oneself a role', async () => {
    const { body } = await office.get('/api/session')
    expect(await give(office, body.id, 'township', guandi)).toMatchObject({
      status: 403,
      body: { code: 'identity.not-to-oneself' },
    })
  })

  test('refuses days that have passed or run backwards, and a closed account', async () => {
    const { id } = await newPerson()
    expect(await give(chief, id, 'township', guandi, { beginsOn: inDays(-1) })).toMatchObject({
      body: { code: 'identity.day-passed' },
    })
    const reversed = { beginsOn: inDays(5), endsOn: inDays(4) }
    expect(await give(chief, id, 'township', guandi, reversed)).toMatchObject({
      body: { code: 'identity.days-reversed' },
    })
    // Where nothing was said of a beginning, nothing is said of it in answer.
    expect(await give(chief, id, 'township', guandi, { endsOn: inDays(-1) })).toMatchObject({
      body: { code: 'identity.days-reversed', title: expect.stringContaining('已经过去') },
    })
    await chief.post(`/api/people/${id}/close`, { reason: '退休' })
    expect(await give(chief, id, 'township', guandi)).toMatchObject({
      body: { code: 'identity.closed-account' },
    })
  })

  test('two roles on two places do not add up to giving the one on the other', async () => {
    const mixed = await newPerson([
      { role: 'system-admin', code: '222404000000' },
      { role: 'office', code: county },
    ])
    const visitor = await signInFully(application, mixed.username)
    const { id } = await newPerson()
    expect(await give(visitor, id, 'office', county)).toMatchObject({ status: 403 })
    expect(await give(visitor, id, 'township', guandi)).toMatchObject({ status: 200 })
  })
})

describe('three administrators', () => {
  test('are three people', async () => {
    const { id } = await newPerson()
    expect(await give(chief, id, 'security-admin', county)).toMatchObject({ status: 200 })
    for (const role of ['audit-admin', 'system-admin']) {
      expect(await give(chief, id, role, county)).toMatchObject({
        status: 422,
        body: { code: 'identity.three-administrators' },
      })
    }
    const later = { beginsOn: inDays(10) }
    expect(await give(chief, id, 'audit-admin', county, later)).toMatchObject({ status: 422 })
  })

  test('may follow one another in one person', async () => {
    const { id } = await newPerson()
    expect(await give(chief, id, 'security-admin', county, { endsOn: inDays(10) })).toMatchObject({
      status: 200,
    })
    const next = { beginsOn: inDays(10) }
    expect(await give(chief, id, 'audit-admin', county, next)).toMatchObject({ status: 200 })
  })

  test('are three people wherever the other role lies, out of the giver’s sight too', async () => {
    const { id } = await newPerson([{ role: 'audit-admin', code: '310101000000' }])
    expect(await give(chief, id, 'system-admin', county)).toMatchObject({
      status: 422,
      body: { code: 'identity.three-administrators' },
    })
  })

  test('are three people also when two roles are given at once', async () => {
    const second = await newPerson([{ role: 'system-admin', code: county }])
    const other = await signInFully(application, second.username)
    for (let round = 0; round < 3; round++) {
      const { id } = await newPerson()
      const answers = await Promise.all([
        give(chief, id, 'security-admin', county),
        give(other, id, 'audit-admin', county),
        give(chief, id, 'system-admin', county),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
      expect(await grantsOf(id)).toHaveLength(1)
    }
  })

  test('are three people already in the account that is made with two roles', async () => {
    const scope = { kind: 'region', code: county }
    const grants = ['system-admin', 'audit-admin'].map((role) => ({ role, scope, reason: 'x' }))
    const given = { countyCode: '222403', username: 'twofold', name: '两用', grants }
    expect(await chief.post('/api/people', given)).toMatchObject({
      status: 422,
      body: { code: 'identity.three-administrators' },
    })
    const { body } = await chief.get('/api/people?q=twofold')
    expect(body.items).toEqual([])
  })
})

describe('ending', () => {
  const see = (visitor: Visitor) => visitor.get('/api/people')

  test('today stops the role at once and signs its holder out', async () => {
    const { username, id } = await newPerson([{ role: 'township', code: guandi }])
    const visitor = await signInFully(application, username)
    expect(await see(visitor)).toMatchObject({ status: 200 })
    const [grant] = await grantsOf(id)
    expect(await end(chief, grant)).toMatchObject({ status: 200 })
    expect(await see(visitor)).toMatchObject({ status: 401 })
    expect(await end(chief, grant)).toMatchObject({ status: 404 })
  })

  test('leaves the role on the account as a former one: until when, by whom, why', async () => {
    const { id } = await newPerson([
      { role: 'township', code: guandi },
      { role: 'supervisor', code: guandi, beginsOn: '2026-01-01', endsOn: '2026-02-01' },
    ])
    const [grant] = await grantsOf(id)
    expect((await end(chief, grant)).status).toBe(200)
    const { body } = await chief.get(`/api/people/${id}`)
    expect(body.grants).toEqual([])
    expect(body.ended).toMatchObject([
      { role: 'township', endsOn: today(), endedBy: 'chief', endReason: '调离', reason: 'test' },
      { role: 'supervisor', endsOn: '2026-02-01', endedBy: null, endReason: null },
    ])
  })

  test('on a later day stops it with that day, in a session that stays open', async () => {
    const { username, id } = await newPerson([{ role: 'township', code: guandi }])
    const [grant] = await grantsOf(id)
    expect(await end(office, grant, { endsOn: inDays(1) })).toMatchObject({ status: 200 })
    // Shortly before midnight in Shanghai, so that the session outlives the day.
    const midnight = Date.parse(`${inDays(1)}T00:00:00+08:00`)
    clock.forward(midnight - clock.now().getTime() - 60_000)
    const visitor = await signInFully(application, username)
    expect(await see(visitor)).toMatchObject({ status: 200 })
    clock.forward(61_000)
    expect(await see(visitor)).toMatchObject({ status: 403 })
    expect(await visitor.get('/api/session')).toMatchObject({ status: 200, body: { grants: [] } })
    chief = await signInAgain(chief, 'chief')
    office = await signInAgain(office, 'office')
  })

  test('elsewhere is heard of within five seconds, and within them remembered', async () => {
    const { username, id } = await newPerson([{ role: 'township', code: guandi }])
    const visitor = await signInFully(application, username)
    expect(await see(visitor)).toMatchObject({ status: 200 })
    // As another server of the same database would end it.
    await application.work.write(everywhere, (tx) =>
      tx.db
        .updateTable('identity.grants')
        .set({ endsOn: today() })
        .where('countyCode', '=', '222403')
        .where('userId', '=', id)
        .execute(),
    )
    expect(await see(visitor)).toMatchObject({ status: 200 })
    clock.forward(5001)
    expect(await see(visitor)).toMatchObject({ status: 403 })
  })

  test('never makes it longer: that is another grant', async () => {
    const { id } = await newPerson()
    await give(chief, id, 'security-admin', county, { endsOn: inDays(10) })
    await give(chief, id, 'audit-admin', county, { beginsOn: inDays(10) })
    const [first] = await grantsOf(id)
    expect(await end(chief, first, { endsOn: inDays(60) })).toMatchObject({
      status: 422,
      body: { code: 'identity.ends-later' },
    })
    expect((await grantsOf(id))[0].endsOn).toBe(inDays(10))
  })

  test('is refused for one’s own, for roles beyond and for places elsewhere', async () => {
    const { id } = (await office.get('/api/session')).body
    const [own] = await grantsOf(id)
    expect(await end(chief, own, { endsOn: inDays(90) })).toMatchObject({ status: 200 })
    expect(await end(office, own)).toMatchObject({ status: 403 })
    const admin = await newPerson([{ role: 'audit-admin', code: county }])
    const [above] = await grantsOf(admin.id)
    expect(await end(office, above)).toMatchObject({ status: 403 })
    expect(await end(office, { countyCode: '222404', id: newId() })).toMatchObject({ status: 404 })
  })

  test('a grant that has not begun never begins', async () => {
    const { username, id } = await newPerson()
    await give(chief, id, 'supervisor', county, { beginsOn: inDays(3) })
    const [grant] = await grantsOf(id)
    expect(await end(chief, grant)).toMatchObject({ status: 200 })
    const visitor = await signIn(application, username)
    expect((await visitor.get('/api/session')).body.capabilities).toEqual([])
  })
})

async function signInAgain(before: Visitor, username: string): Promise<Visitor> {
  const visitor = application.visitor()
  await visitor.post('/api/session', { username, password })
  const code = (before as Visitor & { recoveryCodes: string[] }).recoveryCodes[0]
  const { status } = await visitor.post('/api/session/second-factor', { code })
  expect(status).toBe(200)
  return visitor
}

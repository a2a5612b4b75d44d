import { symmetricEncrypt } from 'better-auth/crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import { codeOf } from '../../../../tests/application/authenticator.ts'
import { addPerson, password, signIn, signInFully } from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { findUserByName, type UserRow } from '../people/store.ts'
import { everywhere } from '../scopes.ts'
import { takeAwaySecondFactors } from './take-away-second-factor.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
beforeAll(() => loadShippedRegions(application.database.adminUrl))

let people = 0
let username: string
beforeEach(async () => {
  people += 1
  username = `office${people}`
  await addPerson(application, { username, grants: [{ role: 'office', code: '222403000000' }] })
})

const give = (visitor: Visitor, code: string) =>
  visitor.post('/api/session/second-factor', { code })
const me = async (visitor: Visitor) => (await visitor.get('/api/session')).body
const isIn = async (visitor: Visitor) => (await visitor.get('/api/session')).status === 200

test('a role that changes rules is withheld until a code was given, then acts in full', async () => {
  const visitor = await signIn(application, username)
  expect(await me(visitor)).toMatchObject({
    secondFactor: { enrolled: false, passed: false, withheld: true },
    capabilities: [],
  })
  expect(await visitor.get('/api/people')).toMatchObject({ status: 403 })
  const { body } = await visitor.post('/api/second-factor', { password })
  expect(body.picture).toMatch(/^<svg/)
  // What the authenticator shows beside the digits.
  const label = decodeURIComponent(new URL(body.uri).pathname)
  expect(label).toMatch(new RegExp(`/联建:${username}$`))
  const wrong = await give(visitor, '000000')
  expect(wrong.body).toMatchObject({ code: 'identity.wrong-code' })
  expect(wrong.body.detail).not.toContain('备用码')
  expect(await me(visitor)).toMatchObject({ secondFactor: { enrolled: false, withheld: true } })
  expect(await give(visitor, codeOf(body.uri))).toMatchObject({ status: 200 })
  const full = await me(visitor)
  expect(full.secondFactor).toEqual({ enrolled: true, passed: true, withheld: false })
  expect(full.capabilities).toContain('accounts.manage')
  expect(await visitor.get('/api/people')).toMatchObject({ status: 200 })
})

test('a later sign-in waits for the code and is nobody until then', async () => {
  const { uri } = await signInFully(application, username)
  const visitor = application.visitor()
  const first = await visitor.post('/api/session', { username, password })
  expect(first).toMatchObject({ status: 200, body: { step: 'second-factor' } })
  expect(await isIn(visitor)).toBe(false)
  expect(await give(visitor, '000000')).toMatchObject({
    status: 422,
    body: { code: 'identity.wrong-code', detail: expect.stringContaining('备用码') },
  })
  expect(await give(visitor, codeOf(uri, 1))).toMatchObject({ status: 200 })
  expect(await me(visitor)).toMatchObject({ secondFactor: { passed: true } })
})

test('a code opens one session, not a second', async () => {
  const { uri } = await signInFully(application, username)
  const code = codeOf(uri, 1)
  const [first, second] = [application.visitor(), application.visitor()]
  for (const each of [first, second]) await each.post('/api/session', { username, password })
  expect(await give(first, code)).toMatchObject({ status: 200 })
  expect(await give(second, code)).toMatchObject({ status: 422 })
  expect(await isIn(second)).toBe(false)
})

test('a code that was accepted is spent for good, and with it every earlier one', async () => {
  const first = await signIn(application, username)
  const { uri, recoveryCodes } = (await first.post('/api/second-factor', { password })).body
  // At one moment, so that they follow one another.
  const [before, enrolled, next] = [codeOf(uri, -1), codeOf(uri), codeOf(uri, 1)]
  expect(await give(first, enrolled)).toMatchObject({ status: 200 })
  const signInWith = async (code: string) => {
    const visitor = application.visitor()
    await visitor.post('/api/session', { username, password })
    return (await give(visitor, code)).status
  }
  expect(await signInWith(enrolled)).toBe(422)
  expect(await signInWith(next)).toBe(200)
  expect(await signInWith(recoveryCodes[0] as string)).toBe(200)
  for (const spent of [next, enrolled, before]) expect(await signInWith(spent)).toBe(422)
})

test('a recovery code works once, also when it is given twice at once', async () => {
  const { recoveryCodes } = await signInFully(application, username)
  expect(recoveryCodes).toHaveLength(10)
  const [code, another] = recoveryCodes as [string, string]
  const visitors = [application.visitor(), application.visitor()]
  for (const each of visitors) await each.post('/api/session', { username, password })
  const answers = await Promise.all(visitors.map((each) => give(each, code)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  const later = application.visitor()
  await later.post('/api/session', { username, password })
  expect(await give(later, code)).toMatchObject({ status: 422 })
  expect(await give(later, another)).toMatchObject({ status: 200 })
})

test('a recovery code is read as people type it', async () => {
  const { recoveryCodes } = await signInFully(application, username)
  const [first, second, third] = recoveryCodes as [string, string, string]
  for (const typed of [
    first.toLowerCase().replaceAll('-', ''),
    second.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' '),
    third.replaceAll(/[^-]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  ]) {
    const visitor = application.visitor()
    await visitor.post('/api/session', { username, password })
    expect(await give(visitor, typed)).toMatchObject({ status: 200 })
  }
  // However it is typed, it is spent.
  const later = application.visitor()
  await later.post('/api/session', { username, password })
  expect(await give(later, first)).toMatchObject({ status: 422 })
})

const cookieOf = (visitor: Visitor, what: string) =>
  [...visitor.cookies].find(([name]) => name.endsWith(what)) as [string, string]

test('a code is for one account, however often a cookie stands in a request', async () => {
  await addPerson(application, { username: `${username}-thief` })
  const victim = await signInFully(application, username)
  const thief = await signInFully(application, `${username}-thief`)
  const challengeOf = async (name: string) => {
    const visitor = application.visitor()
    await visitor.post('/api/session', { username: name, password })
    return cookieOf(visitor, 'two_factor')
  }
  const [name, victims] = await challengeOf(username)
  const [, own] = await challengeOf(`${username}-thief`)
  const guessing = application.visitor()
  guessing.cookies.set(`${name} `, victims)
  guessing.cookies.set(name, own)
  for (let at = 0; at < 5; at++) await give(guessing, '000000')
  // The guesses were for the account that stands first, and are counted there.
  expect(await give(guessing, codeOf(victim.uri, 1))).toMatchObject({ status: 422 })
  await expect(signIn(application, username)).rejects.toThrow('wrong-sign-in')

  const [session, thiefs] = cookieOf(thief, 'session_token')
  const mixed = application.visitor()
  mixed.cookies.set(`${session} `, thiefs)
  mixed.cookies.set(session, cookieOf(victim, 'session_token')[1])
  expect(await me(mixed)).toMatchObject({ username: `${username}-thief` })
})

test('a recovery code ends no enrolment', async () => {
  const visitor = await signIn(application, username)
  const { body } = await visitor.post('/api/second-factor', { password })
  expect(await give(visitor, body.recoveryCodes[0])).toMatchObject({ status: 422 })
  expect(await me(visitor)).toMatchObject({ secondFactor: { enrolled: false, withheld: true } })
})

test('new recovery codes void the former', async () => {
  const visitor = await signInFully(application, username)
  const { body } = await visitor.post('/api/second-factor/recovery-codes', { password })
  const next = application.visitor()
  await next.post('/api/session', { username, password })
  expect(await give(next, visitor.recoveryCodes[0] as string)).toMatchObject({ status: 422 })
  expect(await give(next, body.recoveryCodes[0])).toMatchObject({ status: 200 })
})

test('wrong codes lock the account as wrong passwords do, and giving the password again forgives none', async () => {
  const { uri, recoveryCodes } = await signInFully(application, username)
  const visitor = application.visitor()
  for (let at = 0; at < 5; at++) {
    const first = await visitor.post('/api/session', { username, password })
    expect(first).toMatchObject({ status: 200, body: { step: 'second-factor' } })
    expect(await give(visitor, '000000')).toMatchObject({ status: 422 })
  }
  expect(await give(visitor, codeOf(uri, 1))).toMatchObject({ status: 422 })
  expect(await give(visitor, recoveryCodes[0] as string)).toMatchObject({ status: 422 })
  expect(await visitor.post('/api/session', { username, password })).toMatchObject({ status: 422 })
  clock.forward(15 * 60_000 + 1000)
  expect(await visitor.post('/api/session', { username, password })).toMatchObject({ status: 200 })
  expect(await give(visitor, recoveryCodes[0] as string)).toMatchObject({ status: 200 })
})

test('nobody gives a code for whom no password was given', async () => {
  expect(await give(application.visitor(), '123456')).toMatchObject({ status: 422 })
  const forged = application.visitor()
  forged.cookies.set('lianjian.two_factor', 'abc.def')
  expect(await give(forged, '123456')).toMatchObject({ status: 422 })
})

test('enrolment ends the sessions that the password alone had opened', async () => {
  const elsewhere = await signIn(application, username)
  const here = await signInFully(application, username)
  expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false])
})

test('given up, it withholds the roles again, also in the session that had passed it', async () => {
  const visitor = await signInFully(application, username)
  const wrong = await visitor.delete('/api/second-factor', { password: 'not the password' })
  expect(wrong).toMatchObject({ status: 422 })
  expect(await visitor.post('/api/second-factor', { password })).toMatchObject({ status: 409 })
  expect(await visitor.delete('/api/second-factor', { password })).toMatchObject({ status: 200 })
  expect(await me(visitor)).toMatchObject({
    secondFactor: { enrolled: false, passed: false, withheld: true },
    capabilities: [],
  })
})

test('under another key it says so, and the operator opens a way back in', async () => {
  const other = `${username}-other`
  await addPerson(application, { username: other })
  const { recoveryCodes } = await signInFully(application, username)
  await signInFully(application, other)
  const { work } = application
  const { id: userId, homeCountyCode } = await work.write(everywhere, async (tx) => {
    // Of a data folder whose keys were lost: encrypted, and not under the key that is here.
    const key = '00'.repeat(32)
    const secret = await symmetricEncrypt({ key, data: 'JBSWY3DPEHPK3PXP' })
    const user = (await findUserByName(tx, username)) as UserRow
    await tx.db
      .updateTable('identity.twoFactors')
      .set({ secret, backupCodes: secret })
      .where('userId', '=', user.id)
      .execute()
    return user
  })
  const locked = application.visitor()
  await locked.post('/api/session', { username, password })
  for (const code of ['123456', recoveryCodes[0] as string]) {
    expect(await give(locked, code)).toMatchObject({
      status: 409,
      body: { code: 'identity.unreadable-second-factor' },
    })
  }

  expect(await takeAwaySecondFactors(work, [username, 'nobody-is-called-so'])).toEqual({
    unknown: ['nobody-is-called-so'],
  })
  expect((await give(locked, '123456')).status).toBe(409)
  expect(await takeAwaySecondFactors(work, [username])).toEqual({ taken: [username] })
  expect(await takeAwaySecondFactors(work, [username])).toEqual({ taken: [] })
  await signInFully(application, username)
  const told = await work.read(everywhere, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select(['action', 'actor'])
      .where('countyCode', '=', homeCountyCode)
      .where('subjectId', '=', userId)
      .where('action', '=', 'identity.reset-second-factor')
      .execute(),
  )
  expect(told).toEqual([{ action: 'identity.reset-second-factor', actor: 'command-line' }])

  const everybody = await takeAwaySecondFactors(work)
  expect(everybody).toMatchObject({ taken: expect.arrayContaining([username, other]) })
})

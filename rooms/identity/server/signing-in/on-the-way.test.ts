/** Sign-ins that began with what was taken away before they ended. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../../tests/application/application.ts'
import { codeOf } from '../../../../tests/application/authenticator.ts'
import {
  addPerson,
  everywhere,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Answer, Visitor } from '../../../../tests/application/visitor.ts'
import { waitForLocks } from '../../../../tests/database/waiting.ts'
import { lockUser } from '../people/store.ts'
import { endSessions, putPassword } from './store.ts'

const application = useApplication()
beforeAll(() => loadShippedRegions(application.database.adminUrl))

const next = 'another four words'
let people = 0
let username: string
let id: string
beforeEach(async () => {
  people += 1
  username = `person${people}`
  id = await addPerson(application, { username })
})

/** In a browser that is known to the account, whose tries are counted apart from it. */
async function knownBrowser(): Promise<Visitor> {
  const visitor = await signIn(application, username)
  await visitor.delete('/api/session')
  return visitor
}

/** What an administrator or a slip does to the account, and an act that is on the way meanwhile. */
async function meanwhile(
  act: () => Promise<Answer>,
  change: { before?: (tx: WriteTransaction) => Promise<void>; after?: typeof change.before },
): Promise<Answer> {
  let answer: Promise<Answer> | undefined
  await application.work.write(everywhere, async (tx) => {
    await lockUser(tx, id)
    await change.before?.(tx)
    answer = act()
    await waitForLocks(application.database, 1)
    await change.after?.(tx)
  })
  return answer as Promise<Answer>
}

async function setAnother(tx: WriteTransaction): Promise<void> {
  const { hash } = (await application.identity.auth.$context).password
  await putPassword(tx, id, newId(), await hash(next))
  await endSessions(tx, id)
}

test('a password that is changed while it is given opens nothing', async () => {
  const visitor = await knownBrowser()
  const answer = await meanwhile(() => visitor.post('/api/session', { username, password }), {
    after: setAnother,
  })
  expect(answer).toMatchObject({ status: 422, body: { code: 'identity.wrong-sign-in' } })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
  const again = await visitor.post('/api/session', { username, password: next })
  expect(again).toMatchObject({ status: 200 })
})

test('a password is not changed by a session that is ended meanwhile', async () => {
  const visitor = await signIn(application, username)
  // Once, so that the next request writes nothing about the session.
  expect(await visitor.get('/api/session')).toMatchObject({ status: 200 })
  const change = { current: password, next: 'words of somebody else' }
  const answer = await meanwhile(() => visitor.post('/api/password', change), {
    before: setAnother,
  })
  expect(answer).toMatchObject({ status: 401 })
  const owner = await application.visitor().post('/api/session', { username, password: next })
  expect(owner).toMatchObject({ status: 200 })
})

test('a code is not asked for on the strength of a password that was changed since', async () => {
  const owner = await signInFully(application, username)
  const halfway = application.visitor()
  await halfway.post('/api/session', { username, password })
  const changed = await owner.post('/api/password', { current: password, next })
  expect(changed).toMatchObject({ status: 200 })
  const code = codeOf(owner.uri, 1)
  const late = await halfway.post('/api/session/second-factor', { code })
  expect(late).toMatchObject({ status: 422 })
  expect(await halfway.get('/api/session')).toMatchObject({ status: 401 })
  expect(await owner.get('/api/session')).toMatchObject({ status: 200 })
})

test('a code that is given while sessions are ended opens none', async () => {
  const visitor = await signInFully(application, username)
  const [code, another] = visitor.recoveryCodes as [string, string]
  await visitor.delete('/api/session')
  await visitor.post('/api/session', { username, password })
  const answer = await meanwhile(() => visitor.post('/api/session/second-factor', { code }), {
    after: (tx) => endSessions(tx, id),
  })
  expect(answer).toMatchObject({ status: 422 })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
  await visitor.post('/api/session', { username, password })
  const second = await visitor.post('/api/session/second-factor', { code: another })
  expect(second).toMatchObject({ status: 200 })
})

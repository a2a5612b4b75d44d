import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import { codeOf } from '../../../../tests/application/authenticator.ts'
import {
  addPerson,
  everywhere,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { identityTasks } from '../jobs.ts'

const cookie = 'lianjian.known_browser'
const clock = testClock()
const application = useApplication({ clock: clock.now })
beforeAll(() => loadShippedRegions(application.database.adminUrl))

let people = 0
let person: { id: string; username: string }
beforeEach(async () => {
  person = await newPerson()
})

async function newPerson() {
  const username = `person${++people}`
  return { username, id: await addPerson(application, { username }) }
}

const attempt = (visitor: Visitor, given = password, { username } = person) =>
  visitor.post('/api/session', { username, password: given })
const fails = (answer: Promise<{ status: number }>) =>
  expect(answer).resolves.toMatchObject({ status: 422 })
const passes = (answer: Promise<{ status: number }>) =>
  expect(answer).resolves.toMatchObject({ status: 200 })

async function failTimes(times: number, visitor: Visitor, given = person) {
  for (let at = 0; at < times; at++) await fails(attempt(visitor, 'wrong wrong wrong', given))
}

/** As five wrong passwords leave it. */
async function lockForStrangers({ id } = person) {
  await application.database.pool.query(
    'update identity.users set failed_sign_ins = 5, locked_until = $2 where id = $1',
    [id, new Date(clock.now().getTime() + 15 * 60_000)],
  )
}

/** Signed out again: what is left is that it has been here. */
async function knownBrowser({ username } = person): Promise<Visitor> {
  const visitor = await signIn(application, username)
  await passes(visitor.delete('/api/session'))
  return visitor
}

/** What somebody has who took this cookie and no other. */
function thiefOf(browser: Visitor): Visitor {
  const thief = application.visitor()
  thief.cookies.set(cookie, browser.cookies.get(cookie) as string)
  return thief
}

const known = async (id = person.id) =>
  (
    await application.database.pool.query(
      'select used_at from identity.known_browsers where user_id = $1',
      [id],
    )
  ).rows.length

test('strangers who lock an account again and again keep its owner out of no browser that it knows', async () => {
  const own = await knownBrowser()
  for (let times = 0; times < 2; times++) {
    await failTimes(5, application.visitor())
    await passes(attempt(own))
    // Nothing was forgiven to strangers, who know the right password as little as before.
    await fails(attempt(application.visitor()))
    await passes(own.post('/api/password', { current: password, next: 'another four words' }))
    await passes(own.post('/api/password', { current: 'another four words', next: password }))
    clock.forward(15 * 60_000 + 1000)
  }
  await passes(attempt(application.visitor()))
})

test('strangers at the same address make nobody wait who is known', async () => {
  const address = '10.8.8.8'
  const own = application.visitor(address)
  await passes(attempt(own))
  for (let at = 0; at < 30; at++) {
    await application.identity.attempts.run({ address }, clock.now(), async () => undefined)
  }
  expect(await attempt(application.visitor(address))).toMatchObject({ status: 429 })
  await passes(attempt(own))
  // It is known to one account, and at any other a stranger.
  expect(await attempt(own, password, await newPerson())).toMatchObject({ status: 429 })
})

test('a known browser has five tries of its own, and takes nobody else theirs', async () => {
  const browser = await knownBrowser()
  const thief = thiefOf(browser)
  await failTimes(5, thief)
  await fails(attempt(thief))
  await fails(attempt(browser))
  await passes(attempt(application.visitor()))
  clock.forward(15 * 60_000 + 1000)
  await failTimes(4, thief)
  await passes(attempt(browser))
  const rows = await application.work.read(everywhere, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select('action')
      .where('countyCode', '=', '222403')
      .where('subjectId', '=', person.id)
      .where('action', 'like', 'identity.lock%')
      .execute(),
  )
  expect(rows).toEqual([{ action: 'identity.lock-browser' }])
})

test('tries at once are counted before they are made', async () => {
  const browser = await knownBrowser()
  await Promise.all(
    Array.from({ length: 10 }, () => attempt(thiefOf(browser), 'wrong wrong wrong')),
  )
  await fails(attempt(browser))
})

test('counts codes with passwords, and a password alone makes no browser known', async () => {
  const owner = await signInFully(application, person.username)
  const before = await known()
  const halfway = application.visitor()
  expect((await attempt(halfway)).body).toEqual({ step: 'second-factor' })
  expect(halfway.cookies.has(cookie)).toBe(false)
  expect(await known()).toBe(before)
  for (let at = 0; at < 5; at++) {
    await fails(halfway.post('/api/session/second-factor', { code: '000000' }))
  }
  await passes(owner.delete('/api/session'))
  await passes(attempt(owner))
  const give = (code: string) => owner.post('/api/session/second-factor', { code })
  await passes(give(codeOf(owner.uri, 1)))
  await failTimes(4, thiefOf(owner))
  await passes(owner.delete('/api/session'))
  // The right password is given back, but the wrong code is the fifth.
  await passes(attempt(owner))
  await fails(give('000000'))
  await fails(give(owner.recoveryCodes[0] as string))
})

test('the cookie is for one account, ours alone, and says of nobody who they are', async () => {
  const answer = await attempt(application.visitor())
  const line = answer.headers.getSetCookie().find((each) => each.startsWith(cookie)) as string
  expect(line).toMatch(
    /^[^=]+=[\w-]{22}\.[\w-]{43}; Path=\/api; Max-Age=15552000; HttpOnly; SameSite=Lax$/,
  )
  const browser = await knownBrowser()
  const [token = '', signature = ''] = (browser.cookies.get(cookie) as string).split('.')
  const another = await newPerson()
  await lockForStrangers(another)
  await fails(attempt(thiefOf(browser), password, another))
  await lockForStrangers()
  const turned = `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`
  for (const value of [
    token,
    `${turned}.${signature}`,
    `${token}.${token}.${signature}`,
    '.',
    '',
  ]) {
    const forged = application.visitor()
    forged.cookies.set(cookie, value)
    await fails(attempt(forged))
  }
  await passes(attempt(browser))
})

test('a browser is known to the accounts that share it, eight at most, and an account knows eight', async () => {
  const shared = application.visitor()
  const sharing: (typeof person)[] = []
  for (let at = 0; at < 9; at++) {
    const each = await newPerson()
    sharing.push(each)
    await passes(attempt(shared, password, each))
  }
  const isKnown = async (each: typeof person) => {
    await lockForStrangers(each)
    return (await attempt(shared, password, each)).status === 200
  }
  const [first, second, last] = [sharing[0], sharing[1], sharing[8]] as [
    typeof person,
    typeof person,
    typeof person,
  ]
  expect([await isKnown(first), await isKnown(second), await isKnown(last)]).toEqual([
    false,
    true,
    true,
  ])
  const oldest = await knownBrowser()
  for (let at = 0; at < 8; at++) {
    clock.forward(1000)
    await knownBrowser()
  }
  expect(await known()).toBe(8)
  await lockForStrangers()
  await fails(attempt(oldest))
})

test('signing in again in one browser makes no more of them', async () => {
  const browser = await knownBrowser()
  for (let at = 0; at < 3; at++) await passes(attempt(browser))
  expect(await known()).toBe(1)
})

test.each([
  [
    'another password, set elsewhere',
    (elsewhere: Visitor) =>
      elsewhere.post('/api/password', { current: password, next: 'another four words' }),
  ],
  ['signing out everywhere', (elsewhere: Visitor) => elsewhere.delete('/api/sessions')],
])('%s makes a browser a stranger', async (_, act) => {
  const browser = await knownBrowser()
  await passes(act(await signIn(application, person.username)))
  await lockForStrangers()
  for (const given of [password, 'another four words']) await fails(attempt(browser, given))
})

test('closing an account forgets its browsers, and unlocking it unlocks them too', async () => {
  const username = `chief${++people}`
  await addPerson(application, {
    username,
    grants: [{ role: 'system-admin', code: '222403000000' }],
  })
  const chief = await signInFully(application, username)
  const act = (what: string) => chief.post(`/api/people/${person.id}/${what}`, { reason: '按规定' })
  const browser = await knownBrowser()
  await failTimes(5, browser)
  await passes(act('unlock'))
  await passes(attempt(browser))
  await passes(act('close'))
  expect(await known()).toBe(0)
})

test('one that was not used for 180 days is a stranger, and forgotten the night after', async () => {
  const browser = await knownBrowser()
  const other = await newPerson()
  clock.forward(100 * 86_400_000)
  await knownBrowser(other)
  clock.forward(81 * 86_400_000)
  await lockForStrangers()
  await fails(attempt(browser))
  const { work } = application
  const tasks = identityTasks({ work, erasePersonKey: async () => undefined })
  await tasks['identity-forget-browsers']?.({}, {} as never)
  expect([await known(), await known(other.id)]).toEqual([0, 1])
})

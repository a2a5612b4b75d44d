import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  type Person,
  password,
  signIn,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'

const minute = 60_000
const clock = testClock()
const application = useApplication({ clock: clock.now })
beforeAll(() => loadShippedRegions(application.database.adminUrl))

let people = 0
let person: { id: string; username: string }
beforeEach(async () => {
  person = await newPerson()
})

async function newPerson(more: Partial<Person> = {}) {
  people += 1
  const username = `person${people}`
  return { id: await addPerson(application, { username, ...more }), username }
}

const attempt = (visitor: Visitor, given: Partial<{ username: string; password: string }> = {}) =>
  visitor.post('/api/session', { username: person.username, password, ...given })
const isIn = async (visitor: Visitor) => (await visitor.get('/api/session')).status === 200

async function failTimes(times: number, visitor = application.visitor()) {
  for (let at = 0; at < times; at++) await attempt(visitor, { password: 'wrong wrong wrong' })
}

describe('who is let in', () => {
  test('signs in with user name and password, however the name is written', async () => {
    const visitor = application.visitor()
    const answer = await attempt(visitor, { username: person.username.toUpperCase() })
    expect(answer).toMatchObject({ status: 200, body: { step: 'signed-in' } })
    const me = await visitor.get('/api/session')
    expect(me.body).toMatchObject({ id: person.id, username: person.username, capabilities: [] })
  })

  test('answers a wrong name, a wrong password, a locked, a closed, an invited and a demo account alike', async () => {
    const closed = await newPerson()
    const locked = await newPerson()
    const invited = await newPerson({ password: false })
    const demo = await newPerson({ demo: true })
    await application.work.write(everywhere, async (tx) => {
      const set = (id: string, change: object) =>
        tx.db.updateTable('identity.users').set(change).where('id', '=', id).execute()
      await set(closed.id, { closedAt: tx.now })
      await set(locked.id, { lockedUntil: new Date(tx.now.getTime() + minute) })
    })
    const answers = await Promise.all(
      [
        { username: 'nobody-at-all' },
        { password: 'wrong wrong wrong' },
        ...[closed, locked, invited, demo].map(({ username }) => ({ username })),
      ].map((given) => attempt(application.visitor(), given)),
    )
    const said = answers.map(({ status, body, headers }) => ({
      status,
      ...body,
      requestId: '',
      cookies: headers.getSetCookie(),
    }))
    expect(said[0]).toMatchObject({ status: 422, code: 'identity.wrong-sign-in', cookies: [] })
    for (const each of said) expect(each).toEqual(said[0])
  })

  test('keeps no password and no hash of a request in what is kept for retries', async () => {
    const visitor = application.visitor()
    const given = { username: person.username, password }
    const answer = await visitor.ask('POST', '/api/session', given, { 'idempotency-key': 'abc' })
    expect(answer.status).toBe(200)
    const kept = await application.work.read(everywhere, async (tx) => {
      await sql`set local app.actor = 'public'`.execute(tx.db)
      return tx.db.selectFrom('base.idempotencyKeys').select('key').execute()
    })
    expect(kept).toEqual([])
  })
})

describe('guessing', () => {
  test('locks after five wrong passwords for fifteen minutes, for the right one too', async () => {
    await failTimes(4)
    expect(await attempt(application.visitor())).toMatchObject({ status: 200 })
    await failTimes(5)
    expect(await attempt(application.visitor())).toMatchObject({ status: 422 })
    clock.forward(15 * minute - 1000)
    expect(await attempt(application.visitor())).toMatchObject({ status: 422 })
    clock.forward(2000)
    expect(await attempt(application.visitor())).toMatchObject({ status: 200 })
  })

  test('says that a name is locked and until when, to the right password too and of names nobody bears', async () => {
    const told = async (visitor: Visitor, username: string, tried: string) => {
      const { status, body } = await attempt(visitor, { username, password: tried })
      expect(status).toBe(422)
      return [body.code, body.title]
    }
    const time = (ms: number) =>
      new Date(clock.now().getTime() + ms).toLocaleTimeString('en-GB', {
        timeZone: 'Asia/Shanghai',
        hour: '2-digit',
        minute: '2-digit',
      })
    // To the next whole minute, so that whoever comes then finds it open.
    const locked = ['identity.locked-sign-in', expect.stringContaining(time(16 * minute - 1))]
    for (const username of [person.username.toUpperCase(), 'nobody-at-all']) {
      const visitor = application.visitor()
      for (let at = 0; at < 4; at++) {
        expect((await told(visitor, username, 'wrong wrong wrong'))[0]).toBe(
          'identity.wrong-sign-in',
        )
      }
      expect(await told(visitor, username, 'wrong wrong wrong')).toEqual(locked)
      expect(await told(visitor, username, password)).toEqual(locked)
      // Who comes from elsewhere has not tried it, and is told nothing of the name.
      expect((await told(application.visitor(), username, password))[0]).toBe(
        'identity.wrong-sign-in',
      )
    }
    clock.forward(15 * minute + 1)
    expect((await told(application.visitor(), 'nobody-at-all', password))[0]).toBe(
      'identity.wrong-sign-in',
    )
    expect(await attempt(application.visitor())).toMatchObject({ status: 200 })
  })

  test('counts guesses that come at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => failTimes(1)))
    expect(await attempt(application.visitor())).toMatchObject({ status: 422 })
    clock.forward(15 * minute + 1000)
    // The right one among many is one of the five that are looked at, or it is not looked at.
    const wrong = Array.from({ length: 20 }, () => failTimes(1))
    const right = attempt(application.visitor())
    await Promise.all([...wrong, right, failTimes(5)])
    expect(await attempt(application.visitor())).toMatchObject({ status: 422 })
  })

  test('makes an address wait after thirty failures in ten minutes, whatever accounts it tries', async () => {
    const address = '10.9.9.9'
    for (let at = 0; at < 30; at++) {
      const { status } = await attempt(application.visitor(address), { username: `guess${at}` })
      expect(status).toBe(422)
    }
    const flooded = await attempt(application.visitor(address))
    const atOnce = '10.9.9.8'
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        attempt(application.visitor(atOnce), { username: `guess${at}` }),
      ),
    )
    expect(many.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(30)
    expect(flooded).toMatchObject({ status: 429, body: { code: 'identity.too-many-attempts' } })
    expect(await attempt(application.visitor())).toMatchObject({ status: 200 })
    clock.forward(10 * minute + 1000)
    expect(await attempt(application.visitor(address))).toMatchObject({ status: 200 })
    // Each try is a hash that takes its time on purpose.
  }, 60_000)

  test('counts wrong present passwords of an open session like those at sign-in', async () => {
    const visitor = await signIn(application, person.username)
    for (let at = 0; at < 5; at++) {
      const answer = await visitor.post('/api/password', {
        current: 'wrong wrong wrong',
        next: 'another four words',
      })
      const code = at < 4 ? 'identity.wrong-password' : 'identity.locked-sign-in'
      expect(answer).toMatchObject({ status: 422, body: { code } })
    }
    const right = { current: password, next: 'another four words' }
    expect(await visitor.post('/api/password', right)).toMatchObject({ status: 422 })
    expect(await attempt(visitor)).toMatchObject({
      status: 422,
      body: { code: 'identity.locked-sign-in' },
    })
    // The browser has signed in before, so its tries were its own.
    expect(await attempt(application.visitor())).toMatchObject({ status: 200 })
    const stranger = await signIn(application, person.username)
    stranger.cookies.delete('lianjian.known_browser')
    for (let at = 0; at < 5; at++) {
      await stranger.post('/api/password', { ...right, current: 'wrong wrong wrong' })
    }
    expect(await attempt(application.visitor())).toMatchObject({ status: 422 })
  })
})

describe('a session', () => {
  test('ends after thirty minutes without use, and not while it is used', async () => {
    const visitor = await signIn(application, person.username)
    for (let at = 0; at < 3; at++) {
      clock.forward(29 * minute)
      expect(await isIn(visitor)).toBe(true)
    }
    clock.forward(31 * minute)
    expect(await isIn(visitor)).toBe(false)
    const { rows } = await application.database.pool.query(
      'select 1 from identity.sessions where user_id = $1',
      [person.id],
    )
    expect(rows).toEqual([])
  })

  test('ends after twelve hours, however busy', async () => {
    const visitor = await signIn(application, person.username)
    for (let hours = 0; hours < 12; hours += 0.5) {
      expect(await isIn(visitor)).toBe(true)
      clock.forward(30 * minute)
    }
    expect(await isIn(visitor)).toBe(false)
  })

  test('is listed with others of its owner, and ended alone or with all', async () => {
    const [first, second] = [
      await signIn(application, person.username),
      await signIn(application, person.username),
    ]
    const { body } = await first.get('/api/sessions')
    expect(body.items).toHaveLength(2)
    const other = body.items.find(({ current }: { current: boolean }) => !current)
    expect(other.address).toMatch(/^10\.0\.0\./)
    expect(await first.delete(`/api/sessions/${other.id}`)).toMatchObject({ status: 200 })
    expect([await isIn(first), await isIn(second)]).toEqual([true, false])
    const third = await signIn(application, person.username)
    expect(await third.delete('/api/sessions')).toMatchObject({ status: 200 })
    expect([await isIn(first), await isIn(third)]).toEqual([false, false])
  })

  test('of somebody else is not there to be ended', async () => {
    const visitor = await signIn(application, person.username)
    const { body } = await visitor.get('/api/sessions')
    const stranger = await signIn(application, (await newPerson()).username)
    expect(await stranger.delete(`/api/sessions/${body.items[0].id}`)).toMatchObject({
      status: 404,
    })
    expect(await isIn(visitor)).toBe(true)
  })

  test('is over at once when its owner signs out', async () => {
    const visitor = await signIn(application, person.username)
    expect(await isIn(visitor)).toBe(true)
    const kept = new Map(visitor.cookies)
    expect(await visitor.delete('/api/session')).toMatchObject({ status: 200 })
    for (const [name, value] of kept) visitor.cookies.set(name, value)
    expect(await isIn(visitor)).toBe(false)
  })

  test('of another device ends with a change of password, the present one goes on', async () => {
    const [here, elsewhere] = [
      await signIn(application, person.username),
      await signIn(application, person.username),
    ]
    const next = 'another four words'
    expect(await here.post('/api/password', { current: password, next })).toMatchObject({
      status: 200,
    })
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false])
    expect(await attempt(application.visitor())).toMatchObject({ status: 422 })
    expect(await attempt(application.visitor(), { password: next })).toMatchObject({ status: 200 })
  })

  test('tells its cookie to scripts of no site and to other sites not at all', async () => {
    const { headers } = await attempt(application.visitor())
    const line = headers.getSetCookie().find((each) => each.includes('session_token')) ?? ''
    expect(line).toMatch(/^lianjian\.session_token=/)
    expect(line).toMatch(/; HttpOnly/i)
    expect(line).toMatch(/; SameSite=Lax/i)
    expect(line).toMatch(/; Path=\/(;|$)/)
    expect(line).not.toMatch(/; Secure/i)
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('acts for no page that somebody else opened before', async () => {
    const before = await newPerson()
    const visitor = await signIn(application, person.username)
    const of = (id: string, method: string, path: string) =>
      visitor.ask(method, path, undefined, { 'lianjian-account': id })
    for (const [method, path] of [
      ['GET', '/api/session'],
      ['DELETE', '/api/sessions'],
      ['DELETE', '/api/session'],
    ] as const) {
      expect(await of(before.id, method, path)).toMatchObject({
        status: 409,
        body: { code: 'base.another-account' },
      })
    }
    expect(await isIn(visitor)).toBe(true)
    expect(await of(person.id, 'DELETE', '/api/sessions')).toMatchObject({ status: 200 })
  })

  test('is not changed by another site that has the browser send its cookie', async () => {
    const visitor = await signIn(application, person.username)
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
    ]) {
      const answer = await visitor.ask('DELETE', '/api/sessions', {}, headers)
      expect(answer).toMatchObject({ status: 403, body: { code: 'base.foreign-origin' } })
    }
    expect(await isIn(visitor)).toBe(true)
  })
})

describe('a new password', () => {
  test.each(['short', '1234567890', 'aaaaaaaaaaaa', 'abcdefghijkl', 'Password123'])(
    'is refused as %s',
    async (next) => {
      const visitor = await signIn(application, person.username)
      const { status } = await visitor.post('/api/password', { current: password, next })
      expect([400, 422]).toContain(status)
      expect(await attempt(application.visitor())).toMatchObject({ status: 200 })
    },
  )
})

describe('over https', () => {
  const secure = useApplication({ publicUrl: 'https://lianjian.example' })

  test('the cookie is sent over https only, and read under the name it has there', async () => {
    await addPerson(secure, { username: 'someone' })
    const visitor = await signIn(secure, 'someone')
    expect([...visitor.cookies.keys()].sort()).toEqual([
      '__Secure-lianjian.known_browser',
      '__Secure-lianjian.session_token',
    ])
    expect(await isIn(visitor)).toBe(true)
    const value = visitor.cookies.get('__Secure-lianjian.session_token') as string
    visitor.cookies.clear()
    visitor.cookies.set('lianjian.session_token', value)
    expect(await isIn(visitor)).toBe(false)
  })
})

/** Against a provider of its own on a loopback port, by the redirects and forms that a browser would follow. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { type Application, startApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { invite } from './invitations.ts'

const id = 'county'
let listening: Server
let issuer: string
let application: Application
let asked: URLSearchParams[]
/** The last ID token, and one that is handed out in place of the next. */
let handedOut: string | undefined
let inserted: string | undefined

beforeAll(async () => {
  // Port first: the provider's own addresses begin with it.
  listening = createServer()
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  application = await startApplication({
    unified: [
      {
        id,
        name: '敦化市统一身份认证',
        discoveryUrl: `${issuer}/.well-known/openid-configuration`,
        clientId: 'lianjian',
        clientSecret: 'a secret between the two',
      },
      {
        id: 'down',
        name: '停机的认证',
        discoveryUrl: 'http://127.0.0.1:1/.well-known/openid-configuration',
        clientId: 'lianjian',
        clientSecret: 'x',
      },
    ],
  })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'lianjian',
        client_secret: 'a secret between the two',
        redirect_uris: [`http://127.0.0.1/api/auth/callback/${id}`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['one key of the test'] },
    features: { devInteractions: { enabled: true } },
  })
  // As whoever sits between the two, or another client of the provider, would put it in.
  provider.use(async (context, next) => {
    await next()
    const body = context.body as { id_token?: string } | undefined
    if (context.path !== '/token' || !body?.id_token) return
    handedOut = body.id_token
    if (inserted) body.id_token = inserted
  })
  provider.on('authorization.success', (context) => {
    asked.push(new URLSearchParams(context.oidc.params as Record<string, string>))
  })
  listening.on('request', provider.callback())
  await loadShippedRegions(application.database.adminUrl)
})
afterAll(async () => {
  await application.close()
  await new Promise((done) => listening.close(done))
})

let people = 0
let person: { id: string; username: string }
beforeEach(async () => {
  asked = []
  people += 1
  const username = `person${people}`
  person = { username, id: await addPerson(application, { username }) }
})

/** Walks from an address of the provider back to ours, as the person known there by this name. */
async function passProvider(start: string, login: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next: { url: string; form?: URLSearchParams } = { url: start }
  for (let steps = 0; steps < 20; steps++) {
    if (next.url.startsWith('http://127.0.0.1/')) return new URL(next.url)
    const answer = await fetch(next.url, {
      method: next.form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(next.form && { body: next.form }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (at === pair.length - 1) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = answer.headers.get('location')
    const page = await answer.text()
    if (location) next = { url: new URL(location, next.url).href }
    else next = formOf(page, next.url, login)
  }
  throw new Error('the provider leads nowhere')
}

function formOf(page: string, url: string, login: string) {
  const action = /action="([^"]+)"/.exec(page)?.[1]
  if (!action) throw new Error(`no form at ${url}: ${page.slice(0, 300)}`)
  const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const form = new URLSearchParams(
    prompt === 'login' ? { prompt, login, password: 'x' } : { prompt },
  )
  return { url: new URL(action, url).href, form }
}

/** A statement of whoever owns the tables, as the server may not make it. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client(application.database.adminUrl)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

const pathOf = (url: URL) => url.pathname + url.search
const isIn = async (visitor: Visitor) => (await visitor.get('/api/session')).status === 200

/** @returns where the visitor stands in the end */
async function comeBy(visitor: Visitor, login: string): Promise<string> {
  const begun = await visitor.get(`/api/session/unified/${id}`)
  expect(begun.status).toBe(303)
  const back = await passProvider(begun.headers.get('location') as string, login)
  const answer = await visitor.get(pathOf(back))
  expect(answer.status).toBe(303)
  return answer.headers.get('location') as string
}

async function link(visitor: Visitor, login: string): Promise<string> {
  const { status, body } = await visitor.post(`/api/unified/${id}/link`, { password })
  expect(status).toBe(200)
  return finish(visitor, body.address, login)
}

/** What the journal says of links to an account. */
const linkings = (userId: string) =>
  application.work.read(everywhere, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select(['actor', 'reason'])
      .where('countyCode', '=', '222403')
      .where('subjectId', '=', userId)
      .where('action', '=', 'identity.link-unified')
      .execute(),
  )

async function finish(visitor: Visitor, address: string, login: string): Promise<string> {
  const back = await passProvider(address, login)
  return (await visitor.get(pathOf(back))).headers.get('location') as string
}

test('an account is linked by its owner, who signs in that way from then on', async () => {
  const owner = await signIn(application, person.username)
  expect(await link(owner, 'subject-1')).toBe('/desk/account?linked=1')
  expect((await owner.get('/api/unified')).body.items).toMatchObject([
    { id, name: '敦化市统一身份认证', linked: true },
    { id: 'down', linked: false },
  ])
  const visitor = application.visitor()
  expect(await comeBy(visitor, 'subject-1')).toBe('/desk')
  expect((await visitor.get('/api/session')).body).toMatchObject({ id: person.id })
  for (const parameters of asked) {
    expect(parameters.get('code_challenge_method')).toBe('S256')
    expect(parameters.get('state')).toMatch(/.{20}/)
    expect(parameters.get('nonce')).toMatch(/.{20}/)
  }
  expect(asked).toHaveLength(2)
})

test('a link and its entry in the journal are both there or neither is', async () => {
  const owner = await signIn(application, person.username)
  await asOwner(
    "alter table journal.entries add constraint broken check (action not like '%link%') not valid",
  )
  const { body } = await owner.post(`/api/unified/${id}/link`, { password })
  const back = await passProvider(body.address, 'subject-14')
  expect((await owner.get(pathOf(back))).status).toBe(500)
  await asOwner('alter table journal.entries drop constraint broken')
  const linked = async () => (await owner.get('/api/unified')).body.items[0].linked
  expect(await linked()).toBe(false)
  expect(await linkings(person.id)).toEqual([])
  await link(owner, 'subject-14')
  expect(await linked()).toBe(true)
  expect(await linkings(person.id)).toEqual([{ actor: person.id, reason: id }])
  await comeBy(application.visitor(), 'subject-14')
  expect(await linkings(person.id), 'coming that way links nothing').toHaveLength(1)
})

test('whoever is known there and linked to no account gains none', async () => {
  const users = async () =>
    (await application.database.pool.query('select count(*) as n from identity.users')).rows[0].n
  const before = await users()
  const visitor = application.visitor()
  expect(await comeBy(visitor, 'stranger')).toBe('/desk/sign-in?problem=identity.not-linked')
  expect(await isIn(visitor)).toBe(false)
  expect(await users()).toBe(before)
})

test('a closed account is refused, and opened again let in', async () => {
  await link(await signIn(application, person.username), 'subject-2')
  const close = (closedAt: Date | null) =>
    application.work.write(everywhere, (tx) =>
      tx.db.updateTable('identity.users').set({ closedAt }).where('id', '=', person.id).execute(),
    )
  await close(new Date())
  const visitor = application.visitor()
  expect(await comeBy(visitor, 'subject-2')).toBe('/desk/sign-in?problem=identity.wrong-sign-in')
  expect(await isIn(visitor)).toBe(false)
  await close(null)
  expect(await comeBy(visitor, 'subject-2')).toBe('/desk')
})

test('one identity is linked to one account', async () => {
  await link(await signIn(application, person.username), 'subject-3')
  await addPerson(application, { username: 'second' })
  const second = await signIn(application, 'second')
  expect(await link(second, 'subject-3')).toBe('/desk/account?problem=identity.linked-elsewhere')
})

test('a link is begun with the password and ended with it', async () => {
  const owner = await signIn(application, person.username)
  const refused = await owner.post(`/api/unified/${id}/link`, { password: 'wrong wrong' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'identity.wrong-password' } })
  await link(owner, 'subject-4')
  expect(await owner.delete(`/api/unified/${id}`, { password: 'wrong wrong' })).toMatchObject({
    status: 422,
  })
  expect(await owner.delete(`/api/unified/${id}`, { password })).toMatchObject({ status: 200 })
  expect(await owner.delete(`/api/unified/${id}`, { password })).toMatchObject({ status: 404 })
  const visitor = application.visitor()
  expect(await comeBy(visitor, 'subject-4')).toMatch(/not-linked/)
})

test('it stands for the password, not for the second factor', async () => {
  await application.work.write(everywhere, (tx) =>
    tx.db
      .updateTable('identity.users')
      .set({ grantCounties: ['222403'] })
      .where('id', '=', person.id)
      .execute(),
  )
  const officeId = await addPerson(application, {
    username: `office${people}`,
    grants: [{ role: 'office', code: '222403000000' }],
  })
  const owner = await signInFully(application, `office${people}`)
  await link(owner, 'subject-5')
  const visitor = application.visitor()
  expect(await comeBy(visitor, 'subject-5')).toBe('/desk')
  const me = (await visitor.get('/api/session')).body
  expect(me).toMatchObject({ id: officeId, secondFactor: { passed: false, withheld: true } })
  expect(me.capabilities).toEqual([])
  const code = owner.recoveryCodes[0]
  expect(await visitor.post('/api/session/second-factor', { code })).toMatchObject({ status: 200 })
  expect((await visitor.get('/api/session')).body.capabilities).toContain('accounts.manage')
})

describe('linked twice', () => {
  /** Begun in two tabs: the later one is ended first, then the former is taken up again. */
  async function linkInTwoTabs(owner: Visitor, subjects: [string, string]): Promise<string> {
    const begin = async () =>
      (await owner.post(`/api/unified/${id}/link`, { password })).body.address
    const first = await begin()
    const state = [...owner.cookies].find(([name]) => name.endsWith('.state'))
    const second = await begin()
    expect(await finish(owner, second, subjects[1])).toBe('/desk/account?linked=1')
    owner.cookies.set(...(state as [string, string]))
    return finish(owner, first, subjects[0])
  }
  const kept = async () =>
    (
      await application.database.pool.query(
        `select account_id, access_token, refresh_token, id_token from identity.credentials
          where user_id = $1 and provider_id = $2`,
        [person.id, id],
      )
    ).rows
  const nothing = { access_token: null, refresh_token: null, id_token: null }

  test('no token of the provider is kept', async () => {
    const owner = await signIn(application, person.username)
    expect(await linkInTwoTabs(owner, ['subject-6', 'subject-6'])).toMatch(/linked=1/)
    await comeBy(application.visitor(), 'subject-6')
    expect(await kept()).toEqual([{ account_id: 'subject-6', ...nothing }])
  })

  test('no second identity comes in beside the first', async () => {
    const owner = await signIn(application, person.username)
    expect(await linkInTwoTabs(owner, ['subject-12', 'subject-11'])).toMatch(/problem=/)
    expect(await owner.post(`/api/unified/${id}/link`, { password })).toMatchObject({
      status: 409,
      body: { code: 'identity.already-linked' },
    })
    expect(await kept()).toEqual([{ account_id: 'subject-11', ...nothing }])
  })
})

test('coming that way renews no guesses at the code', async () => {
  const owner = await signInFully(application, person.username)
  await link(owner, 'subject-8')
  for (let times = 0; times < 2; times++) {
    const visitor = application.visitor()
    expect(await comeBy(visitor, 'subject-8')).toBe('/desk')
    for (let at = 0; at < 3; at++) {
      await visitor.post('/api/session/second-factor', { code: '000000' })
    }
  }
  const visitor = application.visitor()
  expect(await comeBy(visitor, 'subject-8')).toBe('/desk')
  const code = owner.recoveryCodes[0]
  expect(await visitor.post('/api/session/second-factor', { code })).toMatchObject({ status: 422 })
})

test('a link is made for whoever sits there, and for nobody who sat there before', async () => {
  const second = { username: `${person.username}-next` }
  const secondId = await addPerson(application, second)
  const shared = await signIn(application, person.username)
  const begun = await shared.post(`/api/unified/${id}/link`, { password })
  await shared.post('/api/session', { username: second.username, password })
  const back = await passProvider(begun.body.address, 'subject-9')
  const answer = await shared.get(pathOf(back))
  expect(answer.headers.get('location')).toMatch(/^\/desk\/account\?problem=/)
  const { rows } = await application.database.pool.query(
    'select user_id from identity.credentials where account_id = $1',
    ['subject-9'],
  )
  expect(rows).toEqual([])
  expect(await linkings(secondId)).toEqual([])
})

test('a slip leaves no way in but the password that it sets', async () => {
  const owner = await signIn(application, person.username)
  await link(owner, 'subject-10')
  const { code } = await application.work.write({ counties: ['222403'] }, (tx) =>
    invite(tx, { ...person, name: 'x', homeCountyCode: '222403' }, 'test', ''),
  )
  const redeemed = await application
    .visitor()
    .post('/api/invitations/redeem', { username: person.username, code, password })
  expect(redeemed).toMatchObject({ status: 200 })
  expect(await comeBy(application.visitor(), 'subject-10')).toMatch(/not-linked/)
})

describe('the way back', () => {
  test('takes no ID token of another sign-in', async () => {
    await link(await signIn(application, person.username), 'subject-13')
    await comeBy(application.visitor(), 'subject-13')
    inserted = handedOut
    const visitor = application.visitor()
    const end = await comeBy(visitor, 'subject-13').finally(() => {
      inserted = undefined
    })
    expect(end).toBe('/desk/sign-in?problem=identity.unified-failed')
    expect(await isIn(visitor)).toBe(false)
  })

  test('is good for the browser that went, once', async () => {
    await link(await signIn(application, person.username), 'subject-7')
    const visitor = application.visitor()
    const begun = await visitor.get(`/api/session/unified/${id}`)
    const back = await passProvider(begun.headers.get('location') as string, 'subject-7')
    const other = application.visitor()
    const stolen = await other.get(pathOf(back))
    expect(stolen.headers.get('location')).toBe('/desk/sign-in?problem=identity.unified-failed')
    expect(await isIn(other)).toBe(false)
    const again = application.visitor()
    expect(await comeBy(again, 'subject-7')).toBe('/desk')
    const replayed = await again.get(pathOf(back))
    expect(replayed.headers.get('location')).toMatch(/unified-failed/)
  })

  test('with a made-up state, a made-up code or none leads to the sign-in page', async () => {
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied&state=y']) {
      const answer = await application.visitor().get(`/api/auth/callback/${id}${query}`)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/desk/sign-in?problem=identity.unified-failed')
    }
  })
})

test('one that is not set up is not there, and one that is down keeps nobody from the password', async () => {
  expect(await application.visitor().get('/api/session/unified/nowhere')).toMatchObject({
    status: 404,
  })
  expect(await application.visitor().get('/api/session/unified/credential')).toMatchObject({
    status: 404,
  })
  const down = await application.visitor().get('/api/session/unified/down')
  expect(down.status).toBe(503)
  expect(await isIn(await signIn(application, person.username))).toBe(true)
})

test('nothing else of the sign-in library is served', async () => {
  for (const path of ['sign-in/social', 'sign-up/email', 'get-session', 'link-social', 'ok']) {
    expect((await application.visitor().get(`/api/auth/${path}`)).status).toBe(404)
    expect((await application.visitor().post(`/api/auth/${path}`)).status).toBe(404)
  }
})

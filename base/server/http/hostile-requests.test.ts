import { once } from 'node:events'
import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { encodeCursor } from '#base/shared/paging.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { actorOf, type ProofServer, startProofServer } from '../../../tests/tenancy/proof-server.ts'
import { newId } from '../new-id.ts'
import { route } from './route.ts'

const county = '222403'
const database = useDatabase()
let server: ProofServer

const careless = route({
  method: 'GET',
  path: '/api/test/careless',
  summary: 'What a schema lets through that the database does not',
  access: 'public',
  input: { query: z.object({ as: z.enum(['uuid', 'date', 'int']), value: z.string() }) },
  output: z.object({}),
  async handle({ read, query }) {
    await read({ counties: [] }, (tx) =>
      sql`select ${query.value}::${sql.raw(query.as)}`.execute(tx.db),
    )
    return {}
  },
})
const onDay = route({
  method: 'GET',
  path: '/api/test/on-day',
  summary: 'A day',
  access: 'public',
  input: { query: z.object({ on: daySchema }) },
  output: z.object({}),
  handle: async () => ({}),
})
const page = route({
  method: 'GET',
  path: '/test/page',
  summary: 'A page',
  access: 'public',
  input: {},
  output: 'page',
  handle: async ({ path }) => `<p>${path}</p>`,
})

const file = route({
  method: 'GET',
  path: '/api/test/file',
  summary: 'A file called as somebody called theirs',
  access: 'public',
  input: { query: z.object({ name: z.string() }) },
  output: { file: 'text/csv' },
  handle: async ({ query }) => ({ content: 'a', name: `${query.name}-错误.csv` }),
})

beforeAll(async () => {
  server = await startProofServer({
    work: database.work,
    routes: [careless, onDay, page, file],
    actors: { clerk: actorOf([county]) },
    logger: false,
  })
})
afterAll(() => server.close())

async function post(body: string, headers: Record<string, string> = { 'x-actor': 'clerk' }) {
  const answer = await fetch(`${server.url}/api/proof/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer it asks for
  return { status: answer.status, body: (await answer.json()) as any }
}

const note = (title: string) =>
  `{"countyCode":"${county}","regionCode":"222403100201","body":"","title":"${title}"}`

/** As no browser writes a request: the bytes as given. */
async function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  socket.write(request)
  await once(socket, 'close')
  return answer
}

describe('text that no database holds', () => {
  test.each([
    ['a character of no content', 'a\\u0000b'],
    ['half a pair', 'a\\ud800'],
  ])('is refused in a body: %s', async (_, title) => {
    for (const key of [{}, { 'idempotency-key': newId() }]) {
      expect(await post(note(title), { 'x-actor': 'clerk', ...key })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/title', code: 'characters' }] },
      })
    }
  })

  test('is refused in an address', async () => {
    const answer = await fetch(`${server.url}/api/test/careless?as=uuid&value=%00`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      errors: [{ pointer: 'value', code: 'characters' }],
    })
  })

  test('is found however deeply it lies', async () => {
    const deep = `${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}`
    const started = performance.now()
    const answer = await post(`{"title":${deep}}`)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].pointer).toMatch(/^\/title(\/0)+$/)
    // A path of so many parts, put together from its end, would hold up everybody for seconds.
    expect(performance.now() - started).toBeLessThan(2000)
    expect(JSON.stringify(answer.body).length).toBeLessThan(2000)
  })

  test('is told of a few times only', async () => {
    const many = Array.from({ length: 50_000 }, () => '"\\u0000"').join(',')
    const answer = await post(`{"title":[${many}]}`)
    expect(answer.body.errors.length).toBeLessThan(30)
  })
})

test.each([
  ['a', 'b'],
  ['2026-11-29T08:00:00.000Z', '\0'],
  ['0000-00-00T00:00:00Z', newId()],
])('a cursor of other parts begins the list at its start: %j, %j', async (...key) => {
  const list = `/api/proof/counties/${county}/notes?region=222403100201`
  const answer = await fetch(`${server.url}${list}&after=${encodeCursor(key)}`, {
    headers: { 'x-actor': 'clerk' },
  })
  expect(answer.status).toBe(200)
})

test('a day before every record is refused by name', async () => {
  for (const on of ['0000-01-01', '1899-12-31']) {
    const answer = await fetch(`${server.url}/api/test/on-day?on=${on}`)
    expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
      status: 400,
      errors: [{ pointer: 'on', detail: '日期要在 1900 年以后。' }],
    })
  }
})

test.each([
  ['uuid', 'x'],
  ['date', '0000-01-01'],
  ['int', '99999999999'],
])('a value that only the database refuses is the reader’s, not ours: %s %s', async (as, value) => {
  const answer = await fetch(`${server.url}/api/test/careless?as=${as}&value=${value}`)
  expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
    status: 400,
    code: 'base.unfitting',
  })
})

test('a stranger is refused before the body is read', async () => {
  expect((await post('{"half":', {})).status).toBe(401)
  expect((await post('{"half":')).status).toBe(400)
})

describe('a path that names another host', () => {
  test.each(['//evil.example/x', '/\\evil.example/x', 'http://evil.example//other.example/x'])(
    'leads nowhere else: %s',
    async (path) => {
      const answer = await raw(
        `GET ${path} HTTP/1.1\r\nhost: test\r\naccept: application/json\r\nconnection: close\r\n\r\n`,
      )
      expect(answer).not.toMatch(/["=]\/\/|evil\.example\/x\?|http:\/\/evil/)
    },
  )
})

describe('a request that no route sees', () => {
  const answerOf = (text: string) => {
    const [head = '', body = ''] = text.split('\r\n\r\n')
    return { head, body: JSON.parse(body) }
  }

  test.each([
    ['an unknown method', 'FOO / HTTP/1.1\r\nhost: test\r\n\r\n', 400],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nhost: test\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is answered as RFC 9457: %s', async (_, request, status) => {
    const { head, body } = answerOf(await raw(request))
    expect(head).toMatch(/content-type: application\/problem\+json/)
    expect(body).toMatchObject({
      status,
      code: 'base.unreadable',
      type: '/problems/base.unreadable',
    })
  })

  test('bears the headers of every answer when its address cannot be decoded', async () => {
    const answer = await raw('GET /%zz HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n')
    expect(answer).toMatch(/content-security-policy: default-src 'self'/i)
    expect(answer).toMatch(/x-content-type-options: nosniff/i)
  })
})

test('every answer says that its language was chosen for its reader', async () => {
  for (const path of [
    '/test/page',
    '/api/test/on-day?on=2026-01-01',
    '/api/test/on-day',
    '/none',
  ]) {
    const { headers } = await fetch(`${server.url}${path}`, {
      headers: { 'accept-language': 'en' },
    })
    expect(headers.get('vary')).toMatch(/accept-language, cookie/)
    expect(headers.get('content-language')).toBe('en')
    expect(headers.get('cache-control')).toBe('no-cache')
  }
})

test.each([
  ['a".html"; x="', 'a".html"; x="-错误.csv'],
  ['../../etc/passwd', '.._.._etc_passwd-错误.csv'],
  ['C:\\x', 'C__x-错误.csv'],
  ["it's (1)*", "it's (1)*-错误.csv"],
  ['\u202egnp', '_gnp-错误.csv'],
  ['a\r\nset-cookie: x=1', 'a__set-cookie_ x=1-错误.csv'],
])('a file called %j is saved as that, and nothing else comes of it', async (name, saved) => {
  const answer = await fetch(`${server.url}/api/test/file?${new URLSearchParams({ name })}`)
  const said = answer.headers.get('content-disposition') ?? ''
  const [, ascii, whole = ''] =
    /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.~!%-]+)$/.exec(said) ?? []
  expect(ascii).toMatch(/\.csv$/)
  expect(decodeURIComponent(whole)).toBe(saved)
  expect(answer.headers.get('set-cookie')).toBeNull()
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

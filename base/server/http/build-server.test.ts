import { get, type IncomingMessage } from 'node:http'
import { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { Problem } from '#base/shared/problem.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { actorOf, type ProofServer, startProofServer } from '../../../tests/tenancy/proof-server.ts'
import { connect } from '../db/connect.ts'
import { createWork } from '../db/work.ts'
import { logSettings } from '../log.ts'
import { newId } from '../new-id.ts'
import { searchShortly } from '../search/search-in-turn.ts'
import { type Route, route } from './route.ts'

const database = useDatabase()
const secret = '王小明的电话'

const open = {
  summary: 'For this test',
  access: 'public',
  input: {},
  output: z.object({}),
} as const
const routes: Route[] = [
  route({
    ...open,
    method: 'GET',
    path: '/api/test/defect',
    async handle() {
      throw new Error('undefined is not a function')
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: '/api/test/database-defect',
    async handle({ read }) {
      // A message of several lines, with a row in it.
      await read({ counties: [] }, (tx) =>
        sql`do ${sql.raw(`$$ begin raise exception E'row:\\n${secret}'; end $$`)}`.execute(tx.db),
      )
      return {}
    },
  }),
  route({
    ...open,
    method: 'POST',
    path: '/api/test/faulty',
    input: {
      query: z.object({ page: z.coerce.number().int() }),
      body: z.object({ name: z.string().min(2), tier: z.int().max(3) }),
    },
    handle: async () => ({}),
  }),
  route({
    ...open,
    method: 'GET',
    path: '/api/test/refusal',
    async handle() {
      throw new Problem({
        status: 422,
        code: 'test.refusal',
        title: {
          zh: '这个村已经有{count}个结对单位',
          en: 'This village has {count} partners already',
        },
        parameters: { count: 2 },
      })
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: '/api/test/leak',
    output: z.object({ id: z.string() }),
    handle: async () => ({ id: '1', phone: secret }),
  }),
  route({
    ...open,
    method: 'GET',
    path: '/api/test/wrong-output',
    output: z.object({ id: z.string() }),
    handle: async () => ({ id: 1 as unknown as string }),
  }),
  route({
    ...open,
    method: 'GET',
    path: '/test/page',
    output: 'page',
    handle: async ({ language }) => `<p lang="${language}">村里</p>`,
  }),
  route({
    ...open,
    method: 'GET',
    path: '/test/missing-page',
    output: 'page',
    async handle() {
      throw new Problem({ status: 404, code: 'test.gone', title: { zh: '没有了', en: 'Gone' } })
    },
  }),
  route({
    ...open,
    method: 'GET',
    path: '/api/test/file',
    output: { file: 'text/csv' },
    handle: async () => ({ name: '结对 表.csv', content: 'a,b\n' }),
  }),
  route({
    ...open,
    access: { capability: 'notes.read' },
    method: 'GET',
    path: '/api/test/own-file',
    output: { file: 'text/csv' },
    handle: async () => ({ name: 'own.csv', content: 'a,b\n' }),
  }),
]

const asking = route({
  ...open,
  method: 'GET',
  path: '/api/test/asking',
  async handle({ read }) {
    await read({ counties: [] }, (tx) => sql`select 1`.execute(tx.db))
    return {}
  },
})

let server: ProofServer
let log = ''
beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += chunk
      done()
    },
  })
  server = await startProofServer({
    work: database.work,
    probe: database.probe,
    routes,
    actors: { clerk: actorOf(['222403']), other: actorOf(['222403'], [], []) },
    logger: { ...logSettings('info'), stream },
  })
})
afterAll(() => server.close())

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${server.url}${path}`, init)
  const text = await answer.text()
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer it asks for
  let body: any
  if (answer.headers.get('content-type')?.includes('json')) body = JSON.parse(text)
  return { status: answer.status, headers: answer.headers, text, body }
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

describe('a problem', () => {
  test('names every fault of query and body at once, each with its place', async () => {
    const { status, headers, body } = await ask(
      '/api/test/faulty?page=x',
      json({ name: 'a', tier: 4 }),
    )
    expect(status).toBe(400)
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(body).toMatchObject({
      type: '/problems/base.malformed',
      status: 400,
      code: 'base.malformed',
      instance: '/api/test/faulty',
      requestId: headers.get('x-request-id'),
    })
    const places = body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(places.sort()).toEqual(['/name', '/tier', 'page'])
  })

  const titles = {
    'zh-CN': '这个村已经有2个结对单位',
    'zh-Hant': '這個村已經有2個結對單位',
    en: 'This village has 2 partners already',
  }
  test.each([
    ['without a wish', '', {}, 'zh-CN'],
    ['by the browser', '', { 'accept-language': 'zh-TW,zh;q=0.9' }, 'zh-Hant'],
    ['by the browser', '', { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.5' }, 'en'],
    ['by the browser, none of ours', '', { 'accept-language': 'fr' }, 'zh-CN'],
    ['by cookie', '', { cookie: 'a=b; lang=en', 'accept-language': 'zh-CN' }, 'en'],
    ['by address', '?lang=zh-Hant', { cookie: 'lang=en' }, 'zh-Hant'],
    ['by an address that is no language', '?lang=xx', { cookie: 'lang=en' }, 'en'],
  ] as const)('speaks the language asked for %s (%s %j)', async (_, query, headers, language) => {
    const { body } = await ask(`/api/test/refusal${query}`, { headers })
    expect(body.title).toBe(titles[language])
  })

  test('of input is explained in the language asked for', async () => {
    const details = async (lang: string) => {
      const { body } = await ask(
        `/api/test/faulty?page=1&lang=${lang}`,
        json({ name: 'a', tier: 1 }),
      )
      return body.errors[0].detail as string
    }
    expect(await details('en')).toBe('At least 2 characters.')
    expect(await details('zh-CN')).toBe('至少要 2 个字。')
    expect(await details('zh-Hant')).toBe('至少要 2 個字。')
  })

  test('of input has one sentence for each field, and none of the validator', async () => {
    for (const lang of ['zh-CN', 'en']) {
      const { body } = await ask(
        `/api/test/faulty?page=1&page=2&lang=${lang}`,
        json({ name: 7, tier: null }),
      )
      const said = body.errors.map(
        ({ pointer, code, detail }: Record<string, string>) => `${pointer} ${code} ${detail}`,
      )
      expect(said).toEqual(
        lang === 'en'
          ? [
              'page repeated This can be given once only.',
              '/name type This must be a text.',
              '/tier type This must be a number.',
            ]
          : ['page repeated 这一项只能填一次。', '/name type 要填文字。', '/tier type 要填数字。'],
      )
    }
  })

  test('that nobody foresaw tells nothing but the id that the log carries too', async () => {
    for (const path of [
      '/api/test/defect',
      '/api/test/database-defect',
      '/api/test/wrong-output',
    ]) {
      const { status, body, text } = await ask(path)
      expect(status).toBe(500)
      expect(body).toMatchObject({ code: 'base.unexpected' })
      expect(text).not.toMatch(/undefined|row|stack|expected string/i)
      expect(log).toContain(body.requestId)
    }
    expect(log).toContain('undefined is not a function')
    expect(log).not.toContain(secret)
  })

  test.each([
    ['/api/nothing/here', {}, 404, 'base.absent'],
    ['/api/test/refusal', { method: 'DELETE' }, 404, 'base.absent'],
    ['/api/test/faulty', { ...json({}), body: '{"half":' }, 400, 'base.unreadable'],
    [
      '/api/test/faulty',
      { ...json({}), body: `"${'x'.repeat(1_100_000)}"` },
      413,
      'base.unreadable',
    ],
    [
      '/api/test/faulty',
      { method: 'POST', body: 'x', headers: { 'content-type': 'text/x' } },
      415,
      'base.unreadable',
    ],
  ] as const)('answers %s %# as RFC 9457', async (path, init, status, code) => {
    const answer = await ask(path, init as RequestInit)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(answer.body).toMatchObject({ status, code })
  })

  test('of an address that cannot be decoded is one too', async () => {
    const [{ headers, statusCode }, text] = await new Promise<[IncomingMessage, string]>((done) => {
      get(`${server.url}/api/test/%zz`, (answer) => {
        let said = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          said += part
        })
        answer.once('end', () => done([answer, said]))
      })
    })
    expect(statusCode).toBe(400)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(text)).toMatchObject({ code: 'base.unreadable', status: 400 })
  })

  test('of a page is a page', async () => {
    for (const path of ['/test/missing-page', '/no/such/page']) {
      const { status, headers, text } = await ask(path)
      expect(status).toBe(404)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(text).toMatch(/<title>没有/)
    }
    const { status, text } = await ask('/no/such%')
    expect(status).toBe(400)
    expect(text).toMatch(/<title>请求读不懂/)
  })

  test('of a file is a page for whoever follows a link to it, and none for a program', async () => {
    const page = await ask('/api/test/own-file', { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(page.status).toBe(401)
    expect(page.text).toMatch(/<title>要先登录/)
    const { body } = await ask('/api/test/own-file', { headers: { accept: '*/*' } })
    expect(body).toMatchObject({ code: 'base.not-signed-in' })
  })
})

describe('a link to a file', () => {
  const follow = (actor: string, query: string, accept = 'text/html') =>
    ask(`/api/test/own-file${query}`, { headers: { 'x-actor': actor, accept } })

  test('is followed as whoever it was made for, and says so to anybody else on a page', async () => {
    expect(await follow('clerk', '?account=clerk')).toMatchObject({ status: 200, text: 'a,b\n' })
    const { status, text, headers } = await follow('clerk', '?account=somebody')
    expect(status).toBe(409)
    expect(text).toMatch(/<title>这个浏览器里换了账号/)
    expect(headers.get('cache-control')).toBe('no-store')
    for (const query of ['?account=clerk&account=somebody', '?account=']) {
      expect((await follow('clerk', query, '*/*')).body.code).toBe('base.another-account')
    }
  })

  test('says that it was made for another also to whoever may not follow it', async () => {
    expect((await follow('other', '?account=clerk', '*/*')).body.code).toBe('base.another-account')
    expect((await follow('other', '', '*/*')).body.code).toBe('base.refused')
  })

  test('asks whoever types the address for nothing', async () => {
    expect((await follow('clerk', '')).status).toBe(200)
  })
})

describe('an answer', () => {
  test('carries what its route declares and no column more', async () => {
    expect((await ask('/api/test/leak')).body).toEqual({ id: '1' })
  })

  test('forbids foreign scripts, sniffing and framing', async () => {
    const { headers } = await ask('/test/page')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
  })

  test('in traditional characters is converted, and the choice remembered', async () => {
    const { text, headers } = await ask('/test/page?lang=zh-Hant')
    expect(text).toBe('<p lang="zh-Hant">村裡</p>')
    expect(headers.get('set-cookie')).toMatch(/^lang=zh-Hant;/)
  })

  const raw = (path: string, encodings: string, more: RequestInit = {}) =>
    fetch(`${server.url}${path}`, { headers: { 'accept-encoding': encodings }, ...more })

  test('that is long is compressed as its reader can read it, and keeps what it says', async () => {
    const plain = await raw('/api/openapi.json', 'identity')
    const text = await plain.text()
    expect(plain.headers.get('content-encoding')).toBeNull()
    for (const [asked, given] of [
      ['gzip', 'gzip'],
      ['gzip, deflate, br, zstd', 'br'],
    ] as const) {
      const { headers } = await raw('/api/openapi.json', asked, { method: 'GET' })
      expect(headers.get('content-encoding')).toBe(given)
      expect(headers.get('vary')).toContain('accept-encoding')
      expect(Number(headers.get('content-length'))).toBeLessThan(text.length / 3)
      expect(await (await raw('/api/openapi.json', asked)).text()).toBe(text)
    }
  })

  test('that is short is left alone, and what differs by language still says so', async () => {
    const { headers } = await raw('/test/page', 'gzip, br')
    expect(headers.get('content-encoding')).toBeNull()
    expect(headers.get('vary')).toContain('accept-language')
    const health = await raw('/api/health', 'gzip, br')
    expect(health.headers.get('content-encoding')).toBeNull()
  })

  test('to a compressed request is a refusal: it could hold far more than it weighs', async () => {
    const { status } = await ask('/api/test/faulty?page=1', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify({ name: 'abc', tier: 1 })),
    })
    expect(status).toBe(400)
  })

  test('that is a file keeps its Chinese name', async () => {
    const { headers, text } = await ask('/api/test/file')
    expect(text).toBe('a,b\n')
    expect(headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('结对 表.csv')}`,
    )
  })
})

test('logs hold route, status and request id, and neither query, body nor typed address', async () => {
  const before = log.length
  const { headers } = await ask(`/api/test/faulty?page=1&phone=13800000000`, {
    ...json({ name: '李大山', tier: 9 }),
    headers: { 'content-type': 'application/json', cookie: 'session=abcdef', 'x-actor': 'clerk' },
  })
  await ask('/api/nothing/13900000000')
  const lines = log.slice(before).trim().split('\n')
  const written = lines.map((line) => JSON.parse(line))
  expect(written[0]).toMatchObject({
    level: 'info',
    reqId: headers.get('x-request-id'),
    method: 'POST',
    route: '/api/test/faulty',
    status: 400,
    msg: 'answered',
  })
  expect(log.slice(before)).not.toMatch(/13800000000|13900000000|李大山|abcdef|clerk/)
})

describe('the server refuses to start', () => {
  const whole = {
    ...open,
    method: 'GET',
    path: '/api/test/half',
    handle: async () => ({}),
  } as const
  test.each(['access', 'input', 'output'])('with a route that declares no %s', async (part) => {
    const half = { ...whole, [part]: undefined } as unknown as Route
    const starting = startProofServer({ work: database.work, routes: [half] })
    await expect(starting).rejects.toThrow(`route GET /api/test/half declares no ${part}`)
  })

  test('with two routes of one address', async () => {
    const same = route({ ...whole })
    const starting = startProofServer({ work: database.work, routes: [same, same] })
    await expect(starting).rejects.toThrow(/already declared/)
  })
})

describe('the API description', () => {
  interface Operation {
    summary?: string
    parameters?: { name: string; in: string; required?: boolean; schema?: object }[]
    requestBody?: { content: Record<string, { schema: object }> }
    responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
    security?: object[]
  }
  let document: {
    openapi: string
    info: { title: string; version: string }
    paths: Record<string, Record<string, Operation>>
    components: { securitySchemes: object }
  }
  beforeAll(async () => {
    document = (await ask('/api/openapi.json')).body
  })

  test('is OpenAPI 3.1 and lists every declared route of the API, and no page', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(document.info).toMatchObject({ title: '联建 Lianjian', version: 'test' })
    const listed = Object.keys(document.paths)
    for (const { path } of routes) {
      expect(listed.includes(path), path).toBe(path.startsWith('/api/'))
    }
    expect(listed).toContain('/api/health')
    expect(listed).toContain('/api/proof/counties/{countyCode}/notes/{noteId}/move')
  })

  test('gives every operation a summary, its answer and the problem', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item)) {
        const name = `${method} ${path}`
        expect(operation.summary, name).toBeTruthy()
        const codes = Object.keys(operation.responses)
        expect(
          codes.some((code) => /^2\d\d$/.test(code)),
          name,
        ).toBe(true)
        expect(operation.responses.default?.content, name).toHaveProperty(
          'application/problem+json',
        )
        for (const response of Object.values(operation.responses)) {
          expect(response.description, name).toBeTruthy()
        }
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
        const declared = (operation.parameters ?? []).filter((each) => each.in === 'path')
        expect(declared.map((each) => each.name).sort(), name).toEqual(named.sort())
        expect(
          declared.every((each) => each.required),
          name,
        ).toBe(true)
      }
    }
  })

  test('tells status, body, query and whether to sign in', () => {
    const write = document.paths['/api/proof/notes']?.post as Operation
    expect(Object.keys(write.responses)).toContain('201')
    expect(write.requestBody?.content['application/json']?.schema).toMatchObject({
      properties: { title: { type: 'string', minLength: 1 } },
    })
    expect(write.security).toEqual([{ session: [] }])
    const list = document.paths['/api/proof/counties/{countyCode}/notes']?.get as Operation
    expect(list.parameters?.map((each) => `${each.in} ${each.name}`)).toEqual(
      expect.arrayContaining(['query region', 'query after', 'path countyCode']),
    )
    expect(document.paths['/api/health']?.get).not.toHaveProperty('security')
  })

  test('tells what every answer depends on beside its own input', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, { parameters = [] }] of Object.entries(item)) {
        const named = parameters.map((each) => `${each.in} ${each.name}`)
        const key = method === 'get' ? [] : ['header idempotency-key']
        expect(named, `${method} ${path}`).toEqual(
          expect.arrayContaining(['query lang', 'header accept-language', ...key]),
        )
        expect(parameters.find((each) => each.name === 'lang')?.required ?? false).toBe(false)
      }
    }
  })

  test('refers to nothing that it does not hold', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)
    for (const [, place] of references) {
      const found = (place as string)
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
      expect(found, place).toBeDefined()
    }
  })

  test('is readable at /api/docs without anything from elsewhere', async () => {
    const { status, text, headers } = await ask('/api/docs/')
    expect(status).toBe(200)
    expect(text).not.toMatch(/(?:src|href)="https?:/)
    expect(headers.get('content-security-policy')).toContain(
      "script-src 'self' 'wasm-unsafe-eval';",
    )
  })
})

describe('health', () => {
  test('is ready when the database answers and is migrated', async () => {
    const { status, body } = await ask('/api/health')
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'ready', migration: expect.stringMatching(/\.sql$/) })
    expect((await ask('/api/health/live')).body).toEqual({ status: 'live' })
  })

  test('is unavailable, yet alive, when the database is gone', async () => {
    const connection = await connect(database.appUrl, 1)
    const gone = await startProofServer({
      work: createWork(connection.db, () => new Date(), []),
      probe: connection.probe,
      logger: false,
    })
    await connection.close()
    const ready = await fetch(`${gone.url}/api/health`)
    expect(ready.status).toBe(503)
    expect(await ready.json()).toMatchObject({ code: 'base.unavailable' })
    expect((await fetch(`${gone.url}/api/health/live`)).status).toBe(200)
    await gone.close()
  })

  test('stays ready while every connection of the pool is taken, and readers are told to come back', async () => {
    const connection = await connect(database.appUrl, 1)
    const held = await connection.pool.connect()
    const busy = await startProofServer({
      work: createWork(connection.db, () => new Date(), []),
      probe: connection.probe,
      routes: [asking],
      logger: false,
    })
    const waiting = fetch(`${busy.url}/api/test/asking`)
    expect((await fetch(`${busy.url}/api/health`)).status).toBe(200)
    const answer = await waiting
    expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
      status: 503,
      code: 'base.unavailable',
    })
    held.release()
    expect((await fetch(`${busy.url}/api/test/asking`)).status).toBe(200)
    await busy.close()
    await connection.close()
  })

  test('tells how many events somebody must look at', async () => {
    await database.work.write({ counties: ['222403'] }, (tx) =>
      tx.db
        .insertInto('base.outbox')
        .values({
          countyCode: '222403',
          id: newId(),
          topic: 'test',
          payload: '{}',
          createdAt: tx.now,
          failedAt: tx.now,
        })
        .execute(),
    )
    expect((await ask('/api/health')).body).toMatchObject({ status: 'ready', eventsSetAside: 1 })
  })
})

test('a statement that takes too long is ended, and the reader told to come back', async () => {
  const connection = await connect(database.appUrl, 1)
  const short = await startProofServer({
    work: createWork(connection.db, () => new Date(), []),
    routes: [
      route({
        ...open,
        method: 'GET',
        path: '/api/test/endless',
        async handle({ read }) {
          await read({ counties: [] }, async (tx) => {
            const { rows } = await sql<{ limit: string }>`
              select current_setting('statement_timeout') as limit`.execute(tx.db)
            expect(rows).toEqual([{ limit: '10s' }])
            await searchShortly(tx, () => sql`select pg_sleep(60)`.execute(tx.db))
          })
          return {}
        },
      }),
    ],
    logger: false,
  })
  expect((await fetch(`${short.url}/api/test/endless`)).status).toBe(503)
  await short.close()
  await connection.close()
})

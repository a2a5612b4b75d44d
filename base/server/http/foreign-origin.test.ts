import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import type { Work } from '../db/work.ts'
import { buildServer } from './build-server.ts'
import { route } from './route.ts'

const changed: string[] = []
const change = (method: 'GET' | 'POST' | 'DELETE') =>
  route({
    method,
    path: '/api/test/thing',
    summary: 'Something',
    access: 'public',
    input: {},
    output: z.object({ done: z.literal(true) }),
    handle: async () => {
      changed.push(method)
      return { done: true as const }
    },
  })

const server = await buildServer({
  work: {} as Work,
  clock: () => new Date(0),
  routes: [change('GET'), change('POST'), change('DELETE')],
  resolveActor: async () => undefined,
  problemPage: ({ title }) => title,
  version: 'test',
  logger: false,
  publicUrl: 'https://lianjian.example',
})
beforeAll(() => server.ready())
afterAll(() => server.close())

async function statusOf(method: 'GET' | 'POST' | 'DELETE', headers: Record<string, string>) {
  const { statusCode } = await server.inject({
    method,
    url: '/api/test/thing',
    headers: { host: '10.1.2.3:3000', ...headers },
  })
  return statusCode
}

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://lianjian.example' },
  { 'sec-fetch-site': 'same-site', origin: 'https://other.example' },
  { origin: 'https://evil.example' },
  { origin: 'https://10.1.2.3:4000' },
  { origin: 'null' },
])('refuses a change that came about as %j, and does nothing', async (headers) => {
  changed.length = 0
  expect(await statusOf('POST', headers)).toBe(403)
  expect(await statusOf('DELETE', headers)).toBe(403)
  expect(changed).toEqual([])
})

test.each([
  {},
  { 'sec-fetch-site': 'same-origin', origin: 'https://behind-a-proxy.example' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://10.1.2.3:3000' },
  { origin: 'https://lianjian.example' },
  { 'sec-fetch-site': 'same-site', origin: 'https://lianjian.example' },
])('lets a change pass that came about as %j', async (headers) => {
  expect(await statusOf('POST', headers)).toBe(200)
})

test('lets everybody read', async () => {
  expect(await statusOf('GET', { 'sec-fetch-site': 'cross-site' })).toBe(200)
})

test('names the reason', async () => {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/test/thing',
    headers: { 'sec-fetch-site': 'cross-site', 'accept-language': 'en' },
  })
  expect(answer.json()).toMatchObject({ status: 403, code: 'base.foreign-origin' })
})

import { EventEmitter, once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { useDatabase } from '../../../tests/database/database.ts'
import { actorOf, type ProofServer, startProofServer } from '../../../tests/tenancy/proof-server.ts'
import type { Actor } from './route.ts'
import { route } from './route.ts'

const county = '222403'
const database = useDatabase()
const asked = new EventEmitter()
let server: ProofServer
let sender: Omit<Actor, 'id'> | undefined
let done: string[]

const routes = (['note', 'file'] as const).map((name) =>
  route({
    method: 'POST',
    path: `/api/test/${name}`,
    summary: 'Does something with what is sent',
    access: { capability: 'notes.write' },
    input: {},
    output: z.object({}),
    ...(name === 'file' && { largestFile: 1000 }),
    async handle({ receive }) {
      if (name === 'file') await (await receive()).discard()
      done.push(name)
      return {}
    },
  }),
)

beforeAll(async () => {
  server = await startProofServer({
    work: database.work,
    routes,
    actors: {
      get clerk() {
        asked.emit('judged')
        return sender as Omit<Actor, 'id'>
      },
    },
    logger: false,
  })
})
afterAll(() => server.close())
beforeEach(() => {
  sender = actorOf([county])
  done = []
})

/** A request whose body has begun, held until its sender was let in. */
async function hold(path: string): Promise<ClientRequest> {
  const type = path === 'file' ? 'application/octet-stream' : 'application/json'
  const held = request(`${server.url}/api/test/${path}`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-actor': 'clerk' },
  })
  const letIn = once(asked, 'judged')
  // Of a file the handler begins at once and judges before it receives.
  const again = path === 'file' && letIn.then(() => once(asked, 'judged'))
  held.write('{"half":')
  await letIn
  await again
  return held
}

async function finish(held: ClientRequest) {
  const answered = once(held, 'response') as Promise<[IncomingMessage]>
  held.end('1}')
  const [answer] = await answered
  return { status: answer.statusCode, ...JSON.parse(await text(answer)) }
}

test.each(['note', 'file'])(
  'a %s that took its time is taken from whoever still may',
  async (path) => {
    expect(await finish(await hold(path))).toEqual({ status: 200 })
    expect(done).toEqual([path])
  },
)

test.each([
  ['note', 'is signed in no more', undefined, 401],
  ['file', 'is signed in no more', undefined, 401],
  ['note', 'may do it no more', actorOf([county], [], []), 403],
  ['file', 'may do it no more', actorOf([county], [], []), 403],
  ['file', 'may do it elsewhere', actorOf(['222404']), 403],
])('a %s is refused when its sender meanwhile %s', async (path, _what, then, status) => {
  const held = await hold(path)
  sender = then
  expect(await finish(held)).toMatchObject({ status })
  expect(done).toEqual([])
})

/** The public pages over the demo county, in a test file's own database. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { systemClock } from '#base/server/clock.ts'
import { type Transaction, type WriteTransaction, writeEvents } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { openAccess } from '../access/open-access.ts'
import { composeRoutes } from '../compose.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { serveAssets } from '../portal/assets.ts'
import { problemPageOf } from '../portal/problem-page.ts'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
  bytes: Buffer
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of the answer it asks for
  body: any
}

export interface DemoServer {
  /** Path of the demo's programme. */
  programme: string
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  read<T>(county: string, run: (tx: Transaction) => Promise<T>): Promise<T>
  write<T>(county: string, run: (tx: WriteTransaction) => Promise<T>): Promise<T>
}

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function useDemoServer(): DemoServer {
  const database = useDatabase({ writers: [writeEvents] })
  const demo = {} as DemoServer
  let server: FastifyInstance | undefined
  beforeAll(async () => {
    await loadShippedRegions(database.adminUrl)
    await loadDemo(database.work, () => undefined)
    const { actors, identity } = openAccess({
      pool: database.pool,
      secret: 'of this test alone, and long enough to be one',
      publicUrl: 'http://127.0.0.1',
      unified: [],
      work: database.work,
      demo: true,
      firstRunCode: '',
      clock: systemClock,
    })
    const built = await buildServer({
      work: database.work,
      clock: systemClock,
      routes: composeRoutes(identity, database.probe, {} as Thread),
      resolveActor: actors.resolve,
      problemPage: problemPageOf(true),
      version: 'test',
      logger: false,
    })
    await serveAssets(built)
    server = built
    demo.get = async (path, headers = {}) => {
      const answer = await built.inject({ url: path, headers })
      const { 'content-type': type, 'content-encoding': encoding } = answer.headers
      const json = String(type).includes('json') && encoding === undefined
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.body,
        bytes: answer.rawPayload,
        body: json ? answer.json() : undefined,
      }
    }
    demo.read = (county, run) => database.work.read({ counties: [county] }, run)
    demo.write = (county, run) => database.work.write({ counties: [county] }, run)
    const { body } = await demo.get('/api/public/programmes')
    demo.programme = `/programmes/${body.items[0].id}`
  })
  afterAll(() => server?.close())
  return demo
}

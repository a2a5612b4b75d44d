/** The whole application as a test's users meet it: composed as in production, listening on a loopback port. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { openAccess } from '#apps/server/access/open-access.ts'
import { composeRoutes, composeThread } from '#apps/server/compose.ts'
import type { Clock } from '#base/server/clock.ts'
import { createWork, refuseFacts, type Work, writeEvents } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { logSettings } from '#base/server/log.ts'
import type { UnifiedSignIn } from '#rooms/identity/server/door.ts'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { createTestDatabase, type TestDatabase } from '../database/database.ts'
import { Visitor } from './visitor.ts'

export interface Application {
  database: TestDatabase
  work: Work
  url: string
  /** A new browser without cookies. */
  visitor(): Visitor
  close(): Promise<void>
}

export const firstRunCode = 'TEST-TEST-TEST'

/** A clock that a test sets forward; it stands still otherwise. */
export interface TestClock {
  now: Clock
  forward(ms: number): void
}

export function testClock(at = '2026-03-02T01:00:00Z'): TestClock {
  let ms = Date.parse(at)
  return {
    now: () => new Date(ms),
    forward: (by) => {
      ms += by
    },
  }
}

export interface ApplicationOptions {
  demo?: boolean
  unified?: readonly UnifiedSignIn[]
}

export async function startApplication(options: ApplicationOptions = {}): Promise<Application> {
  const journal = createHash('sha256').update('test').digest()
  const writers = [entryWriter(journal), writeEvents, refuseFacts]
  const database = await createTestDatabase({ writers })
  const work = createWork(database.db, () => new Date(), writers)
  const { actors, identity } = openAccess({
    pool: database.pool,
    secret: createHash('sha256').update('session').digest('hex'),
    publicUrl: 'http://127.0.0.1',
    unified: options.unified ?? [],
    work,
    demo: options.demo ?? false,
    firstRunCode,
  })
  const thread = composeThread(database.appUrl, { journal })
  const server = await buildServer({
    work,
    clock: () => new Date(),
    routes: composeRoutes(identity, thread),
    resolveActor: actors.resolve,
    problemPage: (body) => `<!doctype html><title>${body.title}</title>`,
    version: 'test',
    logger: logSettings('error'),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    database,
    work,
    url,
    visitor: () => new Visitor(url),
    close: async () => {
      await server.close()
      await thread.close()
      await database.close()
    },
  }
}

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function useApplication(options: ApplicationOptions = {}): Application {
  const application = {} as Application
  beforeAll(async () => {
    Object.assign(application, await startApplication(options))
  })
  afterAll(() => application.close?.())
  return application
}

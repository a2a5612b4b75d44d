/** The whole application as a test's users meet it: composed as in production, listening on a loopback port. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { openAccess } from '#apps/server/access/open-access.ts'
import { changeWriters } from '#apps/server/change-writers.ts'
import { composeRoutes, composeThread } from '#apps/server/compose.ts'
import { type Clock, systemClock } from '#base/server/clock.ts'
import type { Work } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { logSettings } from '#base/server/log.ts'
import type { IdentityParts, UnifiedSignIn } from '#rooms/identity/server/door.ts'
import { createTestDatabase, type TestDatabase } from '../database/database.ts'
import { Visitor } from './visitor.ts'

export interface Application {
  database: TestDatabase
  work: Work
  identity: IdentityParts
  url: string
  /** A new browser without cookies, at an address of its own unless one is given. */
  visitor(address?: string): Visitor
  close(): Promise<void>
}

export const firstRunCode = 'TEST-TEST-TEST'

/** A clock that a test sets forward; it stands still otherwise. */
export interface TestClock {
  now: Clock
  forward(ms: number): void
}

/** It begins now, because the sign-in library goes by the machine's own clock. */
export function testClock(): TestClock {
  let ms = Date.now()
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
  clock?: Clock
  publicUrl?: string
}

let visitors = 0

export async function startApplication(options: ApplicationOptions = {}): Promise<Application> {
  const journal = createHash('sha256').update('test').digest()
  const writers = changeWriters({ journal })
  const clock = options.clock ?? systemClock
  const publicUrl = options.publicUrl ?? 'http://127.0.0.1'
  const database = await createTestDatabase({ writers, clock })
  const { work } = database
  const { actors, identity } = openAccess({
    pool: database.pool,
    secret: createHash('sha256').update('session').digest('hex'),
    publicUrl,
    unified: options.unified ?? [],
    work,
    demo: options.demo ?? false,
    firstRunCode,
    clock,
  })
  const thread = composeThread(database.appUrl, { journal })
  const server = await buildServer({
    work,
    clock,
    routes: composeRoutes(identity, database.probe, thread),
    resolveActor: actors.resolve,
    problemPage: (body) => `<!doctype html><title>${body.title}</title>`,
    version: 'test',
    publicUrl,
    logger: logSettings('error'),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    database,
    work,
    identity,
    url,
    visitor: (address = `10.0.0.${++visitors}`) => new Visitor(url, address),
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

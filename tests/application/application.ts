/** The whole application as a test's users meet it: composed as in production, listening on a loopback port. */
import { afterAll, beforeAll } from 'vitest'
import { changeWriters } from '#apps/server/change-writers.ts'
import { type Clock, systemClock } from '#base/server/clock.ts'
import type { Work } from '#base/server/db/work.ts'
import type { IdentityParts, UnifiedSignIn } from '#rooms/identity/server/door.ts'
import type { SendMail } from '#rooms/notices/server/door.ts'
import { createTestDatabase, type TestDatabase } from '../database/database.ts'
import { composeApplication, journal } from './compose-application.ts'
import { Visitor } from './visitor.ts'

export { firstRunCode } from './compose-application.ts'

export interface Application {
  database: TestDatabase
  work: Work
  identity: IdentityParts
  url: string
  /** A new browser without cookies, at an address of its own unless one is given. */
  visitor(address?: string): Visitor
  close(): Promise<void>
}

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
  sendMail?: SendMail
}

let visitors = 0

export async function startApplication(options: ApplicationOptions = {}): Promise<Application> {
  const clock = options.clock ?? systemClock
  const database = await createTestDatabase({ writers: changeWriters({ journal }), clock })
  const { work, appUrl } = database
  const composed = await composeApplication({
    ...options,
    connection: database,
    appUrl,
    work,
    clock,
  })
  const url = await composed.server.listen({ host: '127.0.0.1', port: 0 })
  return {
    database,
    work,
    identity: composed.identity,
    url,
    visitor: (address = `10.0.0.${++visitors}`) => new Visitor(url, address),
    close: async () => {
      await composed.close()
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

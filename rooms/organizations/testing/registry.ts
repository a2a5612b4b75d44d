/** The registry on a real server with a real database; whoever asks says by name who they are. */
import { createHash } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, beforeAll } from 'vitest'
import { type ComposedActor, composeActor } from '#apps/server/access/compose-actor.ts'
import { organizationsParts } from '#apps/server/organizations-parts.ts'
import { dayOf, systemClock } from '#base/server/clock.ts'
import { nowhere } from '#base/server/db/reach.ts'
import { type ChangeWriter, createWork, type Work, writeEvents } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { logSettings } from '#base/server/log.ts'
import { newId } from '#base/server/new-id.ts'
import type { SignedIn } from '#rooms/identity/server/door.ts'
import type { RoleName, ScopeKind } from '#rooms/identity/shared/roles.ts'
import { entryWriter, erasePersonKey } from '#rooms/journal/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { createTestDatabase, type TestDatabase } from '../../../tests/database/database.ts'
import {
  organizationsRoutes,
  organizationsTasks,
  organizationsThreadTasks,
} from '../server/door.ts'
import type { OrganizationsParts } from '../server/parts.ts'
import { Asker } from './asker.ts'
import { county, office } from './places.ts'

export interface Held {
  role: RoleName
  kind?: ScopeKind
  code: string
  countyCode?: string
}

export interface Registry {
  database: TestDatabase
  work: Work
  url: string
  as(name: string): Asker
  /** From now on this name stands for somebody with these grants, and a second factor. */
  admit(name: string, grants: readonly Held[]): Promise<void>
  /** Until none is left. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

const quiet = new Logger(() => () => undefined)

export const everyWriter: ChangeWriter[] = [
  entryWriter(createHash('sha256').update('test').digest()),
  writeEvents,
]

const chief: Held[] = [{ role: 'office', code: office }]

/** Call at the top of a test file; the properties are there from beforeAll on. `chief` is the county's office. */
export function useRegistry({
  writers = everyWriter,
  parts = organizationsParts,
}: {
  writers?: ChangeWriter[]
  parts?: OrganizationsParts
} = {}): Registry {
  const registry = {} as Registry
  beforeAll(async () => {
    const database = await createTestDatabase({ writers })
    await loadShippedRegions(database.adminUrl)
    const work = createWork(database.db, systemClock, writers)
    const actors = new Map<string, ComposedActor>()
    // In this thread, so that its statements are held to their county too.
    const threadTasks = organizationsThreadTasks({
      work,
      parts: async () => parts,
      erasePersonKey,
    })
    const thread: Thread = {
      run: async (task, input) => (await threadTasks[task]?.(input as never)) as never,
      close: async () => undefined,
    }
    const taskList = organizationsTasks({
      work,
      thread,
      erasePersonKey,
      mayImport: async (_, userId) => actors.get(userId)?.reach('imports.run') ?? nowhere,
    })
    const server = await buildServer({
      work,
      clock: systemClock,
      routes: organizationsRoutes(parts, thread),
      resolveActor: async (request) => actors.get(String(request.headers['x-actor'])),
      problemPage: (body) => `<!doctype html><title>${body.title}</title>`,
      version: 'test',
      logger: logSettings('error'),
    })
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    Object.assign(registry, {
      database,
      work,
      url,
      as: (name: string) => new Asker(url, name),
      admit: async (name: string, grants: readonly Held[]) => {
        const session = sessionOf(name, grants)
        actors.set(name, await work.read({ counties: [] }, (tx) => composeActor(tx, session)))
      },
      runJobs: () => runOnce({ pgPool: database.pool, taskList, logger: quiet }),
      close: async () => {
        await server.close()
        await database.close()
      },
    } satisfies Registry)
    await registry.admit('chief', chief)
  })
  afterAll(() => registry.close?.())
  return registry
}

/** What signing in would have found. */
function sessionOf(name: string, grants: readonly Held[]): SignedIn {
  const held = grants.map(({ role, kind = 'region', code, countyCode = county }) => ({
    role,
    scopeKind: kind,
    scopeCode: code,
    countyCode: kind === 'region' ? code.slice(0, 6) : countyCode,
    regionCode: kind === 'region' ? code : countyCode.padEnd(12, '0'),
    id: newId(),
    userId: name,
    beginsOn: dayOf(new Date(0)),
    endsOn: null,
  }))
  return {
    user: { id: name, name, demo: false },
    secondFactor: true,
    grants: held,
  } as unknown as SignedIn
}

/**
 * The registry as a process of its own, for what kills or measures it: routes, jobs and thread as in production, one
 * office user who may do everything in the county. `node tests/registry/serve.ts <admin url> <app url> [county]`.
 */
import { createHash } from 'node:crypto'
import { composeActor } from '#apps/server/access/compose-actor.ts'
import { changeWriters } from '#apps/server/change-writers.ts'
import { allMigrationFolders, composeThread } from '#apps/server/compose.ts'
import { organizationsParts } from '#apps/server/organizations-parts.ts'
import { dayOf, systemClock } from '#base/server/clock.ts'
import { connect } from '#base/server/db/connect.ts'
import { migrate, readMigrations } from '#base/server/db/migrate.ts'
import { createWork } from '#base/server/db/work.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { startJobs } from '#base/server/jobs/worker.ts'
import { newId } from '#base/server/new-id.ts'
import type { SignedIn } from '#rooms/identity/server/door.ts'
import { erasePersonKey } from '#rooms/journal/server/door.ts'
import {
  organizationsRoutes,
  organizationsTasks,
  resumeImports,
  resumeIndexing,
} from '#rooms/organizations/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { telling } from '../application/telling.ts'

const [adminUrl, appUrl, county = '222403'] = process.argv.slice(2) as [string, string, string?]
await migrate(adminUrl, appUrl, await readMigrations(allMigrationFolders))
await loadShippedRegions(adminUrl)
const key = createHash('sha256').update('test').digest()
const connection = await connect(appUrl)
const work = createWork(connection.db, systemClock, changeWriters({ journal: key }))
const thread = composeThread(appUrl, { journal: key })
const session = {
  user: { id: 'office', name: '办公室', demo: false },
  secondFactor: true,
  grants: [
    {
      role: 'office',
      scopeKind: 'region',
      scopeCode: `${county}000000`,
      countyCode: county,
      id: newId(),
      userId: 'office',
      beginsOn: dayOf(new Date(0)),
      endsOn: null,
    },
  ],
} as unknown as SignedIn
const actor = await work.read({ counties: [] }, (tx) => composeActor(tx, session))
const server = await buildServer({
  work,
  clock: systemClock,
  routes: organizationsRoutes(organizationsParts, thread),
  resolveActor: async () => actor,
  problemPage: () => '',
  version: 'test',
  logger: false,
})
const tasks = organizationsTasks({
  work,
  thread,
  erasePersonKey,
  mayImport: async () => actor.reach('imports.run'),
})
await startJobs({
  pool: connection.pool,
  work,
  subscriptions: [],
  tasks: telling(tasks),
  log: {
    error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    debug: () => undefined,
  },
})
await resumeIndexing(work)
await resumeImports(work)
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`)

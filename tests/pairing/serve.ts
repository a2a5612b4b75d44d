/**
 * The whole application with the jobs of runs, for what kills or measures it:
 * `node tests/pairing/serve.ts <admin url> <app url> <port> <days that its clock is ahead>`.
 */
import { changeWriters } from '#apps/server/change-writers.ts'
import { allMigrationFolders } from '#apps/server/compose.ts'
import { connect } from '#base/server/db/connect.ts'
import { migrate, readMigrations } from '#base/server/db/migrate.ts'
import { createWork } from '#base/server/db/work.ts'
import { startJobs } from '#base/server/jobs/worker.ts'
import { pairingTasks, resumeRuns } from '#rooms/pairing/server/door.ts'
import { composeApplication, journal } from '../application/compose-application.ts'
import { telling } from '../application/telling.ts'

const [adminUrl, appUrl, port, days] = process.argv.slice(2) as [string, string, string, string]
const ahead = Number(days) * 86_400_000
const clock = () => new Date(Date.now() + ahead)
await migrate(adminUrl, appUrl, await readMigrations(allMigrationFolders))
const connection = await connect(appUrl)
const work = createWork(connection.db, clock, changeWriters({ journal }))
const { server, thread } = await composeApplication({ connection, appUrl, work, clock })
await startJobs({
  pool: connection.pool,
  work,
  subscriptions: [],
  tasks: telling(pairingTasks({ work, thread, lastMovedOn: [] })),
  log: {
    error: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
    debug: () => undefined,
  },
})
await resumeRuns(work)
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: Number(port) })}\n`)

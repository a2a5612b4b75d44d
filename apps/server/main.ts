/** Starts the application, says where it is, and stops everything it started. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '#base/server/clock.ts'
import { readConfig } from '#base/server/config.ts'
import { connect } from '#base/server/db/connect.ts'
import { FolderHeld } from '#base/server/db/embedded/folder-lock.ts'
import { readMigrations } from '#base/server/db/migrate.ts'
import { openDatabase } from '#base/server/db/open-database.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { startJobs } from '#base/server/jobs/worker.ts'
import { readKeys } from '#base/server/keys.ts'
import { logSettings } from '#base/server/log.ts'
import { newCode } from '#rooms/identity/server/door.ts'
import { resumeImports } from '#rooms/organizations/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { openAccess } from './access/open-access.ts'
import {
  allMigrationFolders,
  allSubscriptions,
  composeJobs,
  composeRoutes,
  composeThread,
  composeWork,
  root,
} from './compose.ts'
import { loadDemo } from './demo/load-demo.ts'
import { serveAssets } from './portal/assets.ts'
import { problemPage } from './portal/problem-page.ts'
import { welcome } from './welcome.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function start(): Promise<void> {
  const config = readConfig(process.env, root)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const closers: (() => Promise<unknown>)[] = []
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= closeAll(closers)
    return stopping
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) say('正在停下 / Stopping')
      stop().then(() => process.exit(0))
    })
  }
  try {
    say('正在打开数据库 / Opening the database')
    const address = `http://${config.host}:${config.port}`
    const migrations = await readMigrations(allMigrationFolders)
    const database = await openDatabase(config, migrations, address, new Date())
    closers.push(database.close)
    const keys = await readKeys(config.dataFolder)
    const connection = await connect(database.appUrl)
    closers.push(connection.close)
    const work = composeWork(connection.db, keys)
    const thread = composeThread(database.appUrl, keys)
    closers.push(thread.close)
    await loadShippedRegions(database.adminUrl)
    if (config.demo) await loadDemo(work, say)
    const firstRunCode = newCode()
    const { actors, identity } = openAccess({
      pool: connection.pool,
      secret: keys.session.toString('hex'),
      publicUrl: config.publicUrl ?? address,
      unified: [],
      work,
      demo: config.demo,
      firstRunCode,
    })
    const server = await buildServer({
      work,
      clock: systemClock,
      routes: composeRoutes(identity, thread),
      resolveActor: actors.resolve,
      problemPage,
      version,
      logger: logSettings(config.logLevel),
    })
    await serveAssets(server)
    database.onLoss((how) => {
      say(
        `数据库意外停了（${how}），系统随之停下，请重新启动 / The database ended (${how}); start again`,
      )
      stop().then(() => process.exit(1))
    })
    const jobs = await startJobs({
      pool: connection.pool,
      work,
      subscriptions: allSubscriptions,
      ...composeJobs(work, thread),
      log: server.log,
    })
    closers.push(jobs.stop)
    await resumeImports(work)
    await server.listen({ port: config.port, host: config.host })
    closers.push(() => server.close())
    const { port } = server.server.address() as { port: number }
    say(await welcome(work, `http://${config.host}:${port}`, database.way))
  } catch (error) {
    await stop()
    throw error
  }
}

/** Last opened, first closed; one that fails does not keep the others open. */
async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers.reverse()) await close().catch(() => undefined)
}

/** What a person can act on; a stack only for what nobody foresaw. */
function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof FolderHeld) return `已经有一个在运行：${message}`
  if (code === 'EADDRINUSE')
    return `${message}\n端口被占用，请用 PORT=… 换一个 / The port is taken; set PORT`
  return (error as Error).message ?? String(error)
}

start().catch((error) => {
  process.stderr.write(`${explain(error)}\n`)
  if (process.env.LIANJIAN_LOG === 'debug') process.stderr.write(`${(error as Error).stack}\n`)
  process.exit(1)
})

/** Starts the application, says where it is, and stops everything it started. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { createBackupKeeper } from '#base/server/backup/keeper.ts'
import { systemClock } from '#base/server/clock.ts'
import { addressOf, type Config, tryConfig } from '#base/server/config.ts'
import { connect } from '#base/server/db/connect.ts'
import { readMigrations } from '#base/server/db/migrate.ts'
import { openDatabase } from '#base/server/db/open-database.ts'
import { buildServer } from '#base/server/http/build-server.ts'
import { closeServer } from '#base/server/http/close-server.ts'
import { startJobs } from '#base/server/jobs/worker.ts'
import { readKeys } from '#base/server/keys.ts'
import { logSettings } from '#base/server/log.ts'
import { StartRefused } from '#base/server/start-refused.ts'
import { listenFault } from '#base/server/try-settings.ts'
import { newPaperCode, readNames } from '#rooms/identity/server/door.ts'
import { startFolding } from '#rooms/indicators/server/door.ts'
import { createMailer } from '#rooms/notices/server/door.ts'
import { resumeImports, resumeIndexing } from '#rooms/organizations/server/door.ts'
import { resumeRuns } from '#rooms/pairing/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { openAccess } from './access/open-access.ts'
import { readUnifiedSignIns } from './access/read-unified-sign-ins.ts'
import {
  allMigrationFolders,
  allSubscriptions,
  composeBackups,
  composeJobs,
  composeRoutes,
  composeThread,
  composeWork,
  root,
} from './compose.ts'
import { loadDemoAccounts } from './demo/demo-accounts.ts'
import { isDemo } from './demo/is-demo.ts'
import { loadDemo } from './demo/load-demo.ts'
import { loadHalfYear } from './demo/load-half-year.ts'
import { loadInvented } from './demo/load-invented.ts'
import { serveDesk } from './desk/serve-desk.ts'
import { serveAssets } from './portal/assets.ts'
import { problemPageOf } from './portal/problem-page.ts'
import { welcome } from './welcome.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function start(): Promise<void> {
  const config = await tryConfig(process.env, root)
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const closers: (() => Promise<unknown>)[] = []
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= closeAll(closers)
    return stopping
  }
  stopWhenTold(stop)
  try {
    say('正在打开数据库 / Opening the database')
    const address = addressOf(config.host, config.port)
    const migrations = await readMigrations(allMigrationFolders)
    const database = await openDatabase(config, migrations, address, new Date())
    closers.push(database.close)
    const keys = await readKeys(config.dataFolder)
    const connection = await connect(database.appUrl)
    closers.push(connection.close)
    const work = composeWork(connection.db, keys)
    await readNames(work)
    const sendMail = config.mail && createMailer(config.mail)
    const thread = composeThread(database.appUrl, keys)
    closers.push(thread.close)
    await loadShippedRegions(database.adminUrl)
    const demo = await isDemo(work, config.demo)
    const firstRunCode = newPaperCode()
    const { actors, identity } = openAccess({
      pool: connection.pool,
      secret: keys.session,
      publicUrl: config.publicUrl ?? address,
      unified: await readUnifiedSignIns(config),
      work,
      demo,
      firstRunCode,
      clock: systemClock,
    })
    if (demo) {
      await loadDemo(work, say)
      await loadInvented(work, database.adminUrl)
      await loadHalfYear({
        workAt: (clock) => composeWork(connection.db, keys, clock),
        routes: composeRoutes(identity, connection.probe, thread),
        version,
      })
      await loadDemoAccounts(work, identity.auth)
    }
    const backups = composeBackups({ config, adminUrl: database.adminUrl, version })
    const keeper =
      backups &&
      createBackupKeeper({
        ...backups,
        onFailure: (error) => server.log.error({ err: error }, 'the backup failed'),
      })
    // Before the database is closed; one that takes longer leaves no file of its name.
    if (keeper) closers.push(keeper.settled)
    const server = await buildServer({
      work,
      clock: systemClock,
      routes: composeRoutes(identity, connection.probe, thread, { backups: keeper, sendMail }),
      resolveActor: actors.resolve,
      problemPage: problemPageOf(demo),
      version,
      publicUrl: config.publicUrl,
      logger: logSettings(config.logLevel),
    })
    await serveAssets(server)
    await serveDesk(server)
    // A promise that nobody waits for is a defect of one request; it ends no other.
    process.on('unhandledRejection', (error) =>
      server.log.error({ err: error }, 'nobody waited for this'),
    )
    database.onLoss((how) => {
      say(
        `数据库意外停了（${how}），系统随之停下，请重新启动 / The database ended (${how}); start again`,
      )
      void stop().then(() => process.exit(1))
    })
    const jobs = await startJobs({
      pool: connection.pool,
      work,
      subscriptions: allSubscriptions,
      ...(await composeJobs({
        backups,
        work,
        thread,
        keys,
        log: server.log,
        clock: systemClock,
        publicUrl: config.publicUrl ?? address,
        sendMail,
      })),
      log: server.log,
    })
    closers.push(jobs.stop)
    closers.push(startFolding({ work, log: server.log }).stop)
    await resumeIndexing(work)
    await resumeImports(work)
    await resumeRuns(work)
    await listen(server, config)
    closers.push(() => closeServer(server))
    const { port } = server.server.address() as { port: number }
    say(
      await welcome(work, {
        address: config.publicUrl ?? addressOf(config.host, port),
        database,
        demo,
        firstRunCode,
      }),
    )
  } catch (error) {
    await stop()
    throw error
  }
}

/** One Ctrl-C comes twice, from the terminal and from whoever started us; a second press comes later. */
const samePress = 1_000

/** The first signal stops everything in order, a later one ends the process at once. */
function stopWhenTold(stop: () => Promise<void>): void {
  let first: number | undefined
  const told = () => {
    if (first !== undefined && performance.now() - first > samePress) process.exit(1)
    if (first !== undefined) return
    first = performance.now()
    say('正在停下 / Stopping')
    void stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told)
  // Whoever started us may be killed, which sends no signal.
  if (process.connected) {
    process.on('disconnect', told)
    process.channel?.unref()
  }
}

/** A job may take longer than anybody waits for a stop; what it had not committed is undone. */
const closePatience = 15_000

/** Last opened, first closed; one that fails or hangs does not keep the others open. */
async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closers.reverse()) {
    const closed = close().catch(() => undefined)
    const timer = new AbortController()
    const tooLong = setTimeout(closePatience, undefined, { signal: timer.signal })
    await Promise.race([closed, tooLong.catch(() => undefined)])
    timer.abort()
  }
}

/** @throws StartRefused when the address cannot be taken */
async function listen(server: FastifyInstance, { port, host }: Config): Promise<void> {
  try {
    await server.listen({ port, host })
  } catch (error) {
    const why = listenFault(error, port, host)
    if (!why) throw error
    throw new StartRefused([why], { cause: error })
  }
}

start().catch((error) => {
  // What a person can act on; a stack only for what nobody foresaw.
  process.stderr.write(`${(error as Error).message ?? error}\n`)
  if (process.env.LIANJIAN_LOG === 'debug') process.stderr.write(`${(error as Error).stack}\n`)
  process.exit(1)
})

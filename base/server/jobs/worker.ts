/** Runs jobs beside the server, in the same process: one county fits one small machine. */
import { type CronItem, Logger, parseCronItems, run, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Work } from '../db/work.ts'
import { deliverOutbox, type Subscription } from './outbox.ts'

export interface JobLog {
  error(fields: object, message: string): void
  debug(fields: object, message: string): void
}

export interface Jobs {
  stop(): Promise<void>
}

/** Jobs wait on the database most of the time; more would take connections from requests. */
const concurrency = 2

export async function startJobs(parts: {
  pool: pg.Pool
  work: Work
  subscriptions: readonly Subscription[]
  tasks: TaskList
  /** What runs by the clock, in UTC. */
  cron?: CronItem[]
  log: JobLog
}): Promise<Jobs> {
  const runner = await run({
    pgPool: parts.pool,
    concurrency,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(parts.cron ?? []),
    taskList: {
      ...parts.tasks,
      'deliver-outbox': async (payload) => {
        const { countyCode } = payload as { countyCode: string }
        await deliverOutbox(parts.work, parts.subscriptions, countyCode)
      },
    },
    logger: new Logger(() => (level, message) => {
      // Job payloads may hold what rooms told each other; only graphile's own sentence is kept.
      if (level === 'error') parts.log.error({}, message)
      else parts.log.debug({}, message)
    }),
  })
  // Losing the database ends the runner; the process then ends by its own watch on the database.
  runner.promise.catch(() => undefined)
  return { stop: () => runner.stop() }
}

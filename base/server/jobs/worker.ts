/** Runs jobs beside the server, in the same process: one county fits one small machine. */
import { EventEmitter } from 'node:events'
import {
  type CronItem,
  Logger,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type pg from 'pg'
import { codeOf } from '../db/errors.ts'
import type { Work } from '../db/work.ts'
import { forgetOldKeys } from '../http/idempotency.ts'
import { type JobLog, startDelivery } from './delivery.ts'
import { LivingWorkers } from './living-workers.ts'
import type { Subscription } from './outbox.ts'

export type { JobLog } from './delivery.ts'

export interface Jobs {
  stop(): Promise<void>
}

/** Jobs wait on the database most of the time; more would take connections from requests. */
const concurrency = 2

const sweepMilliseconds = 60_000

export async function startJobs(parts: {
  pool: pg.Pool
  work: Work
  subscriptions: readonly Subscription[]
  tasks: TaskList
  /** What runs by the clock, in UTC. */
  cron?: CronItem[]
  log: JobLog
}): Promise<Jobs> {
  const { pool, log } = parts
  const workers = new LivingWorkers(pool)
  const sweep = async () => {
    try {
      await workers.sweep()
      await forgetOldKeys(parts.work)
    } catch (error) {
      log.error({ code: codeOf(error) }, 'jobs not looked at')
    }
  }
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => {
    void workers.add(worker.workerId).catch(() => undefined)
  })
  events.on('job:error', ({ job, error }) => {
    const { task_identifier: task, attempts } = job
    log.error({ task, attempts, code: codeOf(error) }, 'job failed')
  })
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    events,
    parsedCronItems: parseCronItems(parts.cron ?? []),
    taskList: parts.tasks,
    // Its own sentences quote errors, and errors quote rows.
    logger: new Logger(() => (level, _message, meta) => {
      if (level === 'error' && !meta?.failure) log.error({ code: codeOf(meta?.error) }, 'job queue')
    }),
  })
  // Losing the database ends the runner; the process then ends by its own watch on the database.
  runner.promise.catch(() => undefined)
  await sweep()
  const watch = setInterval(sweep, sweepMilliseconds).unref()
  const delivery = startDelivery(parts)
  return {
    async stop() {
      clearInterval(watch)
      await Promise.all([runner.stop(), delivery.stop()])
      workers.end()
    },
  }
}

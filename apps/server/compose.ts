/** Composition only: which rooms there are, and how they hang together. */
import { join } from 'node:path'
import type { CronItem, TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { nightlyCron, nightlyTasks, prepareNightly } from '#base/server/backup/nightly.ts'
import { type Clock, systemClock } from '#base/server/clock.ts'
import type { Config } from '#base/server/config.ts'
import type { Database } from '#base/server/db/connect.ts'
import { migrationFolders } from '#base/server/db/migrate.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { type Backups, healthRoutes } from '#base/server/http/health.ts'
import type { Route } from '#base/server/http/route.ts'
import type { Subscription } from '#base/server/jobs/outbox.ts'
import { openThread, type Thread } from '#base/server/jobs/thread.ts'
import type { JobLog } from '#base/server/jobs/worker.ts'
import { copyKeyFiles, type Keys } from '#base/server/keys.ts'
import { roomNames } from '#rooms/edges.ts'
import { type IdentityParts, identityRoutes } from '#rooms/identity/server/door.ts'
import { journalCron, journalTasks, listNewestHeads } from '#rooms/journal/server/door.ts'
import { routes as journalRoutes } from '#rooms/journal/server/routes.ts'
import {
  organizationsCron,
  organizationsRoutes,
  organizationsTasks,
} from '#rooms/organizations/server/door.ts'
import { routes as pairingRoutes } from '#rooms/pairing/server/routes.ts'
import { routes as programmesRoutes } from '#rooms/programmes/server/routes.ts'
import { routes as regionsRoutes } from '#rooms/regions/server/routes.ts'
import { accessReviewRoutes } from './access/access-review.ts'
import { showMe } from './access/show-me.ts'
import { slipsPage } from './access/slips-page.ts'
import { changeWriters } from './change-writers.ts'
import { followDuplicates, organizationsParts } from './organizations-parts.ts'
import { portalRoutes } from './portal/routes.ts'

export const root = join(import.meta.dirname, '..', '..')

export const allMigrationFolders = migrationFolders(root, [...roomNames])

/**
 * @param probe connections of the question whether all is well
 * @param thread does what would hold up other requests
 */
export function composeRoutes(
  identity: IdentityParts,
  probe: Pool,
  thread: Thread,
  backups?: Backups,
): Route[] {
  return [
    ...healthRoutes(probe, backups),
    showMe,
    slipsPage(identity),
    ...accessReviewRoutes(identity),
    ...identityRoutes(identity),
    ...journalRoutes,
    ...regionsRoutes,
    ...organizationsRoutes(organizationsParts, thread),
    ...programmesRoutes,
    ...pairingRoutes,
    ...portalRoutes,
  ]
}

export const allSubscriptions: Subscription[] = [followDuplicates]

export function composeWork(db: Database, keys: Keys, clock: Clock = systemClock): Work {
  return createWork(db, clock, changeWriters(keys))
}

export interface ThreadData {
  appUrl: string
  journal: string
}

/** A thread with connections of its own to the same database. */
export function composeThread(appUrl: string, keys: Pick<Keys, 'journal'>): Thread {
  const data: ThreadData = { appUrl, journal: keys.journal.toString('hex') }
  return openThread(new URL('./thread.ts', import.meta.url), data)
}

/** What runs by the clock. A database on a server of somebody's own is backed up by whoever runs that server. */
export async function composeJobs(parts: {
  config: Config
  adminUrl: string
  version: string
  work: Work
  thread: Thread
  keys: Keys
  log: JobLog
  clock: Clock
}): Promise<{ tasks: TaskList; cron: CronItem[] }> {
  const { config, work, thread, keys, log, clock } = parts
  const tasks = {
    ...journalTasks({ work, signingKey: keys.journalSigning, log }),
    ...organizationsTasks({ work, thread }),
  }
  const cron = [...journalCron, ...organizationsCron]
  if (config.database) return { tasks, cron }
  const folder = backupFolder(config)
  await prepareNightly(folder, clock())
  const nightly = nightlyTasks({
    folder,
    adminUrl: parts.adminUrl,
    version: parts.version,
    clock,
    readMarks: listNewestHeads,
    passphrase: config.backupPassphrase,
    copyKeys: () => copyKeyFiles(config.dataFolder),
    log,
  })
  return { tasks: { ...tasks, ...nightly }, cron: [...cron, ...nightlyCron] }
}

export function backupFolder(config: Config): string {
  return join(config.dataFolder, 'backups')
}

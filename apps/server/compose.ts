/** Composition only: which rooms there are, and how they hang together. */
import { join } from 'node:path'
import type { CronItem, TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { BackupKeeper } from '#base/server/backup/keeper.ts'
import {
  type BackUpParts,
  nightlyCron,
  nightlyTasks,
  prepareNightly,
} from '#base/server/backup/nightly.ts'
import { type Clock, systemClock } from '#base/server/clock.ts'
import type { Config } from '#base/server/config.ts'
import type { Database } from '#base/server/db/connect.ts'
import { migrationFolders } from '#base/server/db/migrate.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { healthRoutes } from '#base/server/http/health.ts'
import type { Route } from '#base/server/http/route.ts'
import type { Subscription } from '#base/server/jobs/outbox.ts'
import { openThread, type Thread } from '#base/server/jobs/thread.ts'
import type { JobLog } from '#base/server/jobs/worker.ts'
import { copyKeyFiles, type Keys } from '#base/server/keys.ts'
import { roomNames } from '#rooms/edges.ts'
import {
  type IdentityParts,
  identityCron,
  identityRoutes,
  identityTasks,
  listUserNames,
} from '#rooms/identity/server/door.ts'
import { indicatorsRoutes } from '#rooms/indicators/server/door.ts'
import {
  erasePersonKey,
  journalCron,
  journalRoutes,
  journalTasks,
  listNewestHeads,
} from '#rooms/journal/server/door.ts'
import { needsCron, needsRoutes, needsTasks } from '#rooms/needs/server/door.ts'
import {
  organizationsCron,
  organizationsRoutes,
  organizationsTasks,
} from '#rooms/organizations/server/door.ts'
import { pairingCron, pairingRoutes, pairingTasks } from '#rooms/pairing/server/door.ts'
import { type ProgrammesParts, programmesRoutes } from '#rooms/programmes/server/door.ts'
import { regionsRoutes } from '#rooms/regions/server/door.ts'
import { accessReviewRoutes } from './access/access-review.ts'
import { reachOfUser } from './access/compose-actor.ts'
import { showMe } from './access/show-me.ts'
import { tracesRoutes } from './access/show-traces.ts'
import { slipsPage } from './access/slips-page.ts'
import { backupRoutes } from './backups/backup-routes.ts'
import { changeWriters } from './change-writers.ts'
import { journalParts } from './journal-parts.ts'
import { needsParts } from './needs-parts.ts'
import {
  followClosings,
  followDuplicates,
  followReopenings,
  followSeats,
  organizationsParts,
} from './organizations-parts.ts'
import { disclosureRoutes } from './portal/disclosure/routes.ts'
import { portalRoutes } from './portal/routes.ts'
import { slipRoutes } from './portal/slips/routes.ts'
import { slipSheets } from './portal/slips/sheet-page.ts'
import { regionsParts } from './regions-parts.ts'

export const root = join(import.meta.dirname, '..', '..')

export const allMigrationFolders = migrationFolders(root, [...roomNames])

const programmesParts: ProgrammesParts = { namesOfUsers: listUserNames }

/**
 * @param probe connections of the question whether all is well
 * @param thread does what would hold up other requests
 */
export function composeRoutes(
  identity: IdentityParts,
  probe: Pool,
  thread: Thread,
  backups?: BackupKeeper,
): Route[] {
  const needs = needsParts(identity)
  return [
    ...healthRoutes(probe, backups && ((now) => backups.status(now))),
    ...backupRoutes(backups),
    showMe,
    slipsPage(identity),
    ...accessReviewRoutes(identity),
    ...identityRoutes(identity),
    ...tracesRoutes,
    ...journalRoutes(journalParts),
    ...regionsRoutes(regionsParts(identity)),
    ...organizationsRoutes(organizationsParts, thread),
    ...programmesRoutes(programmesParts),
    ...indicatorsRoutes,
    ...needsRoutes(needs),
    ...pairingRoutes({ namesOfUsers: listUserNames }),
    ...portalRoutes,
    ...slipRoutes(needs),
    slipSheets(identity.publicUrl),
    ...disclosureRoutes(identity.publicUrl),
  ]
}

export const allSubscriptions: Subscription[] = [
  followDuplicates,
  followSeats,
  followClosings,
  followReopenings,
]

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

/** Undefined for a database on a server of somebody's own, which is backed up by whoever runs that server. */
export function composeBackups(parts: {
  config: Config
  adminUrl: string
  version: string
}): BackUpParts | undefined {
  const { config, adminUrl, version } = parts
  if (config.database) return undefined
  return {
    folder: join(config.dataFolder, 'backups'),
    adminUrl,
    version,
    readMarks: listNewestHeads,
    passphrase: config.backupPassphrase,
    copyKeys: () => copyKeyFiles(config.dataFolder),
  }
}

/** What runs by the clock. */
export async function composeJobs(parts: {
  backups: BackUpParts | undefined
  work: Work
  thread: Thread
  keys: Keys
  log: JobLog
  clock: Clock
}): Promise<{ tasks: TaskList; cron: CronItem[] }> {
  const { backups, work, thread, keys, log, clock } = parts
  const tasks = {
    ...journalTasks({ work, signingKey: keys.journalSigning, log }),
    ...identityTasks({ work, erasePersonKey }),
    ...pairingTasks({ work, thread }),
    ...needsTasks({ work }),
    ...organizationsTasks({
      work,
      thread,
      erasePersonKey,
      mayImport: (tx, userId) => reachOfUser(tx, userId, 'imports.run'),
    }),
  }
  const cron = [...journalCron, ...identityCron, ...organizationsCron, ...needsCron, ...pairingCron]
  if (!backups) return { tasks, cron }
  await prepareNightly(backups.folder, clock())
  const nightly = nightlyTasks({ ...backups, clock, log })
  return { tasks: { ...tasks, ...nightly }, cron: [...cron, ...nightlyCron] }
}

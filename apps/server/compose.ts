/** Composition only: which rooms there are, and how they hang together. */
import { join } from 'node:path'
import type { CronItem, TaskList } from 'graphile-worker'
import { type Clock, systemClock } from '#base/server/clock.ts'
import type { Database } from '#base/server/db/connect.ts'
import { migrationFolders } from '#base/server/db/migrate.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { healthRoutes } from '#base/server/http/health.ts'
import type { Route } from '#base/server/http/route.ts'
import type { Subscription } from '#base/server/jobs/outbox.ts'
import { openThread, type Thread } from '#base/server/jobs/thread.ts'
import type { Keys } from '#base/server/keys.ts'
import { roomNames } from '#rooms/edges.ts'
import { type IdentityParts, identityRoutes } from '#rooms/identity/server/door.ts'
import {
  organizationsCron,
  organizationsRoutes,
  organizationsTasks,
} from '#rooms/organizations/server/door.ts'
import { routes as pairingRoutes } from '#rooms/pairing/server/routes.ts'
import { routes as programmesRoutes } from '#rooms/programmes/server/routes.ts'
import { routes as regionsRoutes } from '#rooms/regions/server/routes.ts'
import { showMe } from './access/show-me.ts'
import { changeWriters } from './change-writers.ts'
import { followDuplicates, organizationsParts } from './organizations-parts.ts'
import { portalRoutes } from './portal/routes.ts'

export const root = join(import.meta.dirname, '..', '..')

export const allMigrationFolders = migrationFolders(root, [...roomNames])

/** @param thread does what would hold up other requests */
export function composeRoutes(identity: IdentityParts, thread: Thread): Route[] {
  return [
    ...healthRoutes,
    showMe,
    ...identityRoutes(identity),
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

export function composeJobs(work: Work, thread: Thread): { tasks: TaskList; cron: CronItem[] } {
  return { tasks: organizationsTasks({ work, thread }), cron: organizationsCron }
}

/** A thread with connections of its own to the same database. */
export function composeThread(appUrl: string, keys: Pick<Keys, 'journal'>): Thread {
  const data: ThreadData = { appUrl, journal: keys.journal.toString('hex') }
  return openThread(new URL('./thread.ts', import.meta.url), data)
}

export interface ThreadData {
  appUrl: string
  journal: string
}

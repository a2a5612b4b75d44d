/** Whether the process lives and whether it can serve: for probes, supervisors and the first page of a doubt. */
import { sql } from 'kysely'
import * as z from 'zod'
import { unavailable } from '#base/shared/problems.ts'
import type { BackupStatus } from '../backup/nightly.ts'
import type { Work } from '../db/work.ts'
import { type Route, route } from './route.ts'

/** A probe gives up after a few seconds; a database that takes longer serves nobody either. */
const patience = 2000

const live = route({
  method: 'GET',
  path: '/api/health/live',
  summary: 'The process answers',
  access: 'public',
  input: {},
  output: z.object({ status: z.literal('live') }),
  handle: async () => ({ status: 'live' }) as const,
})

/** What is known of the nightly backups; nothing where none are made. */
type Backups = (now: Date) => Promise<BackupStatus | undefined>

const ready = (backups: Backups) =>
  route({
    method: 'GET',
    path: '/api/health',
    summary: 'The process answers, and its database is up and migrated',
    access: 'public',
    input: {},
    output: z.object({
      status: z.literal('ready'),
      migration: z.string().describe('The newest migration that the database holds'),
      backups: z
        .object({
          last: z.iso.datetime().nullable(),
          next: z.iso.datetime(),
          missed: z.boolean().describe('A nightly backup that should be there is not'),
        })
        .optional(),
      at: z.iso.datetime(),
    }),
    async handle({ read, now }) {
      const migration = await within(patience, newestMigration(read))
      if (migration === undefined) throw unavailable()
      return {
        status: 'ready',
        migration,
        backups: await backups(now),
        at: now.toISOString(),
      } as const
    },
  })

export function healthRoutes(backups: Backups = async () => undefined): Route[] {
  return [ready(backups), live]
}

/** Undefined when the database cannot tell: down, or not migrated. */
async function newestMigration(read: Work['read']): Promise<string | undefined> {
  const answer = read({ counties: [] }, (tx) =>
    sql<{ name: string }>`select name from base.migrations order by name desc limit 1`.execute(
      tx.db,
    ),
  )
  return answer.then(
    ({ rows }) => rows[0]?.name,
    () => undefined,
  )
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<undefined>((done) => {
    timer = setTimeout(done, ms, undefined)
  })
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer))
}

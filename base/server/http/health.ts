/** Whether the process lives and whether it can serve: for probes, supervisors and the first page of a doubt. */
import type pg from 'pg'
import * as z from 'zod'
import { unavailable } from '#base/shared/problems.ts'
import type { BackupStatus } from '../backup/nightly.ts'
import { areaScope, beginStatement } from '../db/scope.ts'
import { type Route, route } from './route.ts'

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
export type Backups = (now: Date) => Promise<BackupStatus | undefined>

/** @param probe connections of its own: many readers are no reason to start the process again */
export function healthRoutes(probe: pg.Pool, backups: Backups = async () => undefined): Route[] {
  const ready = route({
    method: 'GET',
    path: '/api/health',
    summary: 'The process answers, and its database is up and migrated',
    access: 'public',
    input: {},
    output: z.object({
      status: z.literal('ready'),
      migration: z.string().describe('The newest migration that the database holds'),
      eventsSetAside: z
        .int()
        .describe('Events that could not be delivered and that somebody must look at; 0 is well'),
      backups: z
        .object({
          last: z.iso.datetime().nullable(),
          next: z.iso.datetime(),
          missed: z.boolean().describe('A nightly backup that should be there is not'),
          ahead: z.int().describe('Backups of a date to come: a clock was wrong; 0 is well'),
        })
        .optional(),
      at: z.iso.datetime(),
    }),
    async handle({ now }) {
      const found = await look(probe).catch(() => undefined)
      if (!found) throw unavailable()
      const made = await backups(now)
      return { status: 'ready', ...found, backups: made, at: now.toISOString() } as const
    },
  })
  return [ready, live]
}

interface Found {
  migration: string
  eventsSetAside: number
}

/** @throws when the database cannot tell: down, or not migrated */
async function look(probe: pg.Pool): Promise<Found> {
  const answers = (await probe.query(
    `${beginStatement({ counties: areaScope('') })};
     select (select name from base.migrations order by name desc limit 1) as "migration",
       (select count(*) from base.outbox
        where county_code between '000000' and '999999' and delivered_at is null and failed_at is not null)
         as "eventsSetAside";
     commit`,
  )) as unknown as pg.QueryResult<Found>[]
  const [found] = answers.flatMap(({ rows }) => rows)
  if (!found?.migration) throw new Error('not migrated')
  return found
}

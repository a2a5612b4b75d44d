/** A test file's own database: a copy of the migrated one, dropped at the end of the run. */
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Clock, systemClock } from '#base/server/clock.ts'
import { type Connection, connect } from '#base/server/db/connect.ts'
import { type ChangeWriter, createWork, type Work, writeEvents } from '#base/server/db/work.ts'
import { guardStatements } from './tenant-statements.ts'

export interface TestDatabase extends Connection {
  adminUrl: string
  appUrl: string
  work: Work
}

export interface TestOptions {
  clock?: Clock
  writers?: ChangeWriter[]
  /** For tests of what the database does when a statement forgets its county. */
  unguarded?: boolean
}

let copies = 0

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function useDatabase(options: TestOptions = {}): TestDatabase {
  const database = {} as TestDatabase
  beforeAll(async () => {
    Object.assign(database, await createTestDatabase(options))
  })
  afterAll(() => database.close?.())
  return database
}

export async function createTestDatabase(options: TestOptions): Promise<TestDatabase> {
  const template = inject('template')
  const name = `${template}_${process.pid}_${copies++}`
  const client = new pg.Client(inject('adminUrl'))
  await client.connect()
  // Copying takes the template for itself; workers that start at once wait for each other.
  await client.query('select pg_advisory_lock(1)')
  await client.query(`create database ${name} template ${template}`)
  // Nothing here outlives its server; what is held after a kill is tested on clusters of their own.
  await client.query(`alter database ${name} set synchronous_commit = off`)
  await client.end()
  const on = (url: string) => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
  const appUrl = on(inject('appUrl'))
  const connection = await connect(appUrl, 8)
  if (!options.unguarded) await guardStatements(connection.pool)
  const writers = options.writers ?? [writeEvents]
  const work = createWork(connection.db, options.clock ?? systemClock, writers)
  return { ...connection, adminUrl: on(inject('adminUrl')), appUrl, work }
}

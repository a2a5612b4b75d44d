/** The serving connection: pooled, mapped to camelCase, and refused when it could see past row-level security. */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { StartRefused } from '../start-refused.ts'
import type { Tables } from './tables.gen.ts'
import { isUnbound, unbound } from './unbound.ts'

export type Database = Kysely<Tables>

export interface Connection {
  db: Database
  pool: pg.Pool
  close(): Promise<void>
}

/** A day stays the text that the database holds; a Date would move it by the time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
/** Counts of rows fit a number exactly. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** @throws when the role is a superuser, has BYPASSRLS, owns tables or may back up: policies would not bind it */
export async function connect(url: string, max = 16): Promise<Connection> {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'lianjian' })
  // A server that goes away breaks idle connections; the pool replaces them on the next request.
  pool.on('error', () => undefined)
  // One that breaks while in use says so to whoever waits for its answer; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    if (await isUnbound(pool)) throw new StartRefused([unbound])
  } catch (error) {
    await pool.end()
    throw error
  }
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // Keys inside a jsonb value are data, not column names.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  const close = async () => {
    await db.destroy()
    // Kysely leaves alone a pool through which it has sent nothing.
    if (!pool.ending) await pool.end()
  }
  return { db, pool, close }
}

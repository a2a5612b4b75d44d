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
  /** One connection beside the pool, for the question whether all is well. */
  probe: pg.Pool
  close(): Promise<void>
}

/** A day stays the text that the database holds; a Date would move it by the time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
/** Counts of rows fit a number exactly. */
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))
/** Of uuid[]; the driver's list of types has no arrays. */
const idArray = 2951 as typeof pg.types.builtins.UUID
const readAnyIdArray = pg.types.getTypeParser(idArray)
/** The driver reads an array letter by letter, fifty times as long; ids have no quotes. */
pg.types.setTypeParser(idArray, (text) =>
  /^\{[0-9a-f,-]+\}$/.test(text) ? text.slice(1, -1).split(',') : readAnyIdArray(text),
)

/**
 * Nobody waits longer for an answer, and what one reader asks for must end some time. A job that needs more says so
 * in its own transaction (`set local statement_timeout`).
 */
const limits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  /** A transaction whose process hangs holds its rows no longer than that. */
  idle_in_transaction_session_timeout: 60_000,
}

/** A probe gives up after a few seconds; a database that takes longer serves nobody either. */
const probeLimits = { connectionTimeoutMillis: 2_000, statement_timeout: 2_000 }

/** @throws when the role is a superuser, has BYPASSRLS, owns tables or may back up: policies would not bind it */
export async function connect(url: string, max = 16): Promise<Connection> {
  const pool = newPool({ connectionString: url, max, ...limits })
  const probe = newPool({ connectionString: url, max: 1, ...probeLimits })
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
    for (const each of [pool, probe]) if (!each.ending) await each.end()
  }
  return { db, pool, probe, close }
}

function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ application_name: 'lianjian', ...config })
  // A server that goes away breaks idle connections; the pool replaces them on the next request.
  pool.on('error', () => undefined)
  // One that breaks while in use says so to whoever waits for its answer; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

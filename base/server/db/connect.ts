/** The serving connection: pooled, mapped to camelCase, and refused when it could see past row-level security. */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.gen.ts'

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

/** @throws when the role is a superuser, has BYPASSRLS or owns tables: policies would not bind it */
export async function connect(url: string, max = 16): Promise<Connection> {
  const pool = new pg.Pool({ connectionString: url, max, application_name: 'lianjian' })
  // A server that goes away breaks idle connections; the pool replaces them on the next request.
  pool.on('error', () => undefined)
  const { rows } = await pool.query(`
    select r.rolsuper or r.rolbypassrls as unbound,
           exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where c.relowner = r.oid and c.relrowsecurity
                     and n.nspname <> 'graphile_worker') as owner
    from pg_roles r where r.rolname = current_user`)
  if (rows[0].unbound || rows[0].owner) {
    await pool.end()
    throw new Error(
      'DATABASE_URL names a role that row-level security does not bind (superuser, BYPASSRLS or owner of the tables). ' +
        'Give an ordinary login there, and the owner in DATABASE_ADMIN_URL.',
    )
  }
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
  })
  return { db, pool, close: () => db.destroy() }
}

/** Forward-only SQL migrations, gathered from base and every room, applied in order of their timestamps. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { StartRefused } from '../start-refused.ts'
import { findVersionFaults } from '../try-settings.ts'
import { newClient, openClient } from './client.ts'
import { grantBackup } from './grant-backup.ts'

export interface Migration {
  /** `20261122T1000_create_regions.sql`: the order over all rooms. */
  name: string
  sql: string
  checksum: string
}

const fileName = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/
/** Any number, the same in every process: two that start at once migrate one after the other. */
export const migrationLock = 7_120_451

/** Rights of the serving login: reads and writes rows, owns nothing. */
export const appRole = 'lianjian_app'
/** Owns the job queue's schema, which lets only its owner in. */
export const jobsRole = 'lianjian_jobs'

/** @param folders the `db` folders of base and the rooms; one that does not exist holds no migration */
export async function readMigrations(folders: string[]): Promise<Migration[]> {
  const found: Migration[] = []
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((each) => each.endsWith('.sql'))) {
      if (!fileName.test(name))
        throw new Error(`${join(folder, name)}: not named 20261122T1000_what.sql`)
      const sql = await readFile(join(folder, name), 'utf8')
      found.push({ name, sql, checksum: createHash('sha256').update(sql).digest('hex') })
    }
  }
  found.sort((a, b) => (a.name < b.name ? -1 : 1))
  const twice = found.find((each, at) => found[at + 1]?.name === each.name)
  if (twice) throw new Error(`two migrations are named ${twice.name}`)
  return found
}

/**
 * Brings the database up to date and gives the serving login its rights.
 *
 * @param adminUrl a role that owns the database and may create roles
 * @param appUrl whose user will serve
 * @returns names of what was applied now
 * @throws when an applied migration has changed or is unknown here, or the server is older than 15
 */
export async function migrate(
  adminUrl: string,
  appUrl: string,
  migrations: Migration[],
): Promise<string[]> {
  const client = await openClient(adminUrl)
  try {
    await refuseOldServer(client)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await createRoles(client, await loginOf(appUrl))
    const applied = await applyPending(client, migrations)
    await grantBackup(client)
    await migrateJobs(client, adminUrl)
    return applied
  } finally {
    await client.end()
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query('show server_version_num')
  const faults = findVersionFaults(Number(rows[0].server_version_num))
  if (faults.length > 0) throw new StartRefused(faults)
}

async function loginOf(url: string): Promise<string> {
  const client = newClient(url)
  return client.user ?? ''
}

async function createRoles(client: pg.Client, serving: string): Promise<void> {
  for (const role of [appRole, jobsRole]) {
    const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (rows.length === 0) await client.query(`create role ${role} nologin`)
    await client.query(`grant ${role} to ${client.escapeIdentifier(serving)}`)
  }
  await client.query(`grant ${jobsRole} to current_user`)
}

async function applyPending(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(`
    create schema if not exists base;
    grant usage on schema base to ${appRole};
    create table if not exists base.migrations (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    grant select on base.migrations to ${appRole};`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from base.migrations order by name',
  )
  const known = new Map(migrations.map((each) => [each.name, each.checksum]))
  for (const row of rows) {
    const checksum = known.get(row.name)
    if (checksum === undefined) {
      throw new StartRefused([
        {
          zh: `数据库是更新的版本建的（有 ${row.name}），这个版本不认识它：请用那个版本启动`,
          en: `the database holds migration ${row.name}, which this version does not know: it was made by a newer one`,
        },
      ])
    }
    if (checksum !== row.checksum) {
      throw new StartRefused([
        {
          zh: `建表文件 ${row.name} 用过以后被改了：请换回原来的`,
          en: `migration ${row.name} was changed after it was applied: put the former file back`,
        },
      ])
    }
  }
  const done = new Set(rows.map((row) => row.name))
  const pending = migrations.filter((each) => !done.has(each.name))
  for (const migration of pending) await applyOne(client, migration)
  return pending.map((each) => each.name)
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into base.migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    // The connection may be what failed; the first error is the one to tell.
    await client.query('rollback').catch(() => undefined)
    throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** graphile-worker brings its own migrations; they run as the role that owns its schema. */
async function migrateJobs(client: pg.Client, adminUrl: string): Promise<void> {
  const { rows } = await client.query('select current_database() as name')
  const database = client.escapeIdentifier(rows[0].name)
  await client.query(`grant create on database ${database} to ${jobsRole}`)
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1, options: `-c role=${jobsRole}` })
  try {
    pool.on('error', () => undefined)
    pool.on('connect', (each) => each.on('error', () => undefined))
    await runMigrations({ pgPool: pool })
  } finally {
    await pool.end()
    await client.query(`revoke create on database ${database} from ${jobsRole}`)
  }
}

/** `base/db` and the `db` folder of each room. */
export function migrationFolders(root: string, rooms: string[]): string[] {
  return [
    join(root, 'base', 'db'),
    ...rooms.map((room) => join(root, 'rooms', basename(room), 'db')),
  ]
}

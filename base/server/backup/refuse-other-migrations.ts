import pg from 'pg'
import type { Migration } from '../db/migrate.ts'
import { BackupRefusal } from './refusal.ts'

/**
 * A database that is further than the backup would have to go back, and there is no way back.
 *
 * @throws BackupRefusal other-migrations
 */
export async function refuseOtherMigrations(
  adminUrl: string,
  migrations: readonly Migration[],
): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const { rows: known } = await client.query(
      `select to_regclass('base.migrations') is not null as there`,
    )
    if (!known[0].there) return
    const { rows } = await client.query<{ name: string }>('select name from base.migrations')
    const names = new Set(migrations.map(({ name }) => name))
    const further = rows.find(({ name }) => !names.has(name))
    if (further) throw new BackupRefusal('other-migrations', { what: further.name })
  } finally {
    await client.end()
  }
}

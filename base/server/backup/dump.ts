/** The whole database at one moment, as blocks, without keeping anybody from reading or writing. */
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { backupRole, grantBackup } from '../db/grant-backup.ts'
import { migrationLock } from '../db/migrate.ts'
import type { Block, Manifest } from './blocks.ts'
import { listSequences, listTables, quoteAll, type Table } from './catalog.ts'
import { BackupRefusal } from './refusal.ts'

/** What the rooms want compared after a restore, read past the counties. */
export type ReadMarks = (client: pg.ClientBase) => Promise<Manifest['marks']>

export interface DumpParts {
  adminUrl: string
  version: string
  now: Date
  readMarks: ReadMarks
  /** Files of the data folder that go along; only ever into an encrypted backup. */
  keyFiles: Record<string, string>
  /** Told of each table as it begins. */
  onTable?: (name: string, rows: number) => void
}

export async function* dump(parts: DumpParts): AsyncGenerator<Block> {
  const client = new pg.Client({
    connectionString: parts.adminUrl,
    application_name: 'lianjian backup',
  })
  // A server that goes away is told by the statement that waits for it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await prepare(client)
    const { tables, manifest } = await beginAt(client, parts)
    yield { kind: 'manifest', manifest }
    for (const [at, table] of tables.entries()) {
      const described = manifest.tables[at] as Manifest['tables'][number]
      parts.onTable?.(table.quoted, described.rows)
      yield { kind: 'table', table: described }
      const columns = quoteAll(client, table.columns)
      // A query, because a partitioned table itself cannot be copied.
      const rows = client.query(copyTo(`copy (select ${columns} from ${table.quoted}) to stdout`))
      for await (const text of rows) yield { kind: 'rows', text: text as Buffer }
    }
    yield { kind: 'end' }
    await client.query('commit')
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A database that an older version left lacks the rights that a backup needs. */
async function prepare(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regclass('base.migrations') is not null as there`)
  if (!rows[0].there) throw new BackupRefusal('nothing-there')
  await client.query('select pg_advisory_lock($1)', [migrationLock])
  await grantBackup(client)
  await client.query('select pg_advisory_unlock($1)', [migrationLock])
}

/** Locks first: the moment is that of the first statement after them, so no table changes its form later. */
async function beginAt(
  client: pg.Client,
  parts: DumpParts,
): Promise<{ tables: Table[]; manifest: Manifest }> {
  const before = await listTables(client)
  await client.query('begin isolation level repeatable read, read only')
  await client.query(
    `lock table ${['base.migrations', ...before.map(({ quoted }) => quoted)].join(', ')} in access share mode`,
  )
  await client.query(
    'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
  )
  await client.query(`set local role ${backupRole}`)
  const tables = await listTables(client)
  if (JSON.stringify(tables) !== JSON.stringify(before)) {
    throw new Error('the database was migrated just now; try again')
  }
  const described: Manifest['tables'] = []
  for (const { schema, name, columns, quoted } of tables) {
    const { rows } = await client.query(`select count(*)::text as count from ${quoted}`)
    described.push({ schema, name, columns, rows: Number(rows[0].count) })
  }
  const sequences: Manifest['sequences'] = []
  for (const { schema, name, quoted } of await listSequences(client)) {
    const { rows } = await client.query(
      `select last_value::text as value, is_called as called from ${quoted}`,
    )
    sequences.push({ schema, name, ...rows[0] })
  }
  const server = await client.query(
    `select current_setting('server_version_num')::integer as number`,
  )
  const migrations = await client.query('select name, checksum from base.migrations order by name')
  return {
    tables,
    manifest: {
      version: parts.version,
      madeAt: parts.now.toISOString(),
      server: server.rows[0].number,
      migrations: migrations.rows,
      tables: described,
      sequences,
      marks: await parts.readMarks(client),
      keyFiles: parts.keyFiles,
    },
  }
}

/** Puts a backup into an empty, migrated database, in one transaction: all of it or none of it. */

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { jobsRole } from '../db/migrate.ts'
import type { Block, Manifest, TableOfBackup } from './blocks.ts'
import { listSequences, listTables, quoteAll, type Table } from './catalog.ts'
import { readContainer } from './container.ts'
import type { ReadMarks } from './dump.ts'
import { BackupRefusal, damaged } from './refusal.ts'

export interface RestoreParts {
  adminUrl: string
  readMarks: ReadMarks
  onTable?: (name: string, rows: number) => void
  /** Called when all is in place and compared, before it is committed. */
  beforeCommit?: (manifest: Manifest) => Promise<void>
}

/** @throws BackupRefusal, and whatever the database throws; then nothing was changed */
export async function restoreBackup(
  path: string,
  passphrase: string | undefined,
  parts: RestoreParts,
): Promise<Manifest> {
  const client = new pg.Client({
    connectionString: parts.adminUrl,
    application_name: 'lianjian restore',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(
      'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0',
    )
    const tables = await listTables(client)
    // Forced policies would hide rows from the owner, and COPY does not write where policies hold. The lock that this
    // takes keeps everybody else out until the end.
    for (const { quoted, forced } of tables) {
      if (forced) await client.query(`alter table ${quoted} no force row level security`)
      else await client.query(`lock table ${quoted} in access exclusive mode`)
    }
    await refuseFilled(client, tables)
    const manifest = await copyAll(client, tables, readContainer(path, passphrase), parts)
    await setSequences(client, manifest)
    await compareMarks(client, manifest, parts.readMarks)
    await wakeOutbox(client)
    for (const { quoted, forced } of tables) {
      if (forced) await client.query(`alter table ${quoted} force row level security`)
    }
    await parts.beforeCommit?.(manifest)
    await client.query('commit')
    // Plans made without knowing what is there now would search through everything.
    await client.query('analyze')
    return manifest
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function refuseFilled(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { quoted } of tables) {
    const { rows } = await client.query(`select exists (select from ${quoted}) as filled`)
    if (rows[0].filled) throw new BackupRefusal('not-empty', { table: quoted })
  }
}

async function copyAll(
  client: pg.Client,
  tables: readonly Table[],
  blocks: AsyncGenerator<Block>,
  parts: RestoreParts,
): Promise<Manifest> {
  const next = async () => (await blocks.next()).value as Block | undefined
  try {
    const first = await next()
    if (first?.kind !== 'manifest') throw damaged('manifest-missing')
    const { manifest } = first
    let block = await next()
    while (block?.kind === 'table') {
      const described = block.table
      const table = tables.find(
        ({ schema, name }) => schema === described.schema && name === described.name,
      )
      if (!table || table.columns.join() !== described.columns.join()) {
        throw new BackupRefusal('other-migrations', {
          what: `${described.schema}.${described.name}`,
        })
      }
      parts.onTable?.(table.quoted, described.rows)
      const { rows, following } = await copyOne(client, table, described, next)
      if (rows !== described.rows) throw new BackupRefusal('differs-after', { what: table.quoted })
      block = following
    }
    // The rest is read too: only at its very end is a file known to be whole.
    if (block?.kind !== 'end' || (await next()) !== undefined) {
      throw damaged('end-missing')
    }
    return manifest
  } finally {
    await blocks.return(undefined)
  }
}

async function copyOne(
  client: pg.Client,
  table: Table,
  described: TableOfBackup,
  next: () => Promise<Block | undefined>,
): Promise<{ rows: number; following: Block | undefined }> {
  let following: Block | undefined
  async function* texts() {
    following = await next()
    while (following?.kind === 'rows') {
      yield following.text
      following = await next()
    }
  }
  const columns = quoteAll(client, described.columns)
  const writing = client.query(copyFrom(`copy ${table.quoted} (${columns}) from stdin`))
  await pipeline(Readable.from(texts()), writing)
  return { rows: writing.rowCount, following }
}

async function setSequences(client: pg.Client, manifest: Manifest): Promise<void> {
  const known = await listSequences(client)
  for (const { schema, name, value, called } of manifest.sequences) {
    const sequence = known.find((each) => each.schema === schema && each.name === name)
    if (!sequence) throw new BackupRefusal('other-migrations', { what: `${schema}.${name}` })
    await client.query('select setval($1::regclass, $2, $3)', [sequence.quoted, value, called])
  }
}

async function compareMarks(
  client: pg.Client,
  manifest: Manifest,
  readMarks: ReadMarks,
): Promise<void> {
  const marks = await readMarks(client)
  if (JSON.stringify(marks) !== JSON.stringify(manifest.marks)) {
    throw new BackupRefusal('differs-after', { what: { zh: '日志', en: 'the journal' } })
  }
}

/** Jobs are not in a backup: those that deliver what waits in the outbox are made anew. */
async function wakeOutbox(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ county: string }>(
    'select distinct county_code as county from base.outbox where delivered_at is null',
  )
  await client.query(`set local role ${jobsRole}`)
  for (const { county } of rows) {
    await client.query(
      `select graphile_worker.add_job('deliver-outbox', json_build_object('countyCode', $1::text),
        queue_name => $2, job_key => $2, job_key_mode => 'preserve_run_at')`,
      [county, `outbox:${county}`],
    )
  }
  await client.query('reset role')
}

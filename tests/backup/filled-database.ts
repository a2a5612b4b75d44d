/** A database with something in every kind of table: the demo county, internal rows, sealed and waiting entries. */
import { generateKeyPairSync } from 'node:crypto'
import pg from 'pg'
import { loadDemo } from '#apps/server/demo/load-demo.ts'
import { connect } from '#base/server/db/connect.ts'
import { backupRole } from '#base/server/db/grant-backup.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { createWork, writeEvents } from '#base/server/db/work.ts'
import { roomNames } from '#rooms/edges.ts'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { sealCounty } from '#rooms/journal/server/seal/seal-county.ts'
import { writeEntries, writeMany } from '#rooms/journal/server/testing/write-entries.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'

export const root = `${import.meta.dirname}/../..`

export interface Urls {
  adminUrl: string
  appUrl: string
}

export async function fillDatabase({ adminUrl, appUrl }: Urls, entries = 40): Promise<void> {
  await migrate(adminUrl, appUrl, await readMigrations(migrationFolders(root, [...roomNames])))
  await loadShippedRegions(adminUrl)
  const { db, close } = await connect(appUrl, 2)
  const work = createWork(db, () => new Date(), [entryWriter(Buffer.alloc(32, 3)), writeEvents])
  await loadDemo(work, () => undefined)
  const { privateKey } = generateKeyPairSync('ed25519')
  await writeEntries(work, '222403', entries)
  await writeEntries(work, '110101', 3)
  await sealCounty(work, '222403', privateKey, 25)
  await writeEntries(work, '222403', 2)
  await writeMany(work, '222403', 3)
  await work.write({ counties: ['222403'] }, (tx) =>
    tx.record({
      countyCode: '222403',
      action: 'test.tell',
      subject: { kind: 'test', id: 'tab\t, line\nand \\N' },
      person: 'p1',
      actor: 'tester',
      after: { a: 1 },
      events: [{ topic: 'test.told', payload: { text: '村\n' } }],
    }),
  )
  await close()
}

/** What each table holds, in a form that two databases can be compared by. */
export async function contentsOf(adminUrl: string): Promise<Record<string, string>> {
  return asBackup(adminUrl, async (client) => {
    const contents: Record<string, string> = {}
    await client.query(`set timezone to 'UTC'`)
    for (const name of await tableNames(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text collate "C")), '') as sum
         from ${name} t`,
      )
      contents[name] = rows[0].sum
    }
    return contents
  })
}

/** Whether no table holds a row; migrations are not rows of anybody. */
export async function isEmpty(adminUrl: string): Promise<boolean> {
  return Object.values(await contentsOf(adminUrl)).every((sum) => sum.startsWith('0 '))
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
       and n.nspname not like 'pg\\_%' and c.oid::regclass::text <> 'base.migrations' order by 1`,
  )
  return rows.map(({ name }) => name)
}

async function asBackup<T>(adminUrl: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [backupRole])
    const migrated = await client.query(`select to_regclass('base.migrations') is not null as yes`)
    if (rows.length > 0 && migrated.rows[0].yes) await client.query(`set role ${backupRole}`)
    return await act(client)
  } finally {
    await client.end()
  }
}

/** Tables that are not held to their policies; a restore lifts that for a moment. */
export async function unforcedTables(adminUrl: string): Promise<string[]> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relrowsecurity and not c.relforcerowsecurity and n.nspname <> 'graphile_worker'`,
  )
  await client.end()
  return rows.map(({ name }) => name)
}

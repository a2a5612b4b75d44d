import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useFreshDatabases } from '../../../tests/database/fresh-database.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

const fresh = useFreshDatabases()

function step(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

const first = step('20260101T0000_first.sql', 'create table base.first (n integer)')
const second = step('20260102T0000_second.sql', 'create table base.second (n integer)')

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const applied = 'select name from base.migrations order by applied_at, name'

test('applies what is pending, in order, once', async () => {
  const { adminUrl, appUrl } = await fresh()
  expect(await migrate(adminUrl, appUrl, [first])).toEqual([first.name])
  expect(await migrate(adminUrl, appUrl, [first, second])).toEqual([second.name])
  expect(await migrate(adminUrl, appUrl, [first, second])).toEqual([])
  expect(await ask(adminUrl, applied)).toEqual([first.name, second.name])
})

test('two processes that start at once apply every migration once', async () => {
  const { adminUrl, appUrl } = await fresh()
  const slow = step(
    '20260101T0000_slow.sql',
    'create table base.slow (n integer); select pg_sleep(0.3)',
  )
  const runs = await Promise.all([1, 2, 3].map(() => migrate(adminUrl, appUrl, [slow, second])))
  expect(runs.flat().sort()).toEqual([slow.name, second.name])
})

test('names the migration during which the database went away, and ends no process', async () => {
  const { adminUrl, appUrl } = await fresh()
  const fatal = step('20260101T0000_fatal.sql', 'select pg_terminate_backend(pg_backend_pid())')
  await expect(migrate(adminUrl, appUrl, [fatal])).rejects.toThrow(
    'migration 20260101T0000_fatal.sql failed',
  )
})

test('refuses a migration that was changed after it was applied', async () => {
  const { adminUrl, appUrl } = await fresh()
  await migrate(adminUrl, appUrl, [first])
  const changed = step(first.name, `${first.sql}; select 1`)
  await expect(migrate(adminUrl, appUrl, [changed, second])).rejects.toThrow(
    'migration 20260101T0000_first.sql was changed after it was applied',
  )
  expect(await ask(adminUrl, applied)).toEqual([first.name])
})

test('refuses a database that a newer version has migrated', async () => {
  const { adminUrl, appUrl } = await fresh()
  await migrate(adminUrl, appUrl, [first, second])
  await expect(migrate(adminUrl, appUrl, [first])).rejects.toThrow(
    /holds migration 20260102T0000_second\.sql, which this version does not know/,
  )
})

test('a failing migration leaves nothing of itself and keeps those before it', async () => {
  const { adminUrl, appUrl } = await fresh()
  const failing = step(
    '20260103T0000_failing.sql',
    'create table base.half (n integer); select 1 / 0',
  )
  const attempt = migrate(adminUrl, appUrl, [first, failing])
  await expect(attempt).rejects.toThrow(
    'migration 20260103T0000_failing.sql failed: division by zero',
  )
  expect(await ask(adminUrl, applied)).toEqual([first.name])
  expect(await ask(adminUrl, `select to_regclass('base.half')`)).toEqual([null])
  expect(await migrate(adminUrl, appUrl, [first, second])).toEqual([second.name])
})

test('the serving login reads which migrations there are and creates nothing', async () => {
  const { adminUrl, appUrl } = await fresh()
  await migrate(adminUrl, appUrl, [first])
  expect(await ask(appUrl, 'select name from base.migrations')).toEqual([first.name])
  for (const text of ['create table base.mine (n integer)', 'delete from base.migrations']) {
    await expect(ask(appUrl, text)).rejects.toMatchObject({ code: '42501' })
  }
  await expect(ask(appUrl, 'create schema mine')).rejects.toMatchObject({ code: '42501' })
})

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianjian-migrations-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function folderOf(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(root, name)
  await mkdir(folder)
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
  return folder
}

test('orders migrations over all rooms by their timestamps', async () => {
  const one = await folderOf('one', { '20260103T0000_c.sql': '', '20260101T0000_a.sql': '' })
  const two = await folderOf('two', { '20260102T0000_b.sql': '', 'notes.md': '' })
  const found = await readMigrations([one, two, join(root, 'none')])
  expect(found.map(({ name }) => name)).toEqual([
    '20260101T0000_a.sql',
    '20260102T0000_b.sql',
    '20260103T0000_c.sql',
  ])
})

test('refuses a name without a timestamp and two of one name', async () => {
  const nameless = await folderOf('nameless', { 'create.sql': '' })
  await expect(readMigrations([nameless])).rejects.toThrow(/create\.sql: not named/)
  const one = await folderOf('one', { '20260101T0000_a.sql': '' })
  const two = await folderOf('two', { '20260101T0000_a.sql': '' })
  await expect(readMigrations([one, two])).rejects.toThrow('two migrations are named')
})

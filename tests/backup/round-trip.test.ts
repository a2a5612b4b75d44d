import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#apps/cli/testing/run-cli.ts'
import { isEncrypted } from '#base/server/backup/container.ts'
import { inspectBackup } from '#base/server/backup/inspect.ts'
import { backupRole } from '#base/server/db/grant-backup.ts'
import { readKeys } from '#base/server/keys.ts'
import { useFreshDatabases } from '../database/fresh-database.ts'
import { contentsOf, fillDatabase, isEmpty, type Urls, unforcedTables } from './filled-database.ts'

const fresh = useFreshDatabases()
let folder: string
let source: Urls
let plain: string
let sealed: string
const passphrase = '一句口令'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-backup-'))
  source = await fresh()
  await fillDatabase(source)
  await readKeys(join(folder, 'data'))
  plain = join(folder, 'plain.backup')
  sealed = join(folder, 'sealed.backup')
  const made = await cli(['backup', '--out', plain], source)
  expect(made).toMatchObject({ code: 0, last: { file: plain, encrypted: false } })
  const also = await cli(['backup', '--encrypt', '--out', sealed], source, { passphrase })
  expect(also).toMatchObject({ code: 0, last: { encrypted: true } })
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

function cli(
  args: string[],
  { adminUrl, appUrl }: Urls,
  how: { passphrase?: string; data?: string } = {},
) {
  return runCli(args, {
    lang: 'en_US.UTF-8',
    env: {
      DATABASE_ADMIN_URL: adminUrl,
      DATABASE_URL: appUrl,
      LIANJIAN_DATA: join(folder, how.data ?? 'data'),
      ...(how.passphrase && { LIANJIAN_BACKUP_PASSPHRASE: how.passphrase }),
    },
  })
}

async function ask<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

test('the source has rows in tables of every kind', async () => {
  const contents = await contentsOf(source.adminUrl)
  const filled = Object.entries(contents).filter(([, sum]) => !sum.startsWith('0 '))
  expect(filled.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'base.outbox',
      'journal.heads',
      'journal.subject_keys',
      'organizations.organizations',
      // Held to their owners: no scope of counties shows them.
      'pairing.roster_rows',
      'pairing.run_secrets',
      'regions.regions',
    ]),
  )
})

describe.each(['plain', 'sealed'])('a %s backup', (kind) => {
  test('restored into an empty database holds the same rows under the same policies', async () => {
    const target = await fresh()
    const file = kind === 'plain' ? plain : sealed
    const data = `data-${kind}`
    const how = kind === 'plain' ? { data } : { passphrase, data }
    const { code, err } = await cli(['restore', file], target, how)
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
    expect(err).toMatch(/^\d+ tables with \d+ rows altogether$/m)
    expect(err).not.toContain('base.outbox')
    expect(await contentsOf(target.adminUrl)).toEqual(await contentsOf(source.adminUrl))
    expect(await unforcedTables(target.adminUrl)).toEqual([])
    const keys = ['keys.json', 'journal-signing-key.json', 'session-key.json']
    for (const name of keys) {
      const there = await readFile(join(folder, data, name), 'utf8').catch(() => undefined)
      const kept = await readFile(join(folder, 'data', name), 'utf8')
      expect(there).toBe(kind === 'sealed' ? kept : undefined)
    }
    if (kind === 'plain')
      expect(err).toContain('put keys.json, journal-signing-key.json and session-key.json')
    // What waits in the outbox is going to be delivered.
    const jobs = await ask<{ key: string }>(
      target.adminUrl,
      'select key from graphile_worker.jobs order by 1',
    )
    expect(jobs).toEqual([{ key: 'outbox:222403' }])
    const again = await cli(['restore', file], target, how)
    expect(again.code).toBe(2)
    expect(again.err).toContain('only an empty one is restored into')
  }, 60_000)
})

test('is a file for its owner alone, and never replaces another', async () => {
  expect((await stat(plain)).mode & 0o777).toBe(0o600)
  const again = await cli(['backup', '--out', plain], source)
  expect(again).toMatchObject({ code: 2 })
  expect(again.err).toContain('is not written over')
})

test('an encrypted one tells nothing without its passphrase, and asks for it', async () => {
  expect([await isEncrypted(plain), await isEncrypted(sealed)]).toEqual([false, true])
  const target = await fresh()
  const without = await cli(['restore', sealed], target)
  expect(without.code).toBe(2)
  const wrong = await cli(['restore', sealed], target, { passphrase: 'wrong' })
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('passphrase is wrong')
  expect(await isEmpty(target.adminUrl)).toBe(true)
  const held = (await readFile(sealed)).toString('latin1')
  expect(held).not.toContain('organizations')
})

test('where a passphrase is set, one that is not encrypted is taken only when that is said', async () => {
  const target = await fresh()
  const passphraseFile = join(folder, 'passphrase')
  await writeFile(passphraseFile, passphrase)
  for (const refused of [
    await cli(['restore', plain], target, { passphrase, data: 'unsealed' }),
    await cli(['restore', plain, '--passphrase-file', passphraseFile], target, {
      data: 'unsealed',
    }),
  ]) {
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('add --unencrypted')
  }
  const [there] = await ask<{ there: string | null }>(
    target.adminUrl,
    `select to_regclass('base.migrations')::text as there`,
  )
  expect(there).toEqual({ there: null })
  const meant = ['restore', plain, '--unencrypted']
  const { code } = await cli(meant, target, { passphrase, data: 'unsealed' })
  expect(code).toBe(0)
  expect(await contentsOf(target.adminUrl)).toEqual(await contentsOf(source.adminUrl))
}, 60_000)

test('refuses what is damaged, cut or no backup before the database is touched', async () => {
  const target = await fresh()
  const whole = await readFile(plain)
  const flipped = Buffer.from(whole)
  flipped[whole.length >> 1] = (flipped[whole.length >> 1] as number) ^ 1
  const wrong = [
    flipped,
    whole.subarray(0, -1),
    whole.subarray(0, whole.length >> 1),
    Buffer.from('x'),
  ]
  const said: string[] = []
  for (const bytes of wrong) {
    const file = join(folder, 'wrong.backup')
    await writeFile(file, bytes)
    const { code, err } = await cli(['restore', file, '--lang', 'zh'], target)
    expect(code).toBe(2)
    said.push(err.trimEnd().split('：').at(-1) as string)
  }
  expect(said[0]).toMatch(/^第 \d+ 块$/)
  expect(said.slice(1)).toEqual(['文件没写完就断了', '文件没写完就断了', '不是联建的备份文件'])
  const [there] = await ask<{ there: string | null }>(
    target.adminUrl,
    `select to_regclass('base.migrations')::text as there`,
  )
  expect(there).toEqual({ there: null })
}, 60_000)

test('refuses to put one key in the place of another', async () => {
  const target = await fresh()
  await readKeys(join(folder, 'other'))
  const refusal = await cli(['restore', sealed], target, { passphrase, data: 'other' })
  expect(refusal.code).toBe(2)
  expect(refusal.err).toContain('holds another key already')
})

test('refuses a backup of a newer version, and a database that is further than the backup', async () => {
  const target = await fresh()
  await cli(['restore', plain], target, { data: 'newer' })
  await ask(target.adminUrl, `insert into base.migrations values ('20990101T0000_later.sql', 'x')`)
  const file = join(folder, 'newer.backup')
  expect((await cli(['backup', '--out', file], target)).code).toBe(0)
  const newer = await cli(['restore', file], await fresh())
  expect(newer.code).toBe(2)
  expect(newer.err).toContain('made by a newer version (20990101T0000_later.sql)')
  const further = await cli(['restore', plain], target, { data: 'newer' })
  expect(further.code).toBe(2)
  expect(further.err).toContain('of another version than the backup')
}, 60_000)

test('says what is missing: a database, a file', async () => {
  const empty = await cli(['backup', '--out', join(folder, 'none.backup')], await fresh())
  expect(empty.code).toBe(2)
  expect(empty.err).toContain('no database here')
  const { DATABASE_URL: _url, DATABASE_ADMIN_URL: _admin, ...env } = process.env
  const nowhere = await runCli(['backup'], {
    env: { ...(env as Record<string, string>), LIANJIAN_DATA: join(folder, 'nowhere') },
  })
  expect(nowhere.code).toBe(2)
  await expect(stat(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
  expect((await cli(['restore', join(folder, 'absent')], source)).code).toBe(2)
})

test('holds the rows of one moment while others write', async () => {
  const file = join(folder, 'moving.backup')
  const before = await countsOf(plain)
  const writer = new pg.Client(source.adminUrl)
  await writer.connect()
  let writing = true
  let written = 0
  const busy = (async () => {
    while (writing) {
      await writer.query(`begin; set local app.counties = '222403';
        insert into base.outbox (county_code, id, topic, payload, created_at)
          values ('222403', gen_random_uuid(), 'x', '{}', now());
        insert into journal.looks (county_code, id, at, actor, subject_kind, subject_id, purpose)
          values ('222403', gen_random_uuid(), now(), 'x', 'x', 'x', 'x');
        commit`)
      written += 1
    }
  })()
  const { code } = await cli(['backup', '--out', file], source)
  writing = false
  await busy
  await writer.end()
  expect(code).toBe(0)
  expect(written).toBeGreaterThan(3)
  // Both rows of every transaction, or neither.
  const after = await countsOf(file)
  expect(after.outbox! - before.outbox!).toBe(after.looks)
}, 60_000)

async function countsOf(file: string): Promise<Record<string, number>> {
  const { tables } = await inspectBackup(file, undefined)
  return Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
}

test('the role that reads everything reads only, and only when it is taken', async () => {
  const policies = await ask<{ table: string; cmd: string; roles: string[] }>(
    source.adminUrl,
    `select schemaname || '.' || tablename as table, cmd, roles::text[] from pg_policies
     where policyname like '%\\_for\\_backup'`,
  )
  expect(policies.length).toBeGreaterThan(10)
  for (const { cmd, roles } of policies)
    expect({ cmd, roles }).toEqual({ cmd: 'SELECT', roles: [backupRole] })
  // The owner inherits the role's rights and is still bound until it takes the role.
  const [bound] = await ask<{ count: string; super: boolean }>(
    source.adminUrl,
    `select (select count(*)::text from journal.entries) as count, rolsuper as super
     from pg_roles where rolname = current_user`,
  )
  if (!bound?.super) expect(bound?.count).toBe('0')
  const grants = await ask(
    source.adminUrl,
    `select 1 from information_schema.role_table_grants
     where grantee = '${backupRole}' and privilege_type <> 'SELECT'`,
  )
  expect(grants).toEqual([])
})

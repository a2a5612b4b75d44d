import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '#apps/cli/testing/run-cli.ts'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { holdFolder } from '#base/server/db/embedded/folder-lock.ts'
import { readKeys } from '#base/server/keys.ts'
import { contentsOf, fillDatabase, isEmpty, unforcedTables } from './filled-database.ts'
import { runUntilLine } from './kill-at-line.ts'

let folder: string
let whole: Record<string, string>
const passphrase = { LIANJIAN_BACKUP_PASSPHRASE: 'a passphrase' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-embedded-backup-'))
  const first = join(folder, 'first')
  await readKeys(first)
  whole = await onCluster(first, async (urls) => {
    await fillDatabase(urls)
    return contentsOf(urls.adminUrl)
  })
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

async function onCluster<T>(
  data: string,
  act: (urls: { adminUrl: string; appUrl: string }) => Promise<T>,
): Promise<T> {
  const cluster = await startCluster(data)
  try {
    return await act(cluster)
  } finally {
    await cluster.stop()
  }
}

/** Without the server that a run of the tests may be about. */
function embedded(data: string, more: Record<string, string> = {}) {
  const { DATABASE_URL: _url, DATABASE_ADMIN_URL: _admin, ...env } = process.env
  return {
    ...(env as Record<string, string>),
    LIANJIAN_DATA: data,
    DATABASE_URL: '',
    DATABASE_ADMIN_URL: '',
    ...more,
  }
}

test('a data folder is backed up, and restored into a new one with its keys', async () => {
  const file = join(folder, 'embedded.backup')
  const first = join(folder, 'first')
  const made = await runCli(['backup', '--encrypt', '--out', file], {
    env: embedded(first, passphrase),
  })
  expect(made).toMatchObject({ code: 0 })
  const second = join(folder, 'second')
  const restored = await runCli(['restore', file, '--into', second], {
    env: embedded(first, passphrase),
  })
  expect(restored).toMatchObject({ code: 0 })
  await onCluster(second, async ({ adminUrl }) => {
    expect(await contentsOf(adminUrl)).toEqual(whole)
    expect(await unforcedTables(adminUrl)).toEqual([])
  })
  for (const name of ['keys.json', 'journal-signing-key.json']) {
    expect(await readFile(join(second, name))).toEqual(await readFile(join(first, name)))
  }
}, 120_000)

test.each([
  ['zh', /^已经有一个在运行：进程 \d+（.+，从 [\d-]{10} \d\d:\d\d 起）用着.+$/],
  ['en', /^.+ is in use by process \d+ \(.+, since [\d-]{10} \d\d:\d\d\)\..+$/],
])(
  'a folder in use is told in one language: %s',
  async (lang, words) => {
    const file = join(folder, 'embedded.backup')
    const held = join(folder, 'held')
    const release = await holdFolder(held, 'here', new Date())
    const { code, err } = await runCli(['restore', file, '--into', held, '--lang', lang], {
      env: embedded(held, passphrase),
    })
    await release()
    expect(code).toBe(2)
    expect(err.trimEnd().split('\n').at(-1)).toMatch(words)
  },
  60_000,
)

test('killed with its own database, the command leaves the new folder empty, and goes on the next time', async () => {
  const file = join(folder, 'embedded.backup')
  const third = join(folder, 'third')
  // The first line says where to; before the third the folder is not made.
  for (const line of [3, 13, 25]) {
    const { said } = await runUntilLine(
      ['restore', file, '--into', third, '--details'],
      embedded(third, passphrase),
      line,
      (pid) => process.kill(pid, 'SIGKILL'),
    )
    expect(said).toContain('checking the file')
    const empty = await startedAgain(third, ({ adminUrl }) => isEmpty(adminUrl))
    expect(empty).toBe(true)
  }
  const { code } = await runCli(['restore', file, '--into', third], {
    env: embedded(third, passphrase),
  })
  expect(code).toBe(0)
  await onCluster(third, async ({ adminUrl }) => {
    expect(await contentsOf(adminUrl)).toEqual(whole)
  })
}, 180_000)

/** The server of a killed command ends by itself, a moment later. */
async function startedAgain<T>(
  data: string,
  act: (urls: { adminUrl: string; appUrl: string }) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await onCluster(data, act)
    } catch (error) {
      if (!/in use|lock file|did not start/.test((error as Error).message)) throw error
    }
  }
}

const older = '/usr/lib/postgresql/15/bin'

test.skipIf(!existsSync(`${older}/postgres`))(
  'a backup of PostgreSQL 18 is restored by PostgreSQL 15',
  async () => {
    const file = join(folder, 'embedded.backup')
    await onServer(older, async (urls) => {
      const { code, err } = await runCli(['restore', file, '--into', join(folder, 'on-15')], {
        env: embedded(join(folder, 'on-15'), {
          ...passphrase,
          DATABASE_ADMIN_URL: urls.adminUrl,
          DATABASE_URL: urls.appUrl,
        }),
      })
      expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
      expect(await contentsOf(urls.adminUrl)).toEqual(whole)
      expect(await unforcedTables(urls.adminUrl)).toEqual([])
    })
  },
  120_000,
)

/** A server of that version, with an owner and a login as an administrator would make them. */
async function onServer(
  bin: string,
  act: (urls: { adminUrl: string; appUrl: string }) => Promise<void>,
): Promise<void> {
  const place = await mkdtemp('/tmp/lianjian-server-')
  const nobody = 65534
  if (process.getuid?.() === 0) await chown(place, nobody, nobody)
  const run = (program: string, args: string[]) => {
    const command = [join(bin, program), ...args]
    const unprivileged = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
    const [first, ...rest] = process.getuid?.() === 0 ? [...unprivileged, ...command] : command
    const done = spawnSync(first as string, rest, {
      cwd: '/tmp',
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (done.status !== 0) throw new Error(done.stderr)
  }
  const cluster = join(place, 'cluster')
  run('initdb', ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'])
  const settings = `-k ${place} -c listen_addresses= -c unix_socket_permissions=0777`
  run('pg_ctl', ['-D', cluster, '-w', '-l', join(place, 'log'), '-o', settings, 'start'])
  try {
    await chmod(place, 0o755)
    const on = (user: string, database: string) => `postgres://${user}@/${database}?host=${place}`
    const client = new pg.Client(on('postgres', 'postgres'))
    await client.connect()
    await client.query('create role lianjian_owner login createrole createdb')
    await client.query('create role lianjian_login login')
    await client.query('create database lianjian owner lianjian_owner')
    await client.end()
    await act({
      adminUrl: on('lianjian_owner', 'lianjian'),
      appUrl: on('lianjian_login', 'lianjian'),
    })
  } finally {
    run('pg_ctl', ['-D', cluster, '-m', 'immediate', 'stop'])
    await rm(place, { recursive: true, force: true })
  }
}

import { once } from 'node:events'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Cluster, startCluster } from '#base/server/db/embedded/cluster.ts'
import { probePrivileges } from '#base/server/db/embedded/privileges.ts'
import { runCluster, spawnCluster, untilGone } from './cluster-process.ts'

// A cluster is made in every test, which takes a slow disk long.
vi.setConfig({ testTimeout: 120_000 })

const have = probePrivileges()
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-cluster-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  return client
}

function socketFolderOf(cluster: Pick<Cluster, 'appUrl'>): string {
  return new URLSearchParams(cluster.appUrl.split('?')[1]).get('host') as string
}

/** Inodes of the sockets on which this machine listens over TCP. */
async function listeningInodes(): Promise<Set<string>> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  )
  const rows = tables
    .join('\n')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return new Set(rows.filter((row) => row[3] === '0A').map((row) => row[9] as string))
}

async function socketInodes(pid: number): Promise<string[]> {
  const links = await Promise.all(
    (await readdir(`/proc/${pid}/fd`)).map((fd) =>
      readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''),
    ),
  )
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [])
}

test('listens in a folder that only its owner enters, on no network address, and asks for the password', async () => {
  const cluster = await startCluster(folder)
  try {
    const { mode } = await stat(socketFolderOf(cluster))
    expect(mode & 0o777).toBe(0o700)
    const sockets = await socketInodes(cluster.pid)
    expect(sockets.length).toBeGreaterThan(0)
    const listening = await listeningInodes()
    expect(sockets.filter((inode) => listening.has(inode))).toEqual([])
    const wrong = cluster.appUrl.replace(/:[^:@]+@/, ':wrong@')
    await expect(connected(wrong)).rejects.toMatchObject({ code: '28P01' })
    await expect(connected(wrong.replace(':wrong@', '@'))).rejects.toThrow(/password/)
    for (const name of ['database-secrets.json', 'database-address.json']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    }
  } finally {
    await cluster.stop()
  }
})

test('starts in a folder whose path is too long for a socket and holds spaces, commas and Chinese', async () => {
  const long = join(folder, '数据 文件夹, "one"', 'x'.repeat(120))
  await mkdir(long, { recursive: true })
  const cluster = await startCluster(long)
  const sockets = socketFolderOf(cluster)
  expect((await stat(sockets)).mode & 0o777).toBe(0o700)
  const client = await connected(cluster.appUrl)
  await client.end()
  await cluster.stop()
  await expect(stat(sockets)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('ends with the process that started it, even when that one is killed', async () => {
  const running = await runCluster(folder)
  running.child.kill('SIGKILL')
  await untilGone(running.pid)
  const again = await startCluster(folder)
  await again.stop()
})

test('keeps every acknowledged row when it is killed', async () => {
  const running = await runCluster(folder)
  const admin = await connected(running.adminUrl)
  await admin.query('create table kept (n integer primary key)')
  let acknowledged = 0
  const writing = (async () => {
    for (;;) {
      await admin.query('insert into kept values ($1)', [acknowledged + 1])
      acknowledged += 1
      if (acknowledged === 200) process.kill(running.pid, 'SIGKILL')
    }
  })()
  await expect(writing).rejects.toThrow()
  const [code] = await once(running.child, 'exit')
  expect(code).toBe(3)
  const again = await startCluster(folder)
  try {
    const client = await connected(again.adminUrl)
    const { rows } = await client.query('select n from kept order by n')
    await client.end()
    expect(acknowledged).toBeGreaterThanOrEqual(200)
    const kept = rows.map(({ n }) => n)
    expect(kept.slice(0, acknowledged)).toEqual(
      Array.from({ length: acknowledged }, (_, at) => at + 1),
    )
  } finally {
    await again.stop()
  }
})

test('begins again after its creation was cut off', async () => {
  await mkdir(join(folder, 'postgres', 'base'), { recursive: true })
  await writeFile(join(folder, 'postgres', 'postgresql.conf'), 'half')
  const cluster = await startCluster(folder)
  await cluster.stop()
})

/** Starts a database and kills the process that starts it, with whatever it runs, as soon as a file is there. */
async function killOnceThere(pattern: RegExp): Promise<void> {
  const { child, running } = spawnCluster(folder)
  running.catch(() => undefined)
  const ended = once(child, 'exit')
  for (;;) {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    if (names.some((name) => pattern.test(name))) break
  }
  child.kill('SIGKILL')
  await ended
}

test.each([
  ['its first file', /^postgres\.new[^/]*\/cluster\/PG_VERSION$/],
  ['its last database', /^postgres\.new[^/]*\/cluster\/base\/5\/PG_VERSION$/],
  ['its place', /^postgres\/PG_VERSION$/],
  ['its lock', /^postgres\/postmaster\.pid$/],
  ['its address', /^database-address\.json$/],
])('starts after a start that was killed when the cluster had %s', async (_, pattern) => {
  await killOnceThere(pattern)
  // A kill may leave a draft at any of these moments, and only chance would show it.
  await mkdir(join(folder, 'postgres.new-cut-off'))
  const cluster = await startCluster(folder)
  await cluster.stop()
  const left = (await readdir(folder)).filter((name) => name.startsWith('postgres.'))
  expect(left).toEqual([])
})

test('takes no other program for its server when the number of a killed one was given out again', async () => {
  const cluster = await startCluster(folder)
  await cluster.stop()
  const file = join(folder, 'postgres', 'postmaster.pid')
  await writeFile(file, `${process.pid}\n${join(folder, 'postgres')}\n0\n5432\n`)
  const again = await startCluster(folder)
  await again.stop()
})

// Where root has no user namespaces it has setpriv, with which nothing is left.
test.skipIf(have.root && !have.userNamespaces)(
  'stops the server that a killed application left',
  async () => {
    const path = await mkdtemp(join(folder, 'path-'))
    for (const name of have.root ? ['unshare', 'true'] : []) {
      await symlink(`/usr/bin/${name}`, join(path, name))
    }
    const running = await runCluster(folder, { path })
    running.child.kill('SIGKILL')
    const again = await startCluster(folder)
    expect(again.pid).not.toBe(running.pid)
    await untilGone(running.pid)
    await again.stop()
  },
)

test('names a file of passwords that a full disk had cut off', async () => {
  await writeFile(join(folder, 'database-secrets.json'), '')
  await expect(startCluster(folder)).rejects.toThrow(/database-secrets\.json is damaged \(empty\)/)
})

test('says what is wrong when the passwords belong to another cluster, and stops', async () => {
  const cluster = await startCluster(folder)
  await cluster.stop()
  await rm(join(folder, 'database-secrets.json'))
  await expect(startCluster(folder)).rejects.toThrow(/database-secrets\.json does not belong/)
  const pidFile = join(folder, 'postgres', 'postmaster.pid')
  await expect(stat(pidFile)).rejects.toMatchObject({ code: 'ENOENT' })
})

test("tells the server's last words when it does not come up", async () => {
  const cluster = await startCluster(folder)
  await cluster.stop()
  await writeFile(join(folder, 'postgres', 'postgresql.auto.conf'), 'no_such_setting = 1\n')
  await expect(startCluster(folder)).rejects.toThrow(/no_such_setting/)
})

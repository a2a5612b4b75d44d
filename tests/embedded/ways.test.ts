import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { giveTo } from '#base/server/db/embedded/own-user.ts'
import { probePrivileges } from '#base/server/db/embedded/privileges.ts'
import { type Running, runCluster } from './cluster-process.ts'
import { makePortableCopy } from './portable-copy.ts'

vi.setConfig({ testTimeout: 120_000 })

const have = probePrivileges()
const linux = process.platform === 'linux'
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--']

let copy: { root: string; node: string }
let folders: string

beforeAll(async () => {
  folders = await mkdtemp(join(tmpdir(), 'lianjian-ways-'))
  if (linux && have.root) copy = await makePortableCopy()
})

afterAll(async () => {
  await rm(folders, { recursive: true, force: true })
  if (copy) await rm(copy.root, { recursive: true, force: true })
})

/** A PATH on which only these programs are found. */
async function pathWith(...programs: string[]): Promise<string> {
  const folder = await mkdtemp(join(folders, 'path-'))
  for (const program of programs) await symlink(`/usr/bin/${program}`, join(folder, program))
  return folder
}

/** The cluster's own superuser, of whom the application makes no use once it is up. */
async function superuserUrl(folder: string, { adminUrl }: Running): Promise<string> {
  const { postgres } = JSON.parse(await readFile(join(folder, 'database-secrets.json'), 'utf8'))
  return adminUrl.replace(/\/\/[^@]*@\/\w+/, `//postgres:${postgres}@/postgres`)
}

async function whoRuns(running: Running): Promise<{ uid: number; user: string }> {
  const status = await readFile(`/proc/${running.pid}/status`, 'utf8')
  const client = new pg.Client(running.appUrl)
  await client.connect()
  const { rows } = await client.query('select current_user as user')
  await client.end()
  return { uid: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]), user: rows[0].user }
}

/** Ids that belong to no person, no daemon and nobody. */
const own = expect.toSatisfy((uid: number) => uid >= 60_578 && uid <= 61_183)

describe.skipIf(!linux || !have.root)('started by root', () => {
  test('runs as a user of its own in a folder of ours, which lets that user alone through', async () => {
    const folder = join(copy.root, 'data-own')
    await mkdir(folder, { mode: 0o700 })
    const running = await runCluster(folder, copy)
    expect(running.way).toBe('set-uid')
    const { uid, user } = await whoRuns(running)
    expect({ uid, user }).toEqual({ uid: own, user: 'lianjian_serve' })
    expect(await stat(folder)).toMatchObject({ uid: 0, gid: uid, mode: 0o40710 })
    expect(await stat(join(folder, 'postgres'))).toMatchObject({ uid, gid: uid, mode: 0o40700 })
    // What PostgreSQL's superuser may read is what its process may read.
    const client = new pg.Client(await superuserUrl(folder, running))
    await client.connect()
    const secrets = join(folder, 'database-secrets.json')
    for (const path of ['/etc/shadow', '/root/.profile', secrets]) {
      await expect(client.query('select pg_read_file($1)', [path])).rejects.toThrow(
        /Permission denied|No such file/,
      )
    }
    await client.end()
    await running.stop()
  })

  test('takes over what root ran in a user namespace, and what nobody ran', async () => {
    const folder = join(copy.root, 'data-former')
    await mkdir(folder, { mode: 0o700 })
    await (await runCluster(folder, copy)).stop()
    for (const former of [0, 65534]) {
      await giveTo(join(folder, 'postgres'), former)
      const running = await runCluster(folder, copy)
      expect(await whoRuns(running)).toEqual({ uid: own, user: 'lianjian_serve' })
      await running.stop()
    }
  })

  test.skipIf(!have.userNamespaces)(
    'runs in a user namespace where no other user can enter the folder',
    async () => {
      const folder = await mkdtemp(join(folders, 'private-'))
      const running = await runCluster(folder)
      expect(running.way).toBe('user-namespace')
      expect(await whoRuns(running)).toEqual({ uid: 0, user: 'lianjian_serve' })
      await running.stop()
    },
  )

  test.skipIf(!have.userNamespaces)(
    'makes no empty database beside one that it could reach before',
    async () => {
      const folder = await mkdtemp(join(folders, 'changed-'))
      await (await runCluster(folder)).stop()
      const path = await pathWith('setpriv', 'test', 'true')
      const attempt = runCluster(folder, { path })
      await expect(attempt).rejects.toThrow(join(folder, 'postgres'))
    },
  )

  test('leaves a folder as it is that everybody can enter', async () => {
    const folder = join(copy.root, 'data-set-uid')
    await mkdir(folder, { mode: 0o755 })
    const path = await pathWith('setpriv', 'test', 'true')
    const running = await runCluster(folder, { ...copy, path })
    expect(running.way).toBe('set-uid')
    expect(await whoRuns(running)).toEqual({ uid: own, user: 'lianjian_serve' })
    expect(await stat(folder)).toMatchObject({ gid: 0, mode: 0o40755 })
    expect(running.elsewhere).toBeUndefined()
    expect(await readdir(folder)).not.toContain('database-elsewhere.txt')
    await running.stop()
  })

  test('keeps the cluster elsewhere when no other user can enter the folder and namespaces are refused', async () => {
    const folder = await mkdtemp(join(folders, 'private-'))
    const path = await pathWith('setpriv', 'test', 'true')
    const running = await runCluster(folder, { path })
    const { id } = JSON.parse(await readFile(join(folder, 'database-secrets.json'), 'utf8'))
    const cluster = `/var/lib/lianjian/cluster-${id}`
    try {
      expect(running.way).toBe('set-uid')
      expect(await whoRuns(running)).toEqual({ uid: own, user: 'lianjian_serve' })
      expect(await readdir(folder)).not.toContain('postgres')
      expect((await stat(cluster)).mode & 0o777).toBe(0o700)
      expect(running.elsewhere).toBe(cluster)
    } finally {
      await running.stop()
      await rm(cluster, { recursive: true, force: true })
    }
  })

  test('leaves a note where the database lies, and makes no empty one when it did not come along', async () => {
    const folder = await mkdtemp(join(folders, 'private-'))
    const path = await pathWith('setpriv', 'test', 'true')
    const { elsewhere, stop } = await runCluster(folder, { path })
    await stop()
    const note = await readFile(join(folder, 'database-elsewhere.txt'), 'utf8')
    expect(note).toMatch(/数据库不在这个文件夹里[\s\S]*The database does not lie in this folder/)
    expect(note.split(elsewhere as string)).toHaveLength(3)
    const copied = `${folder}-copied`
    await rename(elsewhere as string, copied)
    await expect(runCluster(folder, { path })).rejects.toThrow(
      `database lay in ${elsewhere} and did not come along`,
    )
    await rename(copied, elsewhere as string)
    await (await runCluster(folder, { path })).stop()
    await rm(elsewhere as string, { recursive: true })
  })

  test('runs from a checkout that no other user can enter, with a copy of the binaries', async () => {
    const folder = await mkdtemp(join(folders, 'private-'))
    await chmod(copy.root, 0o700)
    const running = await runCluster(folder, {
      ...copy,
      path: await pathWith('setpriv', 'test', 'true'),
    })
    const program = await readlink(`/proc/${running.pid}/exe`)
    const { id } = JSON.parse(await readFile(join(folder, 'database-secrets.json'), 'utf8'))
    await running.stop()
    await chmod(copy.root, 0o755)
    await rm(`/var/lib/lianjian/cluster-${id}`, { recursive: true, force: true })
    expect(program).toMatch(/^\/var\/lib\/lianjian\/postgres-[\d.]+.*\/bin\/postgres$/)
  })

  test('says exactly why it cannot start when root can be given up in no way', async () => {
    const folder = await mkdtemp(join(folders, 'refused-'))
    const attempt = runCluster(folder, { path: await pathWith() })
    await expect(attempt).rejects.toThrow(
      /`setpriv` is missing.* and `unshare -U true` fails[\s\S]*DATABASE_ADMIN_URL/,
    )
    expect(await readdir(folder)).not.toContain('postgres')
  })

  test('runs as it is when an ordinary user starts it', async () => {
    const folder = join(copy.root, 'data-ordinary')
    await mkdir(folder)
    await chown(folder, 65534, 65534)
    const running = await runCluster(folder, { ...copy, prefix: nobody })
    expect(running.way).toBe('as-is')
    expect(await whoRuns(running)).toEqual({ uid: 65534, user: 'lianjian_serve' })
    await running.stop()
  })
})

test.skipIf(have.root)('runs as it is when an ordinary user starts it here', async () => {
  const folder = await mkdtemp(join(folders, 'ordinary-'))
  const running = await runCluster(folder)
  expect(running.way).toBe('as-is')
  await running.stop()
})

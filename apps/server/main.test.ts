import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { probePrivileges } from '#base/server/db/embedded/privileges.ts'
import { useDatabase } from '../../tests/database/database.ts'
import { useFreshDatabases } from '../../tests/database/fresh-database.ts'
import { runMain } from './testing/run-main.ts'

// Each test starts the application, some with a database of its own.
vi.setConfig({ testTimeout: 120_000 })

const database = useDatabase()
const fresh = useFreshDatabases()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-main-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.skipIf(process.platform !== 'linux' || !probePrivileges().root)(
  'a start that keeps the database outside the data folder says so in both languages',
  async () => {
    // Without unshare, PostgreSQL runs as nobody, who cannot enter this folder.
    const path = await mkdtemp(join(folder, 'path-'))
    for (const name of ['setpriv', 'test', 'true']) {
      await symlink(`/usr/bin/${name}`, join(path, name))
    }
    const data = join(folder, 'data')
    const { out } = await runMain({ PATH: path, LIANJIAN_DATA: data })
    const secrets = await readFile(join(data, 'database-secrets.json'), 'utf8')
    const cluster = `/var/lib/lianjian/cluster-${JSON.parse(secrets).id}`
    await rm(cluster, { recursive: true })
    expect(out).toContain('数据库 / database: 自带，由一个没有权限的系统用户运行 / embedded')
    expect(out).toContain(
      `数据库不在数据文件夹里 / the database is not in the data folder: ${cluster}`,
    )
    expect(await readFile(join(data, 'database-elsewhere.txt'), 'utf8')).toContain(cluster)
  },
)

describe('a stop', () => {
  const settings = async () => {
    const { adminUrl, appUrl } = await fresh()
    return { LIANJIAN_DATA: folder, DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl }
  }

  test('does not wait for a client that drips its request', async () => {
    let closed: Promise<unknown> | undefined
    const { code } = await runMain(await settings(), async (address) => {
      const { hostname, port } = new URL(address)
      const socket = connect(Number(port), hostname)
      closed = once(socket, 'close')
      socket.on('error', () => undefined)
      const head = (method: string, path: string) => `${method} ${path} HTTP/1.1\r\nhost: test\r\n`
      // The first is answered, so the second has begun.
      socket.write(
        `${head('GET', '/api/health/live')}\r\n${head('POST', '/api/people')}content-type: application/json\r\ncontent-length: 99\r\n\r\n{`,
      )
      await once(socket, 'data')
    })
    await closed
    expect(code).toBeNull()
  })

  test('comes by itself when the process that started the application is killed', async () => {
    const said = await runMain(
      { ...(await settings()), HOST: '127.0.0.1' },
      async (address, child) => {
        child.kill('SIGKILL')
        while (
          await fetch(`${address}/api/health/live`).then(
            () => true,
            () => false,
          )
        ) {}
      },
      'scripts/start.mjs',
    )
    expect(said.out).toContain('正在停下 / Stopping')
  })
})

describe('a start with wrong settings', () => {
  test('names every one of them at once, in both languages', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const { code, out, err } = await runMain({
      PORT: '0x50',
      LIANJIAN_LOG: 'loud',
      LIANJIAN_DEMO: 'maybe',
      LIANJIAN_DATA: file,
      // Whoever owns the tables is not bound by their policies; the superuser of a server is not either.
      DATABASE_URL: database.adminUrl,
    })
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trimEnd().split('\n')).toEqual([
      'PORT 是“0x50”，应为 0 到 65535 的整数 / PORT is "0x50", expected a whole number from 0 to 65535',
      expect.stringMatching(
        /^写了 DATABASE_URL，没有写 DATABASE_ADMIN_URL.+ \/ DATABASE_URL is set/,
      ),
      expect.stringMatching(/^LIANJIAN_LOG 是“loud”.+ \/ LIANJIAN_LOG is "loud"/),
      expect.stringMatching(/^LIANJIAN_DEMO 是“maybe”.+ \/ LIANJIAN_DEMO is "maybe"/),
      `数据文件夹用不了：${file} 是文件，不是文件夹；换一个用 LIANJIAN_DATA=… / the data folder cannot be used: ${file} is a file and no folder; name another one by LIANJIAN_DATA`,
      expect.stringMatching(/^DATABASE_URL 的用户不受.+ \/ DATABASE_URL names a role/),
    ])
  })

  test('names both databases that cannot be reached, without their passwords', async () => {
    const { code, err } = await runMain({
      LIANJIAN_DATA: join(folder, 'unused'),
      DATABASE_URL: 'postgres://app:geheim@127.0.0.1:1/nothing',
      DATABASE_ADMIN_URL: database.adminUrl.replace(/\/\/[^:@/]+/, '//no_such_login'),
    })
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n')).toEqual([
      'DATABASE_URL 指的数据库连不上：那里没有数据库在运行 / the database of DATABASE_URL cannot be reached: no database runs there',
      'DATABASE_ADMIN_URL 指的数据库连不上：用户名或密码不对 / the database of DATABASE_ADMIN_URL cannot be reached: the name or password of the login is wrong',
    ])
  })

  test('says that the port is taken, before anything is made', async () => {
    const held = createServer()
    await new Promise<void>((ready) => held.listen(0, '127.0.0.1', ready))
    const { port } = held.address() as AddressInfo
    const data = join(folder, 'taken')
    const { code, out, err } = await runMain({
      PORT: String(port),
      HOST: '127.0.0.1',
      LIANJIAN_DATA: data,
    })
    held.close()
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(existsSync(data)).toBe(false)
    expect(err).toBe(`端口 ${port} 被占用，请用 PORT=… 换一个 / port ${port} is taken; set PORT\n`)
  })
})

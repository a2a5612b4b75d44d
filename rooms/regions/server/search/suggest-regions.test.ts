import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/database/database.ts'
import { loadShippedRegions } from '../loading/load-shipped.ts'
import type { Search } from './search-regions.ts'
import { suggestRegions } from './suggest-regions.ts'

const database = useDatabase()

beforeAll(() => loadShippedRegions(database.adminUrl))

const meant = (query: string, more: Partial<Search> = {}) =>
  database.work.read({ counties: [] }, async (tx) =>
    (await suggestRegions(tx, { query, ...more })).map(({ fullName }) => fullName),
  )
const yaodian = '吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村'

test('what sounds the same is meant, wherever it lies', async () => {
  expect(await meant('要店村')).toContain(yaodian)
})

test('what is one letter off is meant in the county that the search is near to', async () => {
  expect(await meant('yaodain', { near: '222403' })).toContain(yaodian)
  expect(await meant('yaodain', { near: '222404' })).toEqual([])
  expect(await meant('yaodain')).toEqual([])
})

test('only the levels that were asked for are meant, and no more than are read through', async () => {
  expect(await meant('要店村', { levels: ['township'] })).toEqual([])
  expect((await meant('yong', { near: '222403' })).length).toBeLessThanOrEqual(8)
})

test('what cannot be read aloud means nothing', async () => {
  expect(await meant('2224')).toEqual([])
})

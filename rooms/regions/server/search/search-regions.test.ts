import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/database/database.ts'
import { loadShippedRegions } from '../loading/load-shipped.ts'
import { type Search, searchRegions } from './search-regions.ts'

const database = useDatabase()

beforeAll(() => loadShippedRegions(database.adminUrl))

const search = (query: string, more: Partial<Search> = {}) =>
  database.work.read({ counties: [] }, (tx) => searchRegions(tx, { query, ...more }))
const names = async (query: string, more: Partial<Search> = {}) =>
  (await search(query, more)).map(({ name }) => name)

describe('腰甸村 is found', () => {
  test.each([
    ['by its name', '腰甸村'],
    ['without its ending', '腰甸'],
    ['by full pinyin', 'yaodian'],
    ['by pinyin with its ending', 'YaoDianCun'],
    ['by pinyin in syllables', 'yao dian'],
    ['by its code', '222403108204'],
    ['with its township', '雁鸣湖 腰甸'],
    ['with its county before it and no space', '敦化腰甸'],
    ['with its township in traditional characters', '雁鳴湖鎮 腰甸'],
    ['with a code above it', '222403 腰甸'],
    ['with pinyin above it', 'dunhua 腰甸'],
    ['as a pasted address', '吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村'],
    ['among marks', '（腰甸）！'],
  ])('%s: %s', async (_, query) => {
    const [first] = await search(query)
    expect(first).toMatchObject({
      code: '222403108204',
      fullName: '吉林省延边朝鲜族自治州敦化市雁鸣湖镇腰甸村',
    })
  })

  test('by its initials', async () => {
    for (const within of ['222403', '2224']) {
      expect(await names('yd', { within, levels: ['village'] }), within).toContain('腰甸村')
    }
  })
})

test('a part finds the name from any of its characters but the last', async () => {
  expect(await names('山嘴子', { within: '222403' })).toEqual(['大山嘴子村', '小山嘴子村'])
  expect(await names('嘴', { within: '222403' })).toContain('大山嘴子村')
  expect(await names('子', { within: '222403' })).not.toContain('大山嘴子村')
})

describe('order', () => {
  test('the whole name comes before names that begin with it, and those before names that hold it', async () => {
    const found = await names('大沟', { within: '222403' })
    expect(found).toEqual(['大沟村', '大沟林场生活区', '大沟林场生活区'])
    const inside = await names('石头', { within: '222403', levels: ['village'] })
    expect(inside.every((name) => name.includes('石头'))).toBe(true)
  })

  test('what lies in one’s own county comes first, then what lies in its prefecture', async () => {
    expect((await search('永安')).map(({ fullName }) => fullName)[0]).toBe('福建省三明市永安市')
    const near = await search('永安', { near: '222403000000' })
    expect(near[0]?.fullName).toBe('吉林省延边朝鲜族自治州敦化市黄泥河镇永安村')
    expect(near.map(({ name }) => name)).toContain('永安市')
    const [first] = await search('图们', { near: '222403' })
    expect(first?.code).toBe('222402000000')
  })

  test('of whole names the higher level comes first, then the lower code', async () => {
    const found = await search('朝阳', { limit: 4 })
    expect(found.map(({ code }) => code)).toEqual([
      '211300000000',
      '110105000000',
      '211321000000',
      '220104000000',
    ])
  })

  test('a code finds itself first, then what is below it from the top', async () => {
    const found = await search('222403', { limit: 6 })
    expect(found.map(({ code }) => code)).toEqual([
      '222403000000',
      '222403001000',
      '222403002000',
      '222403003000',
      '222403004000',
      '222403100000',
    ])
  })
})

test('a search stays within its region and its levels', async () => {
  const found = await search('x', { within: '222403108000' })
  expect(found.length).toBeGreaterThan(0)
  expect(found.every(({ code }) => code.startsWith('222403108'))).toBe(true)
  const levels = await search('敦化', { levels: ['county'] })
  expect(levels.map(({ code }) => code)).toEqual(['222403000000'])
})

test('every word must hold, for the region or for one above it', async () => {
  expect(await names('官地 腰甸')).toEqual([])
  expect(await names('敦化 社区', { limit: 50 })).not.toContain('腰甸村')
})

test('nodes that are no place are never found', async () => {
  expect(await names('市辖区')).toEqual([])
  expect(await names('110100')).not.toContain('市辖区')
})

test.each([
  ['%'],
  ['_'],
  ["'"],
  ["'; drop table regions.regions; --"],
  ['\\'],
  ['\u0000'],
  ['😀'],
  ['🏳️‍🌈 腰'],
  ['腰'.repeat(5000)],
  ['a'.repeat(5000)],
  ['1'.repeat(5000)],
  ['\u{10ffff}'],
  ['腰 甸 湖 东 西 南 北 中'],
  ['᠎​‏'],
])('the query %j is answered', async (query) => {
  expect(Array.isArray(await search(query))).toBe(true)
})

test('a percent sign is no wildcard', async () => {
  expect(await names('%甸')).toEqual(await names('甸'))
  expect(await names('%')).toEqual([])
})

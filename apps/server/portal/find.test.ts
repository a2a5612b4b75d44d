import { expect, test } from 'vitest'
import { useDemoServer } from '../testing/demo-server.ts'

const demo = useDemoServer()

/** Headings with the names below them. */
async function find(query: string): Promise<Record<string, string[]>> {
  const { status, text } = await demo.get(`${demo.programme}?q=${encodeURIComponent(query)}`)
  expect(status).toBe(200)
  expect(text).toContain('这是演示')
  const groups = text.split('<section>').slice(1)
  return Object.fromEntries(
    groups.map((group) => [
      /<h2>(.*?)<\/h2>/.exec(group)?.[1],
      [...group.matchAll(/class="name">(.*?)</g)].map(([, name]) => name as string),
    ]),
  )
}

test('a village is found alone by its name as it sounds', async () => {
  expect(await find('yaodian')).toEqual({ '村（社区）': ['腰甸村'] })
})

test.each(['市委组织部', '组织部', 'zuzhibu', 'swzzb', 'U003'])(
  'a unit is found by %s',
  async (query) => {
    expect((await find(query)).单位).toContain('市委组织部')
  },
)

test.each(['雁鸣湖镇', 'yanminghu', '222403108'])(
  'a township is found by %s, with all its villages and who supports them',
  async (query) => {
    const { '雁鸣湖镇的村（社区）': villages, ...others } = await find(query)
    expect(villages).toContain('腰甸村')
    expect(villages?.length).toBeGreaterThan(5)
    expect(others).toEqual({})
    const { text } = await demo.get(`${demo.programme}?q=${encodeURIComponent(query)}`)
    expect(text.match(/在帮</g)).toHaveLength(villages?.length as number)
  },
)

test('townships that could be meant are offered, each leading to its own', async () => {
  const { '乡镇（街道）': townships = [] } = await find('镇')
  const several = townships.length > 1 ? townships : ((await find('da'))['乡镇（街道）'] ?? [])
  expect(several.length).toBeGreaterThan(1)
  const [first] = several
  expect(Object.keys(await find(first as string))).toContain(`${first}的村（社区）`)
})

test('of many the first twenty are shown, and it says so', async () => {
  const { text } = await demo.get(`${demo.programme}?q=shi`)
  const { 单位: units } = await find('shi')
  expect(units).toHaveLength(20)
  expect(text).toContain('这里只列了前 20 个，再多写几个字。')
})

test.each(['腰店', '要甸', '腰殿村', '腰點', 'yaodain', 'yaodan', 'yao dain', '要旦'])(
  '腰甸村 is offered to whoever typed %s',
  async (query) => {
    const { [`没有找到“${query}”，是不是：`]: offered, ...others } = await find(query)
    expect(offered).toContain('腰甸村')
    expect(offered?.length).toBeLessThanOrEqual(8)
    expect(others).toEqual({})
  },
)

test.each([
  ['雁明湖', '雁鸣湖镇'],
  ['yanmighu', '雁鸣湖镇'],
  ['市尾组织部', '市委组织部'],
])('to whoever typed %s is offered %s', async (query, name) => {
  expect((await find(query))[`没有找到“${query}”，是不是：`]).toContain(name)
})

test('at most eight are offered, also for a sound that begins many names', async () => {
  const { '没有找到“嗒”，是不是：': offered } = await find('嗒')
  expect(offered).toHaveLength(8)
})

test('what is nowhere is said to be nowhere', async () => {
  const { text } = await demo.get(`${demo.programme}?q=zzzz`)
  expect(text).toContain('没有找到“zzzz”')
})

test('the page of a unit says whom it supports, since when and why, and no tier', async () => {
  const { text: found } = await demo.get(`${demo.programme}?q=zuzhibu`)
  const path = /href="([^"]+\/supporters\/[^"]+)"/.exec(found)?.[1] as string
  const { status, text } = await demo.get(path)
  expect(status).toBe(200)
  expect(text).toContain('<h1>市委组织部</h1>')
  expect(text).toContain('这是演示')
  expect(text).toMatch(/年 1 月 1 日起/)
  const villages = text.match(/\/communities\/\d{12}"/g) ?? []
  expect(villages.length).toBeGreaterThanOrEqual(2)
  expect(text.match(/为什么：按规则算出。\S/g)).toHaveLength(villages.length)
  expect(text).not.toMatch(/[弱穷乱]|等次|tier/)
  const { text: english } = await demo.get(path, { cookie: 'lang=en' })
  expect(english).toMatch(/Supports \d villages and communities/)
})

test('a unit that takes no part, or is none, is absent', async () => {
  const { body } = await demo.get(`/api/public${demo.programme}/partnerships?limit=1`)
  const [{ community }] = body.items
  for (const id of [community.id, '00000000-0000-7000-8000-000000000000']) {
    expect((await demo.get(`${demo.programme}/supporters/${id}`)).status).toBe(404)
  }
})

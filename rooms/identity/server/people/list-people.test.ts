import { beforeAll, describe, expect, test } from 'vitest'
import { erasePersonKey } from '#rooms/journal/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import { addPerson, openSession } from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { forgetClosed } from './forget-closed.ts'
import { readNames } from './read-names.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
let admin: Visitor

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const grants = [{ role: 'system-admin' as const, code: '222403000000' }]
  const id = await addPerson(application, { username: 'admin', name: 'admin', grants })
  admin = await openSession(application, id, { secondFactor: true })
  const names = [
    '张颖',
    '赵一鸣',
    '单雄',
    '阿依古丽',
    '驻村干部',
    '李娜',
    '李那',
    '李娜娜',
    '欧阳修',
  ]
  for (const [at, name] of names.entries()) {
    const made = { countyCode: '222403', username: `p00${at}`, name, grants: [] }
    expect(await admin.post('/api/people', made)).toMatchObject({ status: 200 })
  }
})

const found = async (q: string, more = '') => {
  const query = `q=${encodeURIComponent(q)}${more}`
  const { body } = await admin.get(`/api/people?${query}`)
  return body.items.map(({ name }: { name: string }) => name)
}

describe('people are found', () => {
  test.each([
    ['zy', ['张颖', '赵一鸣']],
    ['zym', ['赵一鸣']],
    ['ZhangYing', ['张颖']],
    ['zhang ying', ['张颖']],
    ['zcgb', ['驻村干部']],
    ['zhucun', ['驻村干部']],
    ['gan', ['驻村干部']],
    ['sx', ['单雄']],
    ['shan', ['单雄']],
    ['danxiong', ['单雄']],
    ['xiu', ['欧阳修']],
    ['張', ['张颖']],
    ['p003', ['阿依古丽']],
    ['%', []],
  ])('by %s', async (q, names) => {
    expect(await found(q)).toEqual(names)
    const { body } = await admin.get(`/api/people/count?q=${encodeURIComponent(q)}`)
    expect(body.count).toBe(names.length)
  })

  test('by a name that was corrected, and by the former one no more', async () => {
    const [{ id }] = (await admin.get('/api/people?q=lina')).body.items
    const corrected = { name: '王秀英', was: '李娜', reason: '打错了' }
    expect((await admin.post(`/api/people/${id}/name`, corrected)).status).toBe(200)
    expect(await found('lina')).toEqual(['李那', '李娜娜'])
    expect(await found('wxy')).toEqual(['王秀英'])
    await admin.post(`/api/people/${id}/name`, { name: '李娜', was: '王秀英', reason: '改回' })
  })

  test('by a name that was written before names were read', async () => {
    const unread = `update identity.users set name_order = '', name_readings = '{}'`
    await application.database.pool.query(`${unread} where name = '张颖'`)
    expect(await found('zy')).toEqual(['赵一鸣'])
    await readNames(application.work)
    expect(await found('zy')).toEqual(['张颖', '赵一鸣'])
  })
})

test('people stand in the order of their pinyin, over all pages', async () => {
  const names: string[] = []
  let after = ''
  do {
    const { body } = await admin.get(`/api/people?limit=3${after}`)
    names.push(...body.items.map(({ name }: { name: string }) => name))
    after = body.next ? `&after=${encodeURIComponent(body.next)}` : ''
  } while (after !== '')
  expect(names).toEqual([
    '阿依古丽',
    'admin',
    '李娜',
    '李那',
    '李娜娜',
    '欧阳修',
    '单雄',
    '张颖',
    '赵一鸣',
    '驻村干部',
  ])
})

test('what was made of a name goes with it', async () => {
  const [{ id }] = (await admin.get('/api/people?q=zhangying')).body.items
  await admin.post(`/api/people/${id}/close`, { reason: '退休' })
  clock.forward(732 * 86_400_000)
  await forgetClosed(application.work, erasePersonKey)
  const { rows } = await application.database.pool.query(
    `select * from identity.users where id = '${id}'`,
  )
  expect(JSON.stringify(rows)).not.toMatch(/ying|张颖/)
})

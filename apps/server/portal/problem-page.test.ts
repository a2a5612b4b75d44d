import { expect, test } from 'vitest'
import { useDemoServer } from '../testing/demo-server.ts'
import { problemPageOf } from './problem-page.ts'

const demo = useDemoServer()

const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test.each([
  ['/programmes/no-id', '哪个行动：编号不完整，或者写错了。', 'Which programme: This id'],
  ['/verify?programme=12', '哪个行动：编号不完整，或者写错了。', 'Which programme: This id'],
  [
    '{programme}/communities/123',
    '哪个村：村的代码是 12 位数字。',
    'Which village: A village code',
  ],
  [
    `{programme}?q=${'a'.repeat(61)}`,
    '要找的名字：最多 60 个字。',
    'What to find: At most 60 characters.',
  ],
  ['{programme}?q=a&q=b', '要找的名字：这一项只能填一次。', 'What to find: This can be given once'],
  [
    '{programme}/partnerships?limit=0&within=x',
    '一页几对：不能小于 1。 哪个乡镇：要填 2 到 12 位数字。',
    'Pairs on a page: Not below 1.',
  ],
])('%s is refused in words of its reader, by the name of each part', async (path, zh, en) => {
  const address = path.replace('{programme}', demo.programme)
  for (const [language, sentence] of [
    ['zh-CN', zh],
    ['en', en],
  ] as const) {
    const { status, text } = await demo.get(address, { cookie: `lang=${language}` })
    expect(status).toBe(400)
    expect(textOf(text)).toContain(sentence)
    expect(text).not.toMatch(/expected|Invalid|无效|期望|programmeId|regionCode/)
  }
})

test.each([
  '/nosuch',
  '/programmes/xyz',
  '{programme}/communities/999',
  '{programme}/communities/222403999999',
  '/verify?programme=xyz',
])('%s is refused in traditional characters alone, and says its reason once', async (path) => {
  const address = path.replace('{programme}', demo.programme)
  const asked = { accept: 'text/html', 'accept-language': 'zh-TW' }
  const { text } = await demo.get(address, asked)
  const shown = textOf(text).replace('簡體中文', '')
  expect(text).toContain('<html lang="zh-Hant">')
  expect(shown).toMatch(/沒有找到|這個網址不對/)
  expect(shown).not.toMatch(/[这个网对没请会机话码术别]/)
  expect(shown.match(/寫錯了/g)?.length ?? 0).toBeLessThanOrEqual(1)
})

test('the error page of a demo says that it is one, and of no other installation', async () => {
  const { text } = await demo.get('/nosuch', { accept: 'text/html' })
  expect(text).toContain('这是演示')
  const problem = {
    type: '',
    title: '没有找到',
    status: 404,
    instance: '/',
    code: '',
    requestId: '',
  }
  expect(problemPageOf(false)(problem, 'zh-CN')).not.toContain('这是演示')
})

test('the table is in the reader’s characters: its name, its header and what is in it', async () => {
  const path = `/api/public${demo.programme}/partnerships.csv?lang=zh-Hant`
  const { headers, text } = await demo.get(path)
  const disposition = decodeURIComponent(String(headers['content-disposition']))
  expect(disposition).toContain('演示-黨建包聯-結對.csv')
  expect(text).toContain('包聯方編號')
  expect(text).toContain('演示數據，不是真實結對')
  expect(text).toContain('腰甸村')
  expect(text).not.toMatch(/[联编号对镇乡为从数据实]/)
})

test('the page for an address of nothing links to nothing but what is there', async () => {
  const { status, text } = await demo.get('/none/such?lang=en', { accept: 'text/html' })
  expect(status).toBe(404)
  const links = [...text.matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>/g)].map(
    ([, href]) => href as string,
  )
  expect(links.length).toBeGreaterThan(3)
  // The desk is served beside these pages, from files that the build makes.
  expect(links).toContain('/desk')
  for (const link of links.filter((each) => !each.startsWith('#') && each !== '/desk')) {
    const { status: found } = await demo.get(link.replaceAll('&amp;', '&'))
    // The API's own page is served in two steps.
    expect([200, 302], link).toContain(found)
  }
})

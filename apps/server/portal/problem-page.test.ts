import { expect, test } from 'vitest'
import { useDemoServer } from '../testing/demo-server.ts'

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

test('the page for an address of nothing links to nothing but what is there', async () => {
  const { status, text } = await demo.get('/none/such?lang=en', { accept: 'text/html' })
  expect(status).toBe(404)
  const links = [...text.matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>/g)].map(
    ([, href]) => href as string,
  )
  expect(links.length).toBeGreaterThan(3)
  for (const link of links.filter((each) => !each.startsWith('#'))) {
    const { status: found } = await demo.get(link.replaceAll('&amp;', '&'))
    // The API's own page is served in two steps.
    expect([200, 302], link).toContain(found)
  }
})

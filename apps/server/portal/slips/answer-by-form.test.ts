import { expect, test } from 'vitest'
import { useVillages } from '#rooms/needs/testing/villages.ts'
import { ok } from '#rooms/programmes/testing/offices.ts'

const villages = useVillages()
const { as, bring, read } = villages

async function asked() {
  const path = await bring('delivered')
  const made = ok(await as('village').post(`${path}/slips`, { count: 2 }))
  return { path, ...made }
}
const at = (link: string) => new URL(link).pathname

test('a slip’s link asks one question, and a form without script answers it once', async () => {
  const { path, slips } = await asked()
  const visitor = villages.application.visitor()
  const page = at(slips[0].link)
  const question = await visitor.get(page)
  expect(question.status).toBe(200)
  for (const said of ['腰甸村', '修村口的桥', '市统计局', '办好了', '还没办好']) {
    expect(question.body).toContain(said)
  }
  const unsaid = await visitor.form(page, { words: '栏杆没装' })
  expect(unsaid.body).toContain('请选一个')
  expect(unsaid.body).toContain('栏杆没装')
  const named = await visitor.form(page, { yes: 'no', words: '找我13812345678' })
  expect(named.body).toContain('第 3 个字起像是电话号码')
  expect((await read(path)).state).toBe('delivered')
  expect((await visitor.form(page, { yes: 'yes', words: '' })).body).toContain('收到了')
  expect(await read(path)).toMatchObject({ state: 'closed', level: 'confirmed', way: 'link' })
  expect((await visitor.form(page, { yes: 'no', words: '' })).status).toBe(404)
  expect((await visitor.get(page)).status).toBe(404)
})

test('the numbers of a slip lead to the same question', async () => {
  const { path, shortNumber: number, slips } = await asked()
  const visitor = villages.application.visitor()
  expect((await visitor.get('/q')).body).toContain('六位数')
  const wrong = await visitor.form('/q', { number, code: '12' })
  expect(wrong.status).toBe(200)
  expect(wrong.body).toContain('这张确认单用过了、过期了，或者输错了')
  const { code } = slips[0]
  expect((await visitor.form('/q', { number, code })).body).toContain('修村口的桥')
  const answer = { number, code, yes: 'no', words: '栏杆没装' }
  expect((await visitor.form('/q', answer)).body).toContain('收到了')
  expect(await read(path)).toMatchObject({ state: 'doing', denied: true })
})

test('slips are printed with what stands on them, and nothing of them is kept', async () => {
  const { shortNumber, goodUntil, slips } = await asked()
  const sheet = await as('village').form('/needs/slips', {
    ...{ title: '修村口的桥', community: '腰甸村' },
    slips: JSON.stringify({ shortNumber, goodUntil, slips }),
  })
  expect(sheet.status).toBe(200)
  expect(sheet.body).toContain(slips[0].code)
  expect(sheet.body.match(/<svg/g)).toHaveLength(2)
  expect((await as('unit').form('/needs/slips', {})).status).toBe(403)
})

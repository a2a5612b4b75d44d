import { beforeAll, describe, expect, test } from 'vitest'
import { county, ok, useOffices, year } from '../../testing/offices.ts'

const { as, make } = useOffices()

let programme: string
beforeAll(async () => {
  programme = (await make()).id
})

const add = (title: string, who = 'office') =>
  as(who).post(`/api/programmes/${programme}/documents`, { title })
const pathOf = (id: string) => `/api/documents/${county}/${id}`
const text = {
  ...{ number: '敦组发〔2026〕3号', body: '第一条　每月到村三天。\n第二条　……' },
  ...{ inForceOn: `${year}-03-01`, reason: '印发' },
}
const write = (id: string, body: object, who = 'office') =>
  as(who).post(`${pathOf(id)}/versions`, { version: 0, ...text, ...body })

describe('the rules library', () => {
  test('begins with titles, and is read page by page', async () => {
    const first = ok(await as('village').get(`/api/programmes/${programme}/documents?limit=1`))
    expect(first.items).toMatchObject([{ version: 0, number: null, inForceOn: null }])
    const next = `/api/programmes/${programme}/documents?limit=1&after=${first.next}`
    expect(ok(await as('village').get(next)).items).toHaveLength(1)
    const shown = ok(await as('village').get(pathOf(first.items[0].id)))
    expect(shown).toMatchObject({ version: 0, shown: null, versions: [], mayChange: false })
  })

  test('keeps every version as it was', async () => {
    const { id } = ok(await add('需求清单管理制度'))
    expect(ok(await write(id, {}))).toEqual({ version: 1 })
    const second = {
      ...text,
      version: 1,
      title: '需求清单管理办法',
      body: '第一条　改。',
      reason: '修订',
    }
    expect(ok(await write(id, second))).toEqual({ version: 2 })
    const now = ok(await as('unit').get(pathOf(id)))
    expect(now).toMatchObject({
      ...{ title: '需求清单管理办法', version: 2, programmeId: programme },
      shown: { version: 2, body: '第一条　改。', by: 'office' },
      versions: [
        { version: 2, reason: '修订' },
        { version: 1, title: '需求清单管理制度' },
      ],
    })
    const then = ok(await as('unit').get(`${pathOf(id)}?version=1`))
    expect(then.shown).toMatchObject({ ...text, title: '需求清单管理制度' })
    expect((await as('unit').get(`${pathOf(id)}?version=9`)).status).toBe(404)
  })

  test('tells the later of two who write what the earlier wrote', async () => {
    const { id } = ok(await add('管理办法'))
    ok(await write(id, {}))
    const late = await write(id, { body: '另一个写法' })
    expect(late).toMatchObject({ status: 409, body: { code: 'programmes.stale' } })
    expect(late.body.conflicts[0].changes).toMatchObject([
      { field: 'body', theirs: text.body, yours: '另一个写法' },
    ])
  })

  test('takes a hundred thousand characters and not one more, and no identity-card number', async () => {
    const { id } = ok(await add('长的'))
    expect((await write(id, { body: '字'.repeat(100_001) })).status).toBe(400)
    ok(await write(id, { body: '字'.repeat(100_000) }))
    expect((await write(id, { version: 1, body: '张三 222403199001011234' })).status).toBe(400)
  })

  test('is kept by the office of the whole region alone', async () => {
    const { id } = ok(await add('谁写'))
    expect((await add('别人的', 'township')).status).toBe(403)
    expect((await add('别人的', 'neighbour')).status).toBe(404)
    expect((await write(id, {}, 'supervisor')).status).toBe(403)
    expect((await write(id, {}, 'neighbour')).status).toBe(404)
    expect((await as('neighbour').get(pathOf(id))).status).toBe(404)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { county, ok } from '#rooms/programmes/testing/offices.ts'
import { useVillages } from '../../../testing/villages.ts'

const villages = useVillages()
const { as } = villages

let codes: { unit: string; other: string }
beforeAll(async () => {
  const codeOf = async (id: string) =>
    ok(await as('office').get(`/api/organizations/${county}/${id}`)).code
  codes = { unit: await codeOf(villages.unit), other: await codeOf(villages.other) }
})

type Row = Record<string, string | number | null>
const paste = (rows: Row[], more = {}, who = 'office') =>
  as(who).post('/api/offers/rows', {
    ...{ countyCode: county, cycleId: villages.cycleId, rows },
    ...more,
  })
const send = (text: string | Buffer, fileName: string, more = '', who = 'office') =>
  as(who).file(
    `/api/offers/sheet?county=${county}&cycle=${villages.cycleId}&fileName=${fileName}${more}`,
    Buffer.from(text as string),
  )
const row = (title: string, more: Row = {}): Row => ({
  ...{ 单位编号: codes.unit, 类别: '技术', 资源名称: title, 能满足的需求: '特色产业；教育' },
  ...more,
})
const find = async (search: string, who = 'office') =>
  ok(await as(who).get(`/api/offers?limit=200&search=${encodeURIComponent(search)}`)).items
const csv = (rows: Row[]) => {
  const header = [...new Set(rows.flatMap((each) => Object.keys(each)))]
  return [header, ...rows.map((each) => header.map((key) => each[key] ?? ''))]
    .map((cells) => cells.join(','))
    .join('\n')
}

describe('a list of offers', () => {
  test('is taken whole, in whatever order and language its columns stand', async () => {
    const chinese = row('嫁接技术', { 数量: 2, 计量单位: '名', 联系电话: '写在别处' })
    const answer = ok(await paste([chinese]))
    expect(answer).toMatchObject({ rows: 1, made: 1, changed: 0, taken: true, faults: [] })
    expect(answer.notices.map(({ column }: { column: string }) => column)).toEqual(['联系电话'])
    expect((await find('嫁接'))[0]).toMatchObject({
      ...{ needs: ['specialty', 'education'], quantity: 2, state: 'draft' },
    })
    const english = { title: '扶持资金', needs: 'income', category: 'money', amount: '12,000.50' }
    ok(await paste([{ unit_code: codes.other, ...english }], { publish: true }))
    const [money] = await find('扶持资金', 'village')
    expect(money).toMatchObject({ amountFen: 1_200_050, state: 'published', needs: ['income'] })
  })

  test('is told every fault of every row, and none of it is taken', async () => {
    const answer = ok(
      await paste([
        row('好的一行'),
        row('', { 类别: '看戏' }),
        row('没有金额', { 类别: '资金' }),
        row('找老王13812345678'),
        row('别县的', { 单位编号: 'X9' }),
        row('编号不对', { 资源编号: 99_999 }),
        row('没有岗位', { 联系岗位: '科长' }),
        row('好的一行'),
        row('日子反了', { 开始日期: '2026-05-01', 结束日期: '2026年4月1日' }),
        row('110101199003074514'),
      ]),
    )
    expect(answer).toMatchObject({ taken: false, rows: 10 })
    const places = answer.faults.map((each: { row: number; code: string }) => [each.row, each.code])
    expect(places.sort(([a]: [number], [b]: [number]) => a - b)).toEqual([
      [3, 'not-expected'],
      [3, 'cell-empty'],
      [4, 'money-without-amount'],
      [5, 'personal-number'],
      [6, 'unit-unknown'],
      [7, 'number-unknown'],
      [8, 'post-unknown'],
      [9, 'same-line'],
      [10, 'days-reversed'],
      [11, 'identity-number'],
    ])
    expect(answer.faults.find(({ row }: { row: number }) => row === 6).wrong).toContain('“X9”')
    expect(await find('好的一行')).toEqual([])
  })

  test('is only checked when that is asked', async () => {
    const answer = ok(await paste([row('先看看')], { check: true }))
    expect(answer).toMatchObject({ made: 1, taken: false, faults: [] })
    expect(await find('先看看')).toEqual([])
  })

  test('of a unit needs no code of it, and names no other unit', async () => {
    const { 单位编号: _, ...own } = row('本单位的')
    expect(ok(await paste([own], {}, 'unit'))).toMatchObject({ made: 1, taken: true })
    const [fault] = ok(await paste([row('别人的', { 单位编号: codes.other })], {}, 'unit')).faults
    expect(fault.code).toBe('unit-unknown')
    expect((await paste([row('村里')], {}, 'village')).status).toBe(403)
    const beyond = ok(await paste([row('邻县')], {}, 'neighbour'))
    expect(beyond).toMatchObject({ taken: false, faults: [{ code: 'unit-unknown' }] })
  })

  test('comes as CSV in UTF-8 or GB18030, and pasted from a spreadsheet', async () => {
    ok(await send(`\ufeff${csv([row('带标记的')])}`, 'a.csv'))
    // 类别,资源名称,… in GB18030.
    const gb = Buffer.from(
      'c0e0b1f02cd7cad4b4c3fbb3c62cc4dcc2fad7e3b5c4d0e8c7f30abcbccaf52cb9fac4dab1ead7bc2cb7a8c2c9b7fecef1',
      'hex',
    )
    expect(ok(await send(gb, 'b.csv', '', 'unit')).taken).toBe(true)
    const tabs = csv([row('贴进来的')]).replaceAll(',', '\t')
    expect(ok(await send(tabs, 'c.csv')).taken).toBe(true)
    expect(await find('带标记的')).toHaveLength(1)
    expect(await find('贴进来的')).toHaveLength(1)
  })

  test('that was exported changes nothing when it is brought again', async () => {
    const path = `/api/organizations/${county}/${villages.unit}/posts`
    ok(await as('unit').post(path, { title: '技术科科长', kind: 'other', beginsOn: '2026-01-01' }))
    const full = { 内容: '“教”嫁接，包会', 条件: '村里管饭', 最多接几个: 3, 联系岗位: '技术科科长' }
    ok(await paste([row('整条都写的', { ...full, 时间说明: '每周三', 开始日期: '2026-03-01' })]))
    for (const kind of ['csv', 'xlsx']) {
      const exported = await as('office').get(
        `/api/offers/export.${kind}?cycle=${villages.cycleId}`,
      )
      const bytes = Buffer.from(exported.body as string)
      const again = ok(await send(bytes, `list.${kind}`))
      expect(again).toMatchObject({ made: 0, changed: 0, faults: [], notices: [], taken: true })
      expect(again.unchanged).toBeGreaterThan(1)
    }
  })

  test('corrects a line by its number or its name, as a new version', async () => {
    ok(await paste([row('要改的')]))
    const [before] = await find('要改的')
    ok(await paste([row('改好的', { 资源编号: before.number })]))
    ok(await paste([row('改好的', { 内容: '按名称改' })]))
    expect(await find('改好的')).toMatchObject([
      { id: before.id, content: '按名称改', version: 3, state: 'draft' },
    ])
    expect(await find('要改的')).toEqual([])
  })

  test('has a template whose headers are those that are read', async () => {
    const answer = await as('unit').get('/api/offers/template.xlsx')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
  })
})

test('fifteen thousand rows are one list, and one more is too many', {
  timeout: 120_000,
}, async () => {
  const many = Array.from({ length: 15_001 }, (_, at) => row(`第${at}项农技指导`))
  const [fault] = ok(await send(csv(many), 'many.csv')).faults
  expect(fault).toMatchObject({ code: 'too-many-lines', row: null })
  const answer = ok(await send(csv(many.slice(1)), 'many.csv'))
  expect(answer).toMatchObject({ made: 15_000, taken: true })
})

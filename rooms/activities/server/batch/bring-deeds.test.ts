import { describe, expect, test } from 'vitest'
import { readTable } from '#base/server/tables/read-table.ts'
import { buildXlsx } from '#base/server/tables/testing/build-xlsx.ts'
import { ok, today, usePaired } from '../../testing/paired.ts'

const paired = usePaired()
const as = paired.offices.as

type Row = Record<string, string | number | null>

const paste = (rows: Row[], more = {}, who = 'unit') =>
  as(who).post('/api/deeds/batch', { cycleId: paired.cycleId, rows, ...more })
const row = (title: string, more: Row = {}): Row => ({ 日期: today, 办了什么事: title, ...more })
const count = async (q: string) =>
  ok(await as('unit').get(`/api/deeds/count?q=${encodeURIComponent(q)}`)).count
const places = (faults: { row: number; column: string; code: string }[]) =>
  faults.map(({ row, column, code }) => [row, column, code])

describe('rows that are pasted', () => {
  test('become deeds together, in whatever order and language their columns stand', async () => {
    const before = await paired.figures()
    const answer = ok(
      await paste([
        { 村: '腰甸村', own_yuan: '1,200.50', title: '修水渠一段', day: today, 受益人数: 31 },
        { title: '修水渠二段', day: today, 受益人数: '9', 类别: '志愿服务', 财政资金: 300 },
      ]),
    )
    expect(answer).toMatchObject({ rows: 2, taken: true, made: 2, faults: [], notices: [] })
    const { items } = ok(await as('village').get(`/api/deeds?q=${encodeURIComponent('修水渠')}`))
    expect(items).toHaveLength(2)
    expect(items.map(({ costs }: { costs: object[] }) => costs)).toContainEqual([
      { source: 'own', fen: 120_050 },
    ])
    const figures = await paired.figures()
    const grown = (code: string) => figures[code].quantity - before[code].quantity
    expect([grown('deeds'), grown('people-helped'), grown('spent')]).toEqual([2, 40, 150_050])
  })

  test('are told every fault of every row, and none of them is taken', async () => {
    const answer = ok(
      await paste([
        row('好的一行'),
        row('', { 帮到多少人: '很多', 心情: '好' }),
        row('没到的一天', { 日期: '2999-01-01', 村: '不认识的村' }),
        row('公历以外', { 日期: '2026-02-30', 类别: '看戏', 捐助: '' }),
        row('看望 110101199003074514'),
        row('钱写两处', { 钱算在哪件: '00000000-0000-7000-8000-000000000000', 单位自筹: '5' }),
        row('好的一行'),
      ]),
    )
    expect(answer).toMatchObject({ taken: false, rows: 7 })
    expect(places(answer.faults)).toEqual([
      [3, '办了什么事', 'cell-empty'],
      [3, '帮到多少人', 'not-expected'],
      [4, '村', 'no-pair'],
      [5, '日期', 'not-expected'],
      [5, '类别', 'not-expected'],
      [6, '办了什么事', 'identity-number'],
      [7, '单位自筹', 'cost-twice'],
      [7, '钱算在哪件', 'unknown-payer'],
      [8, '办了什么事', 'row-twice'],
    ])
    expect(answer.faults[1].wrong).toContain('写的是“很多”')
    expect(answer.notices.map(({ column }: { column: string }) => column)).toEqual(['心情', '捐助'])
    expect(await count('好的一行')).toBe(0)
  })

  test('are only checked when that is asked', async () => {
    expect(ok(await paste([row('先看看对不对')], { check: true }))).toMatchObject({
      ...{ taken: false, made: 1, faults: [] },
    })
    expect(await count('先看看对不对')).toBe(0)
  })

  test('make nothing the second time', async () => {
    const rows = [row('只算一次的事', { 帮到多少人: 3 })]
    expect(ok(await paste(rows))).toMatchObject({ made: 1, unchanged: 0 })
    expect(ok(await paste(rows))).toMatchObject({ made: 0, unchanged: 1 })
    expect(await count('只算一次的事')).toBe(1)
  })

  test('are those of one’s own partnerships alone', async () => {
    const answer = ok(await paste([row('别人的村', { 村: '官地村' })]))
    expect(places(answer.faults)).toEqual([[2, '村', 'no-pair']])
    expect((await paste([row('办公室来报')], {}, 'office')).status).toBe(403)
    const gift = row('手工鞋垫', { 实事或回赠: '回赠', 数量: 600, 数量单位: '双' })
    expect(places(ok(await paste([gift])).faults)).toEqual([[2, null, 'no-pair']])
    expect(ok(await paste([gift], {}, 'village'))).toMatchObject({ taken: true, made: 1 })
  })
})

describe('a sheet', () => {
  const bring = (bytes: Uint8Array, who = 'unit') =>
    as(who).file(`/api/deeds/sheet?cycle=${paired.cycleId}&fileName=x`, bytes)

  test('that was exported comes in again unchanged, as CSV and as a workbook', async () => {
    ok(await paste([row('导出再导入', { 效果: '路面平了，\n老人出门方便', 社会捐助: '0.07' })]))
    const before = await paired.figures()
    const csv = (await as('unit').get('/api/deeds/export.csv')).body as unknown as string
    const again = ok(await bring(Buffer.from(csv)))
    expect(again).toMatchObject({ taken: true, made: 0, corrected: 0, faults: [], notices: [] })
    expect(again.unchanged).toBe(again.rows)
    const xlsx = (await as('unit').get('/api/deeds/export.xlsx')).body as unknown as Buffer
    expect(ok(await bring(xlsx))).toMatchObject({ made: 0, corrected: 0, unchanged: again.rows })
    const after = await paired.figures()
    expect(after.deeds).toEqual(before.deeds)
    expect(after.spent).toEqual(before.spent)
  })

  test('corrects the deeds whose numbers it names, and leaves what it has no column for', async () => {
    const { id, path } = await paired.declare({ title: '要改的一件', helped: 5, outcome: '不动' })
    ok(await paired.step(path, 'confirm'))
    const sheet = [
      ['记录编号', '日期', '办了什么事', '帮到多少人'],
      [id, today, '要改的一件', '8'],
    ]
    const answer = ok(await bring(await buildXlsx([{ name: '实事', rows: sheet }])))
    expect(answer).toMatchObject({ taken: true, made: 0, corrected: 1 })
    expect(ok(await as('village').get(path))).toMatchObject({
      ...{ helped: 8, outcome: '不动', version: 2, state: 'declared' },
    })
  })

  test('names no deed of others for its own', async () => {
    const { id } = await paired.declare(
      { partnershipId: paired.otherId, title: '别人的' },
      'otherUnit',
    )
    const csv = `记录编号,日期,办了什么事\n${id},${today},改成我的\n`
    expect(places(ok(await bring(Buffer.from(csv))).faults)).toEqual([
      [2, '记录编号', 'unknown-record'],
    ])
  })

  test('is given empty, with the columns that it is read by', async () => {
    const { body } = await as('unit').get('/api/deeds/template.xlsx')
    const table = await readTable({ name: 'x.xlsx', bytes: body as unknown as Buffer })
    expect(table.faults).toEqual([])
    const answer = ok(
      await bring(
        Buffer.from(`${table.header.join(',')}\n${table.header.map(() => '').join(',')}x\n`),
      ),
    )
    expect(answer.notices).toEqual([])
  })
})

test('an account is offered the partnerships that it may declare for, each with its kinds', async () => {
  const ofUnit = ok(await as('unit').get('/api/deeds/choices')).items
  expect(ofUnit).toMatchObject([
    { direction: 'deed', partnershipId: paired.id, community: { name: '腰甸村' } },
  ])
  expect(ofUnit[0].kinds).toContainEqual({
    code: 'practical',
    name: { zh: '办实事', en: 'practical help' },
  })
  const ofVillage = ok(await as('otherVillage').get('/api/deeds/choices')).items
  expect(ofVillage).toMatchObject([{ direction: 'gift', partnershipId: paired.otherId }])
})

import { expect, test } from 'vitest'
import { readTable } from '#base/server/tables/read-table.ts'
import { county, useOffices, yaodian, year } from '#rooms/programmes/testing/offices.ts'
import { countDeeds } from '../../testing/counted-deeds.ts'

const offices = useOffices()
const far = '222403109201'

async function counted() {
  const programme = await offices.make({ template: 'cadres-to-villages' })
  await countDeeds(offices.application.work, programme, [
    { village: yaodian, day: `${year}-01-31`, cost: 10_000, confirmed: true },
    { village: yaodian, day: `${year}-02-01`, cost: 250 },
    { village: far, day: `${year}-02-28`, cost: 7 },
  ])
  return `/api/cycles/${programme.cycleId}/figures`
}

async function sheet(path: string, { who = 'office', name }: { who?: string; name?: string } = {}) {
  const { status, body } = await offices.as(who).get(path)
  expect(status).toBe(200)
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const { header, rows, faults } = await readTable({ name: 'x', bytes }, name)
  expect(faults).toEqual([])
  return rows.map(({ cells }) => Object.fromEntries(header.map((head, at) => [head, cells[at]])))
}

test.each(['csv', 'xlsx'])('figures go out as %s, each with how sure it is', async (kind) => {
  const path = await counted()
  const rows = await sheet(`${path}.${kind}?region=${county}`)
  const of = (name: string) => rows.find((row) => row.指标 === name)
  const { items } = (await offices.as('office').get(`${path}?region=${county}`)).body
  expect(rows.map((row) => row.指标)).toEqual(
    items.map(({ name }: { name: { zh: string } }) => name.zh),
  )
  const named = (code: string) =>
    items.find((each: { code: string }) => each.code === code).name.zh as string
  expect(of(named('deeds'))).toMatchObject({
    ...{ 数量: '3', 单位: '件', 记录数: '3', 群众确认: '1', 自报: '2', 抽查过: '0' },
  })
  expect(of(named('spent'))).toMatchObject({ 数量: '102.57', 自报: '2.57' })
})

test('a workbook of figures tells the months too', async () => {
  const path = await counted()
  const rows = await sheet(`${path}.xlsx?region=${yaodian}`, { name: '按月' })
  const months = rows.filter((row) => row.单位 === '件' && row.数量 === '1')
  expect(months.map((row) => row.月份)).toEqual(
    expect.arrayContaining([`${year}-01`, `${year}-02`]),
  )
  expect(JSON.stringify(rows)).not.toContain('"3"')
})

test.each(['csv', 'xlsx'])('records go out as %s by the filter of the list', async (kind) => {
  const path = await counted()
  const rows = await sheet(`${path}/deeds/records.${kind}?region=${county}`)
  expect(rows).toMatchObject([
    { 日期: `${year}-02-28`, 区划代码: far, 数量: '1', 单位: '件', 确认程度: '自报' },
    { 日期: `${year}-02-01`, 确认程度: '自报', 谁确认的: '' },
    { 日期: `${year}-01-31`, 确认程度: '群众确认', 谁确认的: '本人打开链接确认' },
  ])
  const january = `region=${yaodian}&month=${year}-01-01`
  expect(await sheet(`${path}/spent/records.${kind}?${january}`)).toMatchObject([
    { 数量: '100.00', 单位: '元' },
  ])
})

test('in English its heads and words are English', async () => {
  const path = await counted()
  const rows = await sheet(`${path}/deeds/records.csv?region=${yaodian}&lang=en`)
  expect(rows).toMatchObject([{ 'how sure': 'Declared only' }, { confirmed: expect.any(String) }])
})

test('no sheet holds what lies beyond the reach', async () => {
  const path = await counted()
  const status = async (who: string, file: string) => (await offices.as(who).get(file)).status
  for (const kind of ['csv', 'xlsx']) {
    for (const file of [`${path}.${kind}`, `${path}/deeds/records.${kind}`]) {
      expect(await status('township', `${file}?region=${county}`)).toBe(403)
      expect(await status('neighbour', `${file}?region=${county}`)).toBe(403)
      expect(await status('unit', `${file}?region=${yaodian}`)).toBe(403)
      expect(await status('office', file)).toBe(404)
    }
    expect(await status('office', `${path}/brought/records.${kind}?region=${county}`)).toBe(404)
  }
  const own = await sheet(`${path}/deeds/records.csv?region=222403108`, { who: 'township' })
  expect(own).toHaveLength(2)
})

import { beforeAll, expect, test } from 'vitest'
import { bring } from '../../../testing/brought.ts'
import { county, office, yanming, yaodian } from '../../../testing/places.ts'
import { useRegistry } from '../../../testing/registry.ts'

const registry = useRegistry()
beforeAll(async () => {
  const village = { side: 'community', kind: 'village', code: 'V1', regionCode: yaodian }
  await registry.as('chief').make('腰甸村', village)
})

test('villages on the code of another are told in the preview and refused nothing', async () => {
  const brought = await bring(
    registry,
    [
      ['村编号', '村（社区）名称', '单位类型', '行政区划代码'],
      ['V1', '腰甸村民委员会', '村', yaodian],
      ['V2', '红旗村', '村', yaodian],
      ['V3', '雁鸣湖镇', '乡镇', yanming],
    ],
    { side: 'community' },
  )
  const shown = await brought.show()
  expect(shown.state).toBe('previewed')
  expect(shown.notices.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [3, 'region-other-name'],
    [3, 'region-twice'],
  ])
  expect(shown.notices[0].text).toContain('腰甸村')
  const another = await bring(
    registry,
    [
      ['编号', '名称', '类型', '区划代码'],
      ['V9', '腰甸村', '村', yaodian],
    ],
    { side: 'community' },
  )
  const told = (await another.show()).notices
  expect(told.map(({ code }: { code: string }) => code)).toEqual(['same-names', 'region-taken'])
  expect(told[1].text).toContain('V1')
  const [row] = await another.rows('new')
  const seat = row.fields.find(({ field }: { field: string }) => field === 'regionCode')
  expect(seat.new).toBe('敦化市雁鸣湖镇腰甸村')
})

test('a sheet with rows of another side is told of once, with what to do', async () => {
  const brought = await bring(registry, [
    ['类别', '编号', '名称', '类型', '区划代码'],
    ['包联方', 'S1', '市司法局', '单位', office],
    ['村（社区）', 'C1', '红旗村', '村', yaodian],
    ['村（社区）', 'C2', '东风村', '村', 'x'],
  ])
  const faults = await brought.faults()
  expect(faults).toMatchObject([{ row: null, column: '类别', code: 'other-sides' }])
  expect(faults[0].text).toContain('2 行是村（社区），不是包联方')
})

test('an office is a unit or a branch, and one that is there already stays what it is', async () => {
  const header = ['编号', '名称', '类型', '区划代码']
  const rows = [['B1', '联建中心', '学校', office]]
  const refused = await bring(registry, [header, ...rows], { side: 'office' })
  expect(await refused.faults()).toMatchObject([{ column: '类型', code: 'not-expected' }])
  const chief = registry.as('chief')
  const made = {
    countyCode: county,
    side: 'office',
    code: 'B2',
    name: '联建学校',
    regionCode: office,
  }
  expect(await chief.post('', { ...made, kind: 'school' })).toMatchObject({ status: 422 })
  expect(await chief.post('', { ...made, kind: 'unit' })).toMatchObject({ status: 200 })
})

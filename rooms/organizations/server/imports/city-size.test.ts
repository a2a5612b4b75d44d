import { expect, test } from 'vitest'
import { branchRows, places, sheetOf } from '../../../../tests/registry/build-sheet.ts'
import { askImports, bring } from '../../testing/brought.ts'
import { county } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()

const branches = 6062
const villages = 3474

test('takes in a city: 3,474 villages and 6,062 branches, corrected, corrected again and exported', async () => {
  const seats = places.filter(({ level }) => level === 'village')
  const header = ['编号', '名称', '类型', '区划代码', '户数']
  const helped = Array.from({ length: villages }, (_, at) => {
    const { code, name } = seats[at % seats.length] as (typeof seats)[number]
    return [`V${at}`, `${name}${Math.trunc(at / seats.length)}组`, '村', code, 80 + (at % 900)]
  })
  const wrong = helped.map((row, at) => (at % 1000 === 99 ? row.with(3, '22240310820') : row))
  const community = { side: 'community' }
  const first = await bring(registry, sheetOf(wrong, header), community)
  expect(await first.show()).toMatchObject({ state: 'faulty', faultCount: 4 })
  expect((await first.faults()).map(({ row }) => row)).toEqual([101, 1101, 2101, 3101])
  const second = await bring(registry, sheetOf(helped, header), community)
  expect(await second.apply()).toMatchObject({ state: 'applied', counts: { new: villages } })

  const roster = await bring(registry, sheetOf(branchRows(branches)))
  expect(await roster.apply()).toMatchObject({ state: 'applied', unindexed: 0 })
  const corrected = branchRows(branches)
    .filter((_, at) => at % 100 !== 99)
    .map((row, at) => (at % 10 === 1 ? row.with(1, `${row[1]}（改）`) : row))
  const again = await bring(registry, sheetOf(corrected))
  const missing = Math.trunc(branches / 100)
  const { counts } = await again.show()
  expect(counts).toMatchObject({ new: 0, missing, changed: Math.ceil(corrected.length / 10) })
  expect(await again.apply({ missing: 'close' })).toMatchObject({ state: 'applied' })

  const path = `/api/organizations/export.xlsx?county=${county}&side=supporter`
  const { body } = await askImports(registry, 'chief', 'GET', path)
  const back = await bring(registry, body, { fileName: '名单.xlsx' })
  expect((await back.show()).counts).toEqual({
    new: 0,
    changed: 0,
    unchanged: branches - missing,
    missing: 0,
  })
  expect(await again.undo()).toMatchObject({ state: 'undone' })
}, 600_000)

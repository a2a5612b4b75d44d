import { expect, test } from 'vitest'
import { areasOf, isInsideArea, type Member } from './management-area.ts'

const member = (areaId: string, regionCode: string, more: Partial<Member> = {}): Member => ({
  areaId,
  regionCode,
  included: true,
  validFrom: '2020-01-01',
  validTo: null,
  ...more,
})

// 羊山新区 has an office of its own; its streets bear codes of 平桥区 (411503).
const newDistrict = [
  member('羊山新区', '411503001000'),
  member('羊山新区', '411503002000', { validFrom: '2021-06-01' }),
]
const day = '2024-01-01'

test('a village lies in the area that its street belongs to, though its code is of another district', () => {
  expect(isInsideArea(newDistrict, '411503001001', day)).toBe(true)
  expect(isInsideArea(newDistrict, '411503002003', day)).toBe(true)
  expect(isInsideArea(newDistrict, '411503003001', day)).toBe(false)
  expect(isInsideArea(newDistrict, '411503000000', day)).toBe(false)
})

test('the longest code decides, in whatever order, when a part is cut out and a part of that put back', () => {
  const members = [
    member('区', '411503000000'),
    member('区', '411503001000', { included: false }),
    member('区', '411503001002'),
  ]
  for (const each of [members, members.toReversed()]) {
    expect(isInsideArea(each, '411503004001', day)).toBe(true)
    expect(isInsideArea(each, '411503001001', day)).toBe(false)
    expect(isInsideArea(each, '411503001002', day)).toBe(true)
    expect(isInsideArea(each, '411503001002.q001.b003', day)).toBe(true)
  }
})

test('membership begins on its first day and is over on its last', () => {
  const members = [member('区', '411503001000', { validFrom: '2021-06-01', validTo: '2023-01-01' })]
  expect(isInsideArea(members, '411503001001', '2021-05-31')).toBe(false)
  expect(isInsideArea(members, '411503001001', '2021-06-01')).toBe(true)
  expect(isInsideArea(members, '411503001001', '2022-12-31')).toBe(true)
  expect(isInsideArea(members, '411503001001', '2023-01-01')).toBe(false)
})

test('of two areas that hold a village the one that names it more closely comes first', () => {
  const members = [...newDistrict, member('平桥片区', '411503000000')]
  expect(areasOf(members, '411503001001', day)).toEqual(['羊山新区', '平桥片区'])
  expect(areasOf(members, '411503003001', day)).toEqual(['平桥片区'])
  expect(areasOf(members, '222403001001', day)).toEqual([])
})

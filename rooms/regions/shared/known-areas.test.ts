import { expect, test } from 'vitest'
import { checkRegionCode, describeCode, isKnownCounty } from './known-areas.ts'

test.each([
  ['222403', '吉林省延边朝鲜族自治州敦化市'],
  ['222403000000', '吉林省延边朝鲜族自治州敦化市'],
  ['222403108204', '吉林省延边朝鲜族自治州敦化市'],
  ['22', '吉林省'],
  ['110101', '北京市东城区'],
  ['500230', '重庆市丰都县'],
  ['429004', '湖北省仙桃市'],
  ['659001', '新疆维吾尔自治区石河子市'],
  ['441900', '广东省东莞市'],
  ['620201', '甘肃省嘉峪关市'],
  ['989999', '989999'],
  ['999901', '示例省示例市示例县'],
  ['敦化', '敦化'],
])('%s reads %s', (code, said) => {
  expect(describeCode(code)).toBe(said)
})

test('knows counties, and prefectures without counties as such', () => {
  expect(isKnownCounty('222403')).toBe(true)
  expect(isKnownCounty('222403000000')).toBe(true)
  expect(isKnownCounty('441900')).toBe(true)
  expect(isKnownCounty('222400')).toBe(false)
  expect(isKnownCounty('222499')).toBe(false)
})

test.each([
  ['222403108204', null],
  ['222403', null],
  ['222400000000', null],
  ['441900003000', null],
  ['222499001001', 'region-unknown'],
  ['222400001001', 'region-unknown'],
  ['980000000000', 'region-unknown'],
  ['22240', 'region-form'],
  ['', 'region-form'],
  ['２２２４０３', 'region-form'],
] as const)('the code %s of a roster: %s', (code, fault) => {
  expect(checkRegionCode(code)).toBe(fault)
})

import { expect, test } from 'vitest'
import { isOneApart, nearNames, soundOf } from './near-names.ts'

const named = ['腰甸村', '大石头镇', '民主街道', '丹江街道'].map((name) => ({ name }))
const near = (query: string, most = 8) =>
  nearNames(soundOf(query) ?? '', named, most).map(({ name }) => name)

test.each(['腰店', '要甸', '腰點', 'YaoDian', 'yao dian', "yao'dian"])(
  '%s sounds like yaodian',
  (query) => {
    expect(soundOf(query)).toBe('yaodian')
  },
)

test.each(['222403', '腰店2', '', '…', 'приют'])('%j has no sound', (query) => {
  expect(soundOf(query)).toBeUndefined()
})

test.each(['yaodain', 'yaodan', 'yaodiann', 'yaotian', 'yaodiancu', '要旦'])(
  '%s is near 腰甸村',
  (query) => {
    expect(near(query)).toEqual(['腰甸村'])
  },
)

test('two letters off is not near, and of three letters nothing is', () => {
  expect(near('yaoxan')).toEqual([])
  expect(near('dan')).toEqual([])
})

test('no more than are asked for', () => {
  const many = Array.from({ length: 20 }, () => ({ name: '腰甸村' }))
  expect(nearNames('yaodan', many, 8)).toHaveLength(8)
})

test.each([
  ['abcd', 'abcd', true],
  ['abcd', 'abd', true],
  ['abcd', 'abcde', true],
  ['abcd', 'abxd', true],
  ['abcd', 'abdc', true],
  ['abcd', 'badc', false],
  ['abcd', 'ab', false],
  ['abcd', 'axxd', false],
])('%s and %s are one step apart: %s', (one, other, apart) => {
  expect(isOneApart(one, other)).toBe(apart)
  expect(isOneApart(other, one)).toBe(apart)
})

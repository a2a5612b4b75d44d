import { expect, test } from 'vitest'
import { tokensOf } from './tokens.ts'

const tokens = (name: string) => tokensOf(name).map(({ token }) => token)

test('a name is found by itself, its pinyin, its initials and its parts', () => {
  expect(tokensOf('大山嘴子村')).toEqual(
    expect.arrayContaining([
      { token: '大山嘴子村', place: 0 },
      { token: 'dashanzuizicun', place: 0 },
      { token: 'dszzc', place: 1 },
      { token: '山嘴子村', place: 2 },
      { token: '嘴子村', place: 2 },
    ]),
  )
  expect(tokens('大山嘴子村')).not.toContain('子村')
})

test.each([
  ['蔚县', 'yuxian'],
  ['乐亭县', 'laotingxian'],
  ['六安市', 'luanshi'],
  ['重庆市', 'chongqingshi'],
  ['长乐区', 'changlequ'],
  ['涡阳县', 'guoyangxian'],
  ['铅山县', 'yanshanxian'],
  ['吕梁市', 'lvliangshi'],
])('%s is found as %s', (name, pinyin) => {
  expect(tokens(name)).toContain(pinyin)
})

test('readings that place names do not use are left out', () => {
  expect(tokens('朝阳区')).not.toContain('chaoyangou')
})

test('brackets and full-width signs are left out of what is looked up', () => {
  expect(tokens('五三（１）社区')).toContain('五三1社区')
})

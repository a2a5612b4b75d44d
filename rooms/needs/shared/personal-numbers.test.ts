import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPersonalNumbers } from './personal-numbers.ts'

test.each([
  ['修路，找老王13812345678', 'telephone', 7],
  ['电话 138-1234-5678', 'telephone', 1],
  ['１３８１２３４５６７８', 'telephone', 1],
  ['+86 13812345678 可问', 'telephone', 1],
  ['座机0433-6223344', 'telephone', 1],
  ['打 0433 6223344', 'telephone', 3],
  ['联系方式：6223344', 'telephone', 1],
  ['张某 222403198001011234 要证明', 'identity', 4],
])('finds in %j a number of a person (%s) from character %i', (text, what, at) => {
  expect(findPersonalNumbers(text)).toEqual([{ what, at }])
})

test.each([
  '路长 1200 米，宽 3.5 米，投资 12800000 元',
  '2026 年 5 月 1 日前修好',
  '惠及 380 户 1260 人，每亩增收 1500 元',
  '文件号 敦组发〔2024〕3号',
  '需要 0.5 亩地',
  '电话信号不好，全村 320 户收不到',
])('lets %j pass', (text) => {
  expect(findPersonalNumbers(text)).toEqual([])
})

test('finds a mobile number wherever it stands among words', () => {
  const words = fc.stringMatching(/^[修路要水井电村口的]{0,30}$/)
  const mobile = fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
  fc.assert(
    fc.property(words, mobile, words, (before, number, after) => {
      expect(findPersonalNumbers(before + number + after)).toEqual([
        { what: 'telephone', at: before.length + 1 },
      ])
    }),
  )
})

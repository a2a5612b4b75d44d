import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalName } from './normal-name.ts'

test.each([
  ['中国共产党敦化市司法局支部', '中共敦化市司法局党支部'],
  ['第12党支部', '第十二支部'],
  ['腰甸村村民委员会', '腰甸村'],
  ['腰甸村委会', '腰甸村'],
  ['红旗社区居民委员会', '红旗社区'],
  ['示例（敦化）有限责任公司', '示例(敦化)公司'],
  ['ABC公司', 'ａｂｃ 公司'],
])('%s and %s are one name', (one, other) => {
  expect(normalName(one)).toBe(normalName(other))
})

test.each([
  ['第一党支部', '第二党支部'],
  ['第11党支部', '第十二党支部'],
  ['腰甸村', '腰甸社区'],
])('%s and %s are two', (one, other) => {
  expect(normalName(one)).not.toBe(normalName(other))
})

test('a name is never emptied, and a space or bracket more changes nothing', () => {
  const part = fc.constantFrom('中国共产党', '第', '3', '党支部', '村民委员会', '村', 'Ａ', '公司')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      expect(normalName(parts.join(''))).not.toBe('')
      expect(normalName(`（${parts.join(' ')}）`)).toBe(normalName(parts.join('')))
    }),
  )
})

test('a name of marks alone stays as it is', () => {
  expect(normalName('（）')).toBe('（）')
})

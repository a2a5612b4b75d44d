import { expect, test } from 'vitest'
import { splitWords } from '#base/server/search/typed.ts'
import { readingsOf, wordOf } from './parse-query.ts'

test.each([
  ['雁鸣湖 腰甸', ['雁鸣湖', '腰甸']],
  ['　雁鸣湖，腰甸。', ['雁鸣湖', '腰甸']],
  ['ＹＡＯＤＩＡＮ ２２２４０３', ['yaodian', '222403']],
  ["xi'an", ['xian']],
  ['lüliang', ['lvliang']],
  ["%_' OR 1=1 --", ['or', '1', '1']],
  ['😀🏳️‍🌈', []],
  ['', []],
  ['a b c d e f g h', ['a', 'b', 'c', 'd', 'e', 'f']],
])('%j has the words %j', (query, words) => {
  expect(splitWords(query)).toEqual(words)
})

test('a word in traditional characters is looked up as typed and in simplified ones', () => {
  expect(wordOf('雁鳴湖').prefixes).toEqual(['雁鳴湖', '雁鸣湖'])
  // 乾 is also a simplified character, in the name of a county.
  expect(wordOf('乾县').prefixes).toContain('乾县')
})

test('digits are read as the beginning of a code too', () => {
  expect(wordOf('222403').codePrefix).toBe('222403')
  expect(wordOf('101团').codePrefix).toBeUndefined()
})

test('syllables apart are one name first, a pasted address is its parts', () => {
  expect([...readingsOf(['yao', 'dian'])]).toEqual([['yaodian'], ['yao', 'dian']])
  expect([...readingsOf(['吉林省敦化市雁鸣湖镇腰甸村'])][1]).toEqual([
    '吉林省',
    '敦化市',
    '雁鸣湖镇',
    '腰甸村',
  ])
  expect([...readingsOf(['敦化腰甸'])]).toContainEqual(['敦化', '腰甸'])
})

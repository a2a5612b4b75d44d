import { expect, test } from 'vitest'
import { spellNames } from './spell-names.ts'

test.each([
  ['1–3号楼', ['1号楼', '2号楼', '3号楼']],
  ['1-3号楼、5号楼', ['1号楼', '2号楼', '3号楼', '5号楼']],
  ['一至三组', ['一组', '二组', '三组']],
  ['九到十一组', ['九组', '十组', '十一组']],
  ['第1到2网格\n南院，北院', ['第1网格', '第2网格', '南院', '北院']],
  ['8-3号楼', ['8-3号楼']],
  ['1号楼、1-2号楼', ['1号楼', '2号楼']],
  [' 、\n', []],
  ['１号楼', ['1号楼']],
  ['第1网格到第2网格', ['第1网格', '第2网格']],
  ['一组至三组', ['一组', '二组', '三组']],
  ['1号－2号楼', ['1号楼', '2号楼']],
  ['统一村一至二组', ['统一村一组', '统一村二组']],
  ['1号楼至2组', ['1号楼至2组']],
])('%j are %j', (typed, names) => {
  expect(spellNames(typed)).toMatchObject({ names, beyond: [] })
})

// Whatever a keyboard, a phone or an input method makes of it, also with full-width digits.
test.each([
  ...['-', '‐', '‑', '‒', '–', '—', '―', '−', '─', '－', '﹣', '~', '～', '〜', '∼'],
  ...['——', '--', ' - ', ' — ', '至', '到'],
])('%j stands between the ends of a range', (dash) => {
  const names = ['1号楼', '2号楼', '3号楼']
  expect(spellNames(`1${dash}3号楼`).names).toEqual(names)
  expect(spellNames(`１${dash}３号楼`).names).toEqual(names)
  expect(spellNames(`1号楼${dash}3号楼`).names).toEqual(names)
})

test('a range of more than are added in one go is no name, and is counted', () => {
  expect(spellNames('1-999999组、南院')).toEqual({
    names: ['南院'],
    twice: [],
    beyond: [{ part: '1-999999组', count: 999_999 }],
  })
  expect(spellNames('1-200号').names).toHaveLength(200)
})

test('what is written twice is told', () => {
  expect(spellNames('1-3组、2组\n2组').twice).toEqual(['2组'])
})

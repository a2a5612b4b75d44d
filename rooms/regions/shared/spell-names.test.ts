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
])('%j are %j', (typed, names) => {
  expect(spellNames(typed)).toEqual(names)
})

import { expect, test } from 'vitest'
import { splitPlaceQuery } from './split-place-query.ts'

test.each([
  ['腰甸村 3组', { village: '腰甸村', names: ['3组', '三组'] }],
  ['腰甸村3组', { village: '腰甸村', names: ['3组', '三组'] }],
  ['雁鸣湖 腰甸 十二组', { village: '雁鸣湖 腰甸', names: ['十二组', '12组'] }],
  ['民主社区阳光小区', { village: '民主社区', names: ['阳光小区'] }],
  ['3组', { names: ['3组', '三组'] }],
  // A village alone is no place in it.
  ['腰甸村', { names: ['腰甸村'] }],
  [' ', { names: [] }],
])('%j is %j', (query, split) => {
  expect(splitPlaceQuery(query)).toEqual(split)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, rowsOf, textOf } from './pasted.ts'

test('reads lines and tabs, and cells in quotes that hold both', () => {
  expect(cellsOf('村\t日期\r\n腰甸村\t"2026-03-12\n上午"\r\n\r\n')).toEqual([
    ['村', '日期'],
    ['腰甸村', '2026-03-12\n上午'],
  ])
})

test('what is mended in a cell and written back is read again as it is', () => {
  const cell = fc.string().map((text) => text.trim().replaceAll('\r', ''))
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
  fc.assert(
    fc.property(rows, (cells) => {
      const filled = cells.filter((row) => row.some((each) => each !== ''))
      expect(cellsOf(textOf(filled))).toEqual(filled)
    }),
  )
})

test('rows are told by their header', () => {
  expect(rowsOf([['村', '日期'], ['腰甸村']])).toEqual([{ 村: '腰甸村', 日期: '' }])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameText } from '#base/shared/clean-text.ts'
import { readTable } from './read-table.ts'
import { writeCsv } from './write-csv.ts'

test('quotes as RFC 4180 does', () => {
  expect(
    writeCsv(
      ['a', 'b'],
      [
        ['x,y', 'say "no"'],
        ['two\nlines', 3],
      ],
    ),
  ).toBe('a,b\n"x,y","say ""no"""\n"two\nlines",3\n')
})

test('writes a byte-order mark only when asked', () => {
  expect(writeCsv(['a'], [], { mark: true }).charCodeAt(0)).toBe(0xfeff)
  expect(writeCsv(['a'], []).charCodeAt(0)).toBe(97)
})

test('lets no text start a formula and leaves numbers alone', () => {
  const rows = ['=1+1', '+cmd', '-x', '@sum', '\tx', '-12', '+3.5', -4].map((cell) => [cell])
  const wide = ['＝1+1', '＋cmd', '－x', '＠sum', '\n=1+1'].map((cell) => [cell])
  expect(writeCsv(['a'], wide)).toBe("a\n'＝1+1\n'＋cmd\n'－x\n'＠sum\n\"'\n=1+1\"\n")
  expect(writeCsv(['a'], rows).split('\n').slice(1, -1)).toEqual([
    "'=1+1",
    "'+cmd",
    "'-x",
    "'@sum",
    '"\'\tx"',
    '-12',
    '+3.5',
    '-4',
  ])
})

test('what it writes reads back as written, whatever separates and begins it', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom(
      ';',
      '；',
      ',',
      '\t',
      "'",
      '"',
      '=1',
      '-',
      '－',
      '、',
      '甲;乙;丙',
      "'=",
      "''-1",
    ),
  )
  const cell = fc
    .array(piece, { minLength: 1, maxLength: 4 })
    .map((pieces) => nameText(pieces.join('')))
    .filter((text) => text !== '' && !text.includes('\0'))
  const table = fc.tuple(fc.tuple(cell, cell), fc.array(fc.tuple(cell, cell), { minLength: 1 }))
  await fc.assert(
    fc.asyncProperty(table, async ([header, rows]) => {
      fc.pre(header[0] !== header[1])
      const bytes = new TextEncoder().encode(writeCsv(header, rows))
      const read = await readTable({ name: 'x.csv', bytes })
      expect(read.faults).toEqual([])
      expect(read.header).toEqual(header)
      expect(read.rows.map(({ cells }) => cells)).toEqual(rows)
    }),
    { seed: 7, numRuns: 500 },
  )
})
